import { z } from 'zod'
import type { Words } from './dimensions.ts'
import { FeatureCard, featureParams, FeatureRow, featuresQuery, pageOf } from './features.ts'
import { defineRoute } from './route.ts'
import { defineTileLayer } from './tile_layer.ts'

export const FACILITY_KINDS = [
  'hospital',
  'clinic',
  'school',
  'kindergarten',
  'care',
  'shelter',
  'government',
  'police',
  'fire',
  'market',
] as const
export type FacilityKind = (typeof FACILITY_KINDS)[number]
/** One of a kind, in sentences. */
export const FACILITY_WORDS: Record<FacilityKind, Words> = {
  hospital: { zh: '医院', en: 'hospital' },
  clinic: { zh: '卫生室', en: 'clinic' },
  school: { zh: '学校', en: 'school' },
  kindergarten: { zh: '幼儿园', en: 'kindergarten' },
  care: { zh: '养老机构', en: 'care home' },
  shelter: { zh: '避险安置点', en: 'shelter' },
  government: { zh: '政务服务点', en: 'government office' },
  police: { zh: '派出所', en: 'police station' },
  fire: { zh: '消防站', en: 'fire station' },
  market: { zh: '集贸市场', en: 'market' },
}
const own = {
  kind: z
    .enum(FACILITY_KINDS)
    .describe(
      'hospital 医院 clinic 卫生室 school 学校 kindergarten 幼儿园 care 养老 shelter 避险 government 政务 police 派出所 fire 消防 market 市场',
    ),
  capacity: z.int().min(0).describe('容量：床位、学位、可容纳人数或摊位'),
}

export const facilitiesTiles = defineTileLayer({
  id: 'facilities',
  description: '公共设施：医疗、教育、养老、避险、政务、治安、市场',
  geometry: 'point',
  fields: z.object({ name: z.string().describe('名称'), ...own }),
  table: 'facilities',
  seenBy: 'area',
  minzoom: 8,
  maxzoom: 14,
  wholeFrom: 12,
})

export const FacilityRow = FeatureRow.extend(own)
export const Facility = FeatureCard.extend({ ...own, address: z.string() })
export type FacilityRow = z.infer<typeof FacilityRow>
export type Facility = z.infer<typeof Facility>

export const getFacility = defineRoute({
  method: 'GET',
  path: '/api/facilities/{id}',
  summary: 'A public facility: what it is and how many it serves',
  params: featureParams,
  reply: Facility,
})

export const listFacilities = defineRoute({
  method: 'GET',
  path: '/api/facilities',
  summary: 'Public facilities of an area, largest first',
  query: featuresQuery(FACILITY_KINDS),
  reply: pageOf(FacilityRow),
})
