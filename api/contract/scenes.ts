import { z } from 'zod'
import { LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

/** A mounted 实景三维 model: its tileset is at `/tiles/scenes/{name}/tileset.json`. */
export const Scene = z.object({ name: z.string(), title: z.string(), location: LonLat.nullable(), radiusMeters: z.number().nullable() })
export type Scene = z.infer<typeof Scene>

export const listScenes = defineRoute({
  method: 'GET',
  path: '/api/scenes',
  summary: 'Mounted 3D Tiles scenes',
  reply: z.object({ items: z.array(Scene) }),
})
