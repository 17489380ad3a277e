import { z } from 'zod'
import { LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

/** A named point of the map: peak, hamlet, sight, water. Seats of townships and villages come with their areas. */
export const Place = z.object({
  name: z.string(),
  kind: z.enum(['seat', 'settlement', 'peak', 'water', 'sight']),
  /** 1 shown from furthest away */
  rank: z.int(),
  location: LonLat,
  heightMeters: z.number().nullable(),
})
export type Place = z.infer<typeof Place>

export const listPlaces = defineRoute({
  method: 'GET',
  path: '/api/places',
  summary: 'Named points of the map, highest rank first; public to every account',
  query: z.object({ rank: z.coerce.number().int().min(1).max(9).optional().describe('this rank and higher ones only') }),
  reply: z.object({ items: z.array(Place) }),
})
