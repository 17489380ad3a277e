import { z } from 'zod'
import { FeatureCard, featureParams, FeatureRow, featuresQuery, pageOf } from './features.ts'
import { defineRoute } from './route.ts'
import { defineTileLayer } from './tile_layer.ts'

export const ROAD_KINDS = ['expressway', 'national', 'provincial', 'county', 'township', 'village', 'path'] as const
const kind = z.enum(ROAD_KINDS).describe('expressway 高速 national 国道 provincial 省道 county 县道 township 乡道 village 村道 path 小路')
const bridge = z.boolean().describe('是否桥梁')

export const roadsTiles = defineTileLayer({
  id: 'roads',
  description: '道路，按技术等级',
  geometry: 'line',
  fields: z.object({ name: z.string().nullable().describe('路名，没有则空'), kind, bridge }),
  table: 'roads',
  seenBy: 'everyone',
  minzoom: 8,
  maxzoom: 14,
  wholeFrom: 13,
})

const own = { kind, bridge, lengthMeters: z.number().min(0) }
/** The name is empty where the road has none. */
export const RoadRow = FeatureRow.extend(own)
export const Road = FeatureCard.extend(own)
export type RoadRow = z.infer<typeof RoadRow>
export type Road = z.infer<typeof Road>

export const getRoad = defineRoute({
  method: 'GET',
  path: '/api/roads/{id}',
  summary: 'A stretch of road: class, length',
  params: featureParams,
  reply: Road,
})

export const listRoads = defineRoute({
  method: 'GET',
  path: '/api/roads',
  summary: 'Stretches of road that touch an area, by class',
  query: featuresQuery(ROAD_KINDS),
  reply: pageOf(RoadRow),
})
