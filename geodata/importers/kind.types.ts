import type { Sql } from '../../api/database/sql.ts'
import type { ReadOptions } from './importer.types.ts'

export interface ImportOptions extends ReadOptions {
  /** name of a scene, or of the county where the database is empty */
  readonly name?: string | undefined
  /** code of the county where the database is empty */
  readonly code?: string | undefined
  readonly codeColumn?: string | undefined
  readonly nameColumn?: string | undefined
  /** lon,lat[,height] of a scene without a place of its own */
  readonly at?: string | undefined
  /** let the demo's villages, houses and people settle into the land just imported */
  readonly resettle: boolean
  /** replace a scene of the same name */
  readonly yes: boolean
}

/** Where an import works. */
export interface Workplace {
  readonly dataDir: string
  /** One transaction as the owner; the database is opened at the first one. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}

export interface Rejection {
  /** 1 is the first feature of the file */
  readonly number: number
  readonly reason: string
}

/** What an import did, for people. */
export interface Summary {
  readonly read: number
  readonly stored: number
  readonly rejected: readonly Rejection[]
  /** label and text, in order */
  readonly lines: readonly (readonly [label: string, text: string])[]
  readonly notes: readonly string[]
  /** tiles are to be baked anew */
  readonly bake: boolean
}

/** One kind of data that can be brought in. */
export interface Kind {
  readonly id: string
  readonly title: string
  /** which files it takes, for the help text */
  readonly takes: string
  /** several files make one import (tiles of a height grid) */
  readonly several?: boolean
  /** @throws ImportError and leaves everything as it was */
  run(paths: readonly string[], options: ImportOptions, place: Workplace): Promise<Summary>
}
