import { z } from 'zod'
import { LonLat } from './areas.ts'
import { defineRoute } from './route.ts'
import { Alteration, Destination, Kinds, TRAVEL_MODES } from './travel.ts'

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
/** A destination in an address: `kinds=clinic,hospital`, `facility=17`, `point=111.03,29.42`. */
const DestinationQuery = z.object({
  kinds: z
    .string()
    .default('clinic,hospital')
    .transform((text) => text.split(','))
    .pipe(Kinds),
  facility: z.coerce.number().int().positive().optional(),
  point: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(LonLat)
    .optional(),
  mode: z.enum(TRAVEL_MODES).default('foot'),
})
const SurfaceHeader = z.object({ west: z.number(), north: z.number(), step: z.number(), width: z.int(), height: z.int() })

export const getSurface = defineRoute({
  method: 'GET',
  path: '/api/reach/surface',
  summary: 'Travel time to the nearest facility of some kinds, cell by cell over the reader’s area: bytes, see travel_surface.ts',
  query: DestinationQuery,
  reply: z.string(),
  contentType: 'application/octet-stream',
  long: true,
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

/** Isochrones: an area for each of some minutes, each in the next. */
export const Isochrones = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ minutes: z.int() }),
      geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(LonLat))) }),
    }),
  ),
})
export type Isochrones = z.infer<typeof Isochrones>

const MOST_BANDS = 8
const Bands = z.array(z.int().min(1).max(180)).min(1).max(MOST_BANDS)
export const getIsochrones = defineRoute({
  method: 'GET',
  path: '/api/reach/isochrones',
  summary: 'From where one gets there within some minutes, over the box of the reader’s area: GeoJSON, the shortest first',
  query: DestinationQuery.extend({
    minutes: z
      .string()
      .default('15,30,45,60')
      .transform((text) => [...new Set(text.split(',').map(Number))].toSorted((a, b) => a - b))
      .pipe(Bands),
  }),
  reply: Isochrones,
  contentType: 'application/geo+json',
  long: true,
})

export const getAlteredIsochrones = defineRoute({
  method: 'POST',
  path: '/api/reach/isochrones',
  summary: 'The same once roads are cut or built, facilities closed or opened',
  body: Destination.extend({
    mode: z.enum(TRAVEL_MODES).default('foot'),
    minutes: Bands.default([15, 30, 45, 60]),
    altered: Alteration,
  }),
  reply: Isochrones,
  contentType: 'application/geo+json',
  long: true,
})
