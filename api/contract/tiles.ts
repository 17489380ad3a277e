import { z } from 'zod'
import { defineRoute } from './route.ts'

/** Version in use of each baked set; null before its first bake. Put it into tile addresses as `?v=` so that browsers may keep them. */
export const TileVersions = z.object({ terrain: z.string().nullable(), basemap: z.string().nullable(), houses: z.string().nullable() })
export type TileVersions = z.infer<typeof TileVersions>

export const getTiles = defineRoute({
  method: 'GET',
  path: '/api/tiles',
  summary: 'Which version of each baked tile set is in use',
  reply: TileVersions,
})
