import type { Geometry } from 'geojson'
import type { Relief } from '../county.types.ts'

/** A file or a wish that can't be met. The message is one Chinese sentence: the file, what is wrong, what to do. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** What a look at the first bytes gives; nothing more of a file is read before a format recognises it. */
export interface ProbedFile {
  readonly path: string
  /** last part of the path */
  readonly name: string
  /** lower case, without the dot */
  readonly extension: string
  readonly size: number
  /** the first 4,096 bytes; empty for a folder */
  readonly head: Buffer
  readonly folder: boolean
}

/** Coordinate reference system of what is read. `definition`: what PROJ understands, or an offset of Chinese web maps. */
export interface Crs {
  readonly definition: string
  readonly title: string
}

export interface Named {
  readonly name: string
  /** Why it is believed to be so. */
  readonly why: string
}

export interface SourceFeature {
  /** 1 is the first of the file */
  readonly number: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: Geometry | null
}

/** A vector file opened: what it says about itself, and its features on demand. */
export interface FeatureSource {
  readonly count: number
  readonly fields: readonly string[]
  /** west, south, east, north in the file's own units; null when the file is empty */
  readonly extent: readonly [number, number, number, number] | null
  /** what the file itself declares */
  readonly crs: Crs | null
  readonly encoding: Named | null
  /** Things the reader should know: a rebuilt index, a layer chosen among several. */
  readonly notes: readonly string[]
  /** Features with coordinates brought from `from` to WGS-84 by PROJ; `from` null leaves the coordinates alone. */
  features(from: Crs | null): AsyncIterable<SourceFeature>
  close(): Promise<void>
}

export interface ReadOptions {
  readonly crs?: string | undefined
  readonly encoding?: string | undefined
  readonly layer?: string | undefined
}

/** Degrees: west, south, east, north. */
export type Box = readonly [number, number, number, number]

export interface GridRead {
  /** WGS-84, NaN = void */
  readonly relief: Relief
  readonly crs: Named
  readonly notes: readonly string[]
}

interface Format {
  readonly id: string
  /** Chinese name, as the summary prints it. */
  readonly title: string
  recognises(file: ProbedFile): boolean
}
export interface FeatureFormat extends Format {
  readonly gives: 'features'
  /** @throws ImportError when the file is damaged */
  open(file: ProbedFile, options: ReadOptions): Promise<FeatureSource>
}
export interface GridFormat extends Format {
  readonly gives: 'grid'
  /** What the file's name and size tell before a database is opened. @throws ImportError */
  check?(file: ProbedFile): void
  /**
   * Reads what lies within the window, or gives null when nothing does.
   * @throws ImportError when the file is damaged
   */
  read(file: ProbedFile, window: Box, options: ReadOptions): Promise<GridRead | { readonly missed: Box }>
}
/** One file format. */
export type Importer = FeatureFormat | GridFormat
