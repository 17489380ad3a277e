import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

export const Flows = z.object({
  /** The records' date, YYYY-MM-DD. */
  asOf: z.iso.date(),
  /** False: for a reader who sees no people: rounded down to fives, none under 5. */
  exact: z.boolean(),
  /** Where people left from: the areas below the one asked for, or a village itself. */
  origins: z.array(z.object({ code: AreaCode, name: z.string(), seat: LonLat, people: z.int() })),
  /** Where they live, most people first: a city by six digits (destinations.ts), another township of the county by nine. */
  places: z.array(z.object({ code: z.string(), name: z.string(), nameEnglish: z.string(), location: LonLat, people: z.int() })),
  flows: z.array(z.object({ from: AreaCode, to: z.string(), people: z.int() })),
})
export type Flows = z.infer<typeof Flows>

export const getFlows = defineRoute({
  method: 'GET',
  path: '/api/flows',
  summary: 'Where people of an area live and work away from home: outside the county by city, within it by township',
  query: z.object({ area: AreaCode }),
  reply: Flows,
})
