import { z } from 'zod'
import { FeatureCard, featureParams, FeatureRow, featuresQuery, pageOf } from './features.ts'
import { defineRoute } from './route.ts'
import { defineTileLayer } from './tile_layer.ts'

const own = {
  kind: z.int().min(1).max(4).describe('1 企业 2 合作社 3 家庭农场 4 个体工商户'),
  sector: z.string().length(1).describe('GB/T 4754 门类字母'),
  jobs: z.int().min(0).describe('从业人数，人'),
  outputYuan: z.number().min(0).describe('年产值，元'),
}

export const industryTiles = defineTileLayer({
  id: 'industry',
  description: '产业主体：企业、合作社、家庭农场、个体工商户',
  geometry: 'point',
  fields: z.object({ name: z.string().describe('名称'), ...own }),
  table: 'industry',
  seenBy: 'area',
  minzoom: 8,
  maxzoom: 14,
  wholeFrom: 13,
})

export const IndustryRow = FeatureRow.extend(own)
export const Industry = FeatureCard.extend({ ...own, foundedOn: z.iso.date(), address: z.string() })
export type IndustryRow = z.infer<typeof IndustryRow>
export type Industry = z.infer<typeof Industry>

export const getIndustry = defineRoute({
  method: 'GET',
  path: '/api/industry/{id}',
  summary: 'An enterprise, cooperative or farm: trade, output, jobs',
  params: featureParams,
  reply: Industry,
})

export const listIndustry = defineRoute({
  method: 'GET',
  path: '/api/industry',
  summary: 'Industry of an area, largest output first',
  query: featuresQuery(['1', '2', '3', '4']),
  reply: pageOf(IndustryRow),
})
