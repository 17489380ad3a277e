import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { FACILITY_KINDS } from './facilities.ts'
import { defineRoute } from './route.ts'

export const TRAVEL_MODES = ['foot', 'ebike', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]
/** Minutes beyond which travel is not followed, by mode: whoever takes longer does not go. */
export const TRAVEL_LIMIT: Record<TravelMode, number> = { foot: 180, ebike: 180, car: 180 }
/** A travel time that is longer, or that no way has. */
export const BEYOND = 255

const Kinds = z.array(z.enum(FACILITY_KINDS)).min(1).max(FACILITY_KINDS.length)

export const Coverage = z.object({
  area: AreaCode,
  /** The canonical text of the filter. */
  filter: z.string(),
  asOf: z.iso.date(),
  /** Facilities of the kinds asked for, of the whole county: people go to the nearest one wherever it stands. */
  facilities: z.int().min(0),
  /** False: numbers of people are rounded down to fives, and null for 1 to 4. */
  exact: z.boolean(),
  people: z.object({
    /** All who match the filter. */
    matched: z.int().min(0).nullable(),
    within: z.int().min(0).nullable(),
    beyond: z.int().min(0).nullable(),
    /** Who live outside the county, or in no house on file: not counted in either. */
    unplaced: z.int().min(0).nullable(),
  }),
  /** People by minutes of travel in steps of five: 0–5, 5–10 …; the last one: longer than the limit, or cut off. */
  curve: z.array(z.int().min(0).nullable()),
  children: z.array(z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), beyond: z.int().nullable() })),
})
export type Coverage = z.infer<typeof Coverage>

export const getCoverage = defineRoute({
  method: 'POST',
  path: '/api/reach/coverage',
  summary: 'Who is within so many minutes of the nearest facility of some kinds, and who is not: over slopes, rivers and roads',
  body: z.object({
    area: AreaCode,
    filter: z.string().max(2000).default(''),
    kinds: Kinds,
    mode: z.enum(TRAVEL_MODES).default('foot'),
    minutes: z.int().min(5).max(120).default(30),
  }),
  reply: Coverage,
})

/**
 * Minutes to the nearest facility over the reader's area, as bytes: a line of JSON (`Surface` without minutes), a line feed, then one
 * byte a cell, row by row from the north: whole minutes begun, BEYOND where longer or no way.
 */
export interface Surface {
  readonly west: number
  readonly north: number
  /** degrees between the middles of cells */
  readonly step: number
  readonly width: number
  readonly height: number
  readonly minutes: Uint8Array
}
const SurfaceHeader = z.object({ west: z.number(), north: z.number(), step: z.number(), width: z.int(), height: z.int() })

export const getSurface = defineRoute({
  method: 'GET',
  path: '/api/reach/surface',
  summary: 'Travel time to the nearest facility of some kinds, cell by cell over the reader’s area: bytes, see reach.ts',
  query: z.object({
    kinds: z
      .string()
      .transform((text) => text.split(','))
      .pipe(Kinds),
    mode: z.enum(TRAVEL_MODES).default('foot'),
  }),
  reply: z.string(),
  contentType: 'application/octet-stream',
})

export function encodeSurface({ minutes, west, north, step, width, height }: Surface): Uint8Array {
  const header = new TextEncoder().encode(`${JSON.stringify({ west, north, step, width, height })}\n`)
  const bytes = new Uint8Array(header.length + minutes.length)
  bytes.set(header)
  bytes.set(minutes, header.length)
  return bytes
}

/** @throws Error when they are not such bytes */
export function decodeSurface(bytes: Uint8Array): Surface {
  const end = bytes.indexOf(10)
  const header = SurfaceHeader.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))))
  const minutes = bytes.subarray(end + 1)
  if (minutes.length !== header.width * header.height) throw new Error('a travel surface of another size than it says')
  return { ...header, minutes }
}
