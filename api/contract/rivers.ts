import { z } from 'zod'
import { FeatureCard, featureParams, FeatureRow, featuresQuery, pageOf } from './features.ts'
import { defineRoute } from './route.ts'
import { defineTileLayer } from './tile_layer.ts'

const KINDS = ['river', 'stream', 'reservoir'] as const
const kind = z.enum(KINDS).describe('river 河流 stream 溪沟 reservoir 水库')
const widthMeters = z.number().min(0).nullable().describe('河宽，米；水面没有')

export const riversTiles = defineTileLayer({
  id: 'rivers',
  description: '河流、溪沟和水库',
  geometry: 'line',
  fields: z.object({ name: z.string().describe('名称'), kind, widthMeters }),
  table: 'rivers',
  seenBy: 'everyone',
  minzoom: 8,
  maxzoom: 14,
  wholeFrom: 12,
})

export const RiverRow = FeatureRow.extend({ kind, widthMeters, lengthMeters: z.number().min(0) })
/** `areaMu`: of a reservoir's water; null for lines. */
export const River = FeatureCard.extend({ kind, widthMeters, lengthMeters: z.number().min(0), areaMu: z.number().min(0).nullable() })
export type RiverRow = z.infer<typeof RiverRow>
export type River = z.infer<typeof River>

export const getRiver = defineRoute({
  method: 'GET',
  path: '/api/rivers/{id}',
  summary: 'A river, brook or reservoir: length, width, area of water',
  params: featureParams,
  reply: River,
})

export const listRivers = defineRoute({
  method: 'GET',
  path: '/api/rivers',
  summary: 'Waters that touch an area, widest first',
  query: featuresQuery(KINDS),
  reply: pageOf(RiverRow),
})
