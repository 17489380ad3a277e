import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { Impact, zoneRoutes } from './impact.ts'
import { defineRoute } from './route.ts'

/** The highest rise that is followed, metres. */
export const MOST_RISE = 20
/** Depths in decimetres at which the classes begin: up to 0.5 m, 1 m, 2 m, deeper. */
export const DEPTH_CLASSES = [1, 6, 11, 21] as const

const Km = z.number().min(0).max(1000)
/** Which part of a river rises: all of it unless said. */
const Course = z.object({
  /** id of a river */
  river: z.int().positive().max(2_147_483_647),
  /** Kilometres along the river from where it enters the relief. */
  fromKm: Km.default(0),
  toKm: Km.default(1000),
  /** A release: the rise halves every so many kilometres downstream. */
  halvingKm: z.number().min(1).max(500).optional(),
})
export type FloodCourse = z.infer<typeof Course>

export const FloodQuestion = Course.extend({
  area: AreaCode,
  /** Metres above the river's own level. */
  rise: z
    .number()
    .min(0.1)
    .max(MOST_RISE)
    .transform((meters) => Math.round(meters * 10) / 10),
})
export type FloodQuestion = z.infer<typeof FloodQuestion>

export const FloodRivers = z.object({
  rivers: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      lengthKm: z.number(),
      /** Whether it runs through the area asked for. */
      here: z.boolean(),
      /** Kilometres along the river between which it runs through the area asked for. */
      reach: z.tuple([z.number(), z.number()]).nullable(),
      /** km along, metres of its level: its own profile, falling downstream. */
      profile: z.array(z.tuple([z.number(), z.number()])),
      /** lon, lat every kilometre or so. */
      course: z.array(LonLat),
    }),
  ),
  /** Dams on these rivers, with what a release is taken to do. Example configuration (示例). */
  releases: z.array(
    z.object({ reservoir: z.string(), river: z.int(), fromKm: z.number(), rise: z.number(), halvingKm: z.number(), location: LonLat }),
  ),
})
export type FloodRivers = z.infer<typeof FloodRivers>

export const getFloodRivers = defineRoute({
  method: 'GET',
  path: '/api/flood/rivers',
  summary: 'Rivers whose stage can rise, their profiles, and releases from the dams on them',
  query: z.object({ area: AreaCode }),
  reply: FloodRivers,
  long: true,
})

export const getFlood = defineRoute({
  method: 'POST',
  path: '/api/flood',
  summary:
    'Who and what is under water when a river rises by so many metres: a flood along the connected channel, its surface sloping with the river’s own profile',
  body: FloodQuestion,
  reply: Impact,
  long: true,
})

export const getFloodField = defineRoute({
  method: 'POST',
  path: '/api/flood/field',
  summary: 'Water of the reader’s area at every rise at once, cell by cell: bytes, see flood.ts',
  body: Course,
  reply: z.string(),
  contentType: 'application/octet-stream',
  long: true,
})

export const floodRoutes = zoneRoutes('/api/flood', 'under water', FloodQuestion)

/**
 * Water at every rise at once, as bytes: a line of JSON (west, north, step, width, height, cells, runs), a line feed, zeros up to a multiple of
 * four, then little-endian: `runs` pairs of uint32 (first cell of the grid, cells in a row), and a column a property for all cells.
 * At a rise of n decimetres a cell is wet when n ≥ `from`; its surface lies at `level` + n · `share` / FULL_SHARE.
 */
export interface FloodField {
  readonly west: number
  readonly north: number
  /** degrees between the middles of cells */
  readonly step: number
  readonly width: number
  readonly height: number
  /** Cells of the grid, ascending. */
  readonly cells: Uint32Array
  /** Of the ground and of the river's level that it belongs to, decimetres. */
  readonly ground: Int16Array
  readonly level: Int16Array
  /** How much of the rise arrives here. */
  readonly share: Uint8Array
  /** The least rise that reaches it, decimetres. */
  readonly from: Uint8Array
}
export const FULL_SHARE = 250

/** Depth at a cell of a field, decimetres, 1 to 255; 0: dry. @param rise decimetres */
export function depthAt({ ground, level, share, from }: FloodField, index: number, rise: number): number {
  if (rise < from[index]!) return 0
  const depth = Math.round(level[index]! + (rise * share[index]!) / FULL_SHARE - ground[index]!)
  return Math.min(255, Math.max(1, depth))
}

const Head = z.object({
  west: z.number(),
  north: z.number(),
  step: z.number(),
  width: z.int(),
  height: z.int(),
  cells: z.int().min(0),
  runs: z.int().min(0),
})
const upToFour = (bytes: number) => (bytes + 3) & ~3

export function encodeFloodField({ cells, ground, level, share, from, ...grid }: FloodField): Uint8Array {
  const runs: number[] = []
  for (const [index, cell] of cells.entries()) {
    if (index > 0 && cells[index - 1] === cell - 1) runs[runs.length - 1]!++
    else runs.push(cell, 1)
  }
  const { west, north, step, width, height } = grid
  const text = `${JSON.stringify({ west, north, step, width, height, cells: cells.length, runs: runs.length / 2 })}\n`
  const head = upToFour(text.length)
  const bytes = new Uint8Array(head + runs.length * 4 + cells.length * 6)
  bytes.set(new TextEncoder().encode(text))
  let at = head
  for (const values of [Uint32Array.from(runs), ground, level, share, from]) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return bytes
}

/** @throws Error when they are not such bytes */
export function decodeFloodField(buffer: ArrayBuffer): FloodField {
  const bytes = new Uint8Array(buffer)
  const end = bytes.indexOf(10)
  const { cells: count, runs, ...grid } = Head.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))))
  const head = upToFour(end + 1)
  if (bytes.length !== head + runs * 8 + count * 6) throw new Error('a field of water of another size than it says')
  const pairs = new Uint32Array(buffer, head, runs * 2)
  const cells = new Uint32Array(count)
  let filled = 0
  for (let run = 0; run < pairs.length; run += 2) for (let step = 0; step < pairs[run + 1]!; step++) cells[filled++] = pairs[run]! + step
  const at = head + runs * 8
  return {
    ...grid,
    cells,
    ground: new Int16Array(buffer, at, count),
    level: new Int16Array(buffer, at + count * 2, count),
    share: new Uint8Array(buffer, at + count * 4, count),
    from: new Uint8Array(buffer, at + count * 5, count),
  }
}
