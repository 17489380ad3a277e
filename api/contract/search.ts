import { z } from 'zod'
import { LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

export const SearchHit = z.object({
  kind: z.enum(['area', 'place', 'house', 'person', 'industry', 'facility']),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  location: LonLat.nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = defineRoute({
  method: 'GET',
  path: '/api/search',
  summary: 'Places, addresses, houses, enterprises; people within scope; pinyin and initials too',
  query: z.object({ q: z.string().trim().min(1).max(80), limit: z.coerce.number().int().min(1).max(50).default(12) }),
  reply: z.object({ items: z.array(SearchHit) }),
})
