import { z } from 'zod'
import { FeatureCard, featureParams, FeatureRow, featuresQuery, pageOf } from './features.ts'
import { defineRoute } from './route.ts'
import { defineTileLayer } from './tile_layer.ts'

const USES = ['paddy', 'dryland', 'orchard', 'forest', 'construction'] as const
const areaMu = z.number().min(0).describe('面积，亩')
const detail = z.string().nullable().describe('作物、品种、优势树种或用途')

export const parcelsTiles = defineTileLayer({
  id: 'parcels',
  description: '地块：水田、旱地、园地、林地、建设用地',
  geometry: 'polygon',
  fields: z.object({
    name: z.string().describe('名称'),
    kind: z.enum(USES).describe('paddy 水田 dryland 旱地 orchard 园地 forest 林地 construction 建设用地'),
    detail,
    areaMu,
  }),
  table: 'parcels',
  seenBy: 'area',
  minzoom: 10,
  maxzoom: 14,
  wholeFrom: 13,
})

export const HAZARD_TYPES = ['landslide', 'rockfall', 'debris', 'other'] as const
const hazard = {
  type: z.enum(HAZARD_TYPES).describe('landslide 滑坡 rockfall 崩塌 debris 泥石流 other 其他'),
  grade: z.string().nullable().describe('险情等级'),
  households: z.int().min(0).nullable().describe('威胁户数，户'),
  areaMu,
}
export const hazardsTiles = defineTileLayer({
  id: 'hazards',
  description: '地质灾害隐患区',
  geometry: 'polygon',
  fields: z.object({ name: z.string().describe('名称'), ...hazard }),
  table: 'parcels',
  seenBy: 'area',
  minzoom: 8,
  maxzoom: 14,
})

export const ParcelRow = FeatureRow.extend({ kind: z.enum([...USES, 'hazard']), detail, areaMu })
export const HazardRow = FeatureRow.extend(hazard)
export const Parcel = FeatureCard.extend({
  kind: z.enum([...USES, 'hazard']),
  detail,
  areaMu,
  /** The unit that answers for it. */
  unit: z.string(),
  /** What its department records of it, in the department's own words. */
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type ParcelRow = z.infer<typeof ParcelRow>
export type HazardRow = z.infer<typeof HazardRow>
export type Parcel = z.infer<typeof Parcel>

export const getParcel = defineRoute({
  method: 'GET',
  path: '/api/parcels/{id}',
  summary: 'A parcel of land or a hazard zone: use, area, who answers for it, what is recorded of it',
  params: featureParams,
  reply: Parcel,
})

export const listParcels = defineRoute({
  method: 'GET',
  path: '/api/parcels',
  summary: 'Parcels of an area, largest first; without the hazard zones unless these are asked for',
  query: featuresQuery([...USES, 'hazard']),
  reply: pageOf(ParcelRow),
})

export const listHazards = defineRoute({
  method: 'GET',
  path: '/api/parcels/hazards',
  summary: 'Geological hazard zones of an area, those that threaten most households first',
  query: featuresQuery(HAZARD_TYPES),
  reply: pageOf(HazardRow),
})
