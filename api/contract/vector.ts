import { z } from 'zod'
import { facilitiesTiles } from './facilities.ts'
import { industryTiles } from './industry.ts'
import { hazardsTiles, parcelsTiles } from './parcels.ts'
import { riversTiles } from './rivers.ts'
import { roadsTiles } from './roads.ts'
import { defineRoute } from './route.ts'
import type { TileLayer } from './tile_layer.ts'

/** Every layer served as vector tiles. */
export const TILE_LAYERS: readonly TileLayer[] = [industryTiles, facilitiesTiles, parcelsTiles, hazardsTiles, roadsTiles, riversTiles]

/** TileJSON 3.0.0. Source: github.com/mapbox/tilejson-spec/tree/master/3.0.0 */
export const TileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  description: z.string(),
  version: z.string(),
  attribution: z.string(),
  scheme: z.literal('xyz'),
  tiles: z.array(z.string()),
  minzoom: z.int(),
  maxzoom: z.int(),
  /** west, south, east, north of what the reader may see; left out where that is nothing */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  vector_layers: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      minzoom: z.int(),
      maxzoom: z.int(),
      fields: z.record(z.string(), z.string()),
    }),
  ),
})
export type TileJson = z.infer<typeof TileJson>

/** Zooms at which tiles are answered; beyond a layer's own `maxzoom` a client enlarges what it has. */
export const ZOOMS = { from: 0, to: 18 } as const
const coordinate = z.coerce.number().int().min(0)

export const getTileJson = defineRoute({
  method: 'GET',
  path: '/tiles/{layer}.json',
  summary: 'TileJSON 3 of a layer: zooms, bounds of what the reader may see, fields',
  params: z.object({ layer: z.string() }),
  reply: TileJson,
})

export const getVectorTile = defineRoute({
  method: 'GET',
  path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
  summary: 'A Mapbox Vector Tile of a layer, scoped to the reader; 204 where there is nothing',
  params: z
    .object({ layer: z.string(), z: coordinate.max(ZOOMS.to), x: coordinate, y: coordinate })
    .refine(({ z: zoom, x }) => x < 2 ** zoom, { path: ['x'], message: 'x 应小于 2 的 z 次方' })
    .refine(({ z: zoom, y }) => y < 2 ** zoom, { path: ['y'], message: 'y 应小于 2 的 z 次方' }),
  reply: z.string(),
  contentType: 'application/vnd.mapbox-vector-tile',
})
