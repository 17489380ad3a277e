import { z } from 'zod'
import { LonLat } from './areas.ts'
import type { Words } from './dimensions.ts'
import { FACILITY_KINDS } from './facilities.ts'
import { FloodQuestion } from './flood.ts'
import { ROAD_KINDS } from './roads.ts'
import { Drawing } from './selection.ts'

export const TRAVEL_MODES = ['foot', 'ebike', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]
export const TRAVEL_WORDS: Record<TravelMode, Words> = {
  foot: { zh: '步行', en: 'on foot' },
  ebike: { zh: '骑电动车', en: 'by e-bike' },
  car: { zh: '开车', en: 'by car' },
}
/** Minutes beyond which travel is not followed, by mode: whoever takes longer does not go. */
export const TRAVEL_LIMIT: Record<TravelMode, number> = { foot: 180, ebike: 180, car: 180 }
/** A travel time that is longer, or that no way has. */
export const BEYOND = 255
export const Kinds = z.array(z.enum(FACILITY_KINDS)).min(1).max(FACILITY_KINDS.length)
/** Travel is to the nearest facility of some kinds; to one facility, or to one place, where that is given. */
export const Destination = z.object({
  kinds: Kinds.default(['clinic', 'hospital']),
  facility: z.int().positive().optional(),
  /** lon, lat */
  point: LonLat.optional(),
})
export type Destination = z.infer<typeof Destination>

/** A change that is only thought of: facilities closed and opened (moved: both), roads cut and built. */
export const Alteration = z.object({
  /** ids of facilities */
  closed: z.array(z.int().positive()).max(50).default([]),
  opened: z
    .array(z.object({ at: LonLat, capacity: z.int().min(0).max(100_000).default(0) }))
    .max(50)
    .default([]),
  /** ids of roads, cut whole */
  roads: z.array(z.int().positive()).max(500).default([]),
  /** Roads are cut where they meet one of these: a place that slid, a bridge, water. */
  areas: z.array(Drawing).max(20).default([]),
  /** Nobody walks through them either: water, not a landslide on the road. */
  ground: z.boolean().default(false),
  /** Water of a river that has risen: roads are cut where it stands on them, and nobody walks through it. */
  flood: FloodQuestion.omit({ area: true }).optional(),
  built: z
    .array(z.object({ kind: z.enum(ROAD_KINDS), line: z.array(LonLat).min(2).max(200) }))
    .max(20)
    .default([]),
})
export type Alteration = z.infer<typeof Alteration>
