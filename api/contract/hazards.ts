import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { Impact, zoneRoutes } from './impact.ts'
import { HAZARD_TYPES } from './parcels.ts'
import { defineRoute } from './route.ts'

/** Values of a hazard zone's cells, and its classes: ground around a hazard, where it runs out to, the hazard itself. */
export const HAZARD_CLASSES = [1, 2, 3] as const

export const HazardQuestion = z.object({
  area: AreaCode,
  /** Which kinds of recorded hazards. */
  kinds: z
    .array(z.enum(HAZARD_TYPES))
    .min(1)
    .max(HAZARD_TYPES.length)
    .default([...HAZARD_TYPES]),
  /**
   * The angle of reach, degrees: rubble runs downhill until the straight line back to where it came from is flatter. 22° is about that of ten
   * thousand cubic metres (Corominas 1996, Can. Geotech. J. 33: lg(H/L) = −0.085 lg V − 0.047).
   */
  angle: z.int().min(10).max(45).default(22),
  /** Metres kept around each hazard. */
  buffer: z.int().min(0).max(500).default(50),
})
export type HazardQuestion = z.infer<typeof HazardQuestion>

export const HazardImpact = Impact.extend({
  /** Recorded hazards of these kinds within the area. */
  hazards: z.int().min(0),
})
export type HazardImpact = z.infer<typeof HazardImpact>

export const getHazardImpact = defineRoute({
  method: 'POST',
  path: '/api/hazards',
  summary: 'Who and what stands on recorded hazards, where these run out to downhill, and close around them',
  body: HazardQuestion,
  reply: HazardImpact,
  long: true,
})

export const HazardField = z.object({
  west: z.number(),
  north: z.number(),
  /** degrees between the middles of cells */
  step: z.number(),
  width: z.int(),
  height: z.int(),
  /** First cell of the grid, cells in a row, value of HAZARD_CLASSES; by turns, cells ascending. */
  runs: z.array(z.int()),
})
export type HazardField = z.infer<typeof HazardField>

export const getHazardField = defineRoute({
  method: 'POST',
  path: '/api/hazards/field',
  summary: 'The zone of hazards over the reader’s area, as runs of cells',
  body: HazardQuestion.omit({ area: true }),
  reply: HazardField,
  long: true,
})

export const hazardRoutes = zoneRoutes('/api/hazards', 'in the zone of hazards', HazardQuestion)
