import { getIndustry, industryTiles, listIndustry } from '../../api/contract/industry.ts'
import { written, type Column } from '../map/columns.ts'
import type { Text } from '../map/layer.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  { value: 1, label: { zh: '企业', en: 'Enterprise' }, color: '#2c5f8a', sign: { shape: 'square', text: '企' } },
  { value: 2, label: { zh: '合作社', en: 'Cooperative' }, color: '#4a7d2c', sign: { shape: 'circle', text: '社' } },
  { value: 3, label: { zh: '家庭农场', en: 'Family farm' }, color: '#96631a', sign: { shape: 'diamond', text: '农' } },
  { value: 4, label: { zh: '个体工商户', en: 'Sole trader' }, color: '#83527c', sign: { shape: 'circle', text: '商' } },
]
/** GB/T 4754 sections. */
const SECTORS: Readonly<Record<string, Text>> = {
  A: { zh: '农、林、牧、渔业', en: 'Agriculture' },
  B: { zh: '采矿业', en: 'Mining' },
  C: { zh: '制造业', en: 'Manufacturing' },
  D: { zh: '电力、热力、燃气及水', en: 'Power, gas, water' },
  E: { zh: '建筑业', en: 'Construction' },
  F: { zh: '批发和零售业', en: 'Wholesale and retail' },
  G: { zh: '交通运输、仓储和邮政业', en: 'Transport and storage' },
  H: { zh: '住宿和餐饮业', en: 'Hotels and catering' },
  I: { zh: '信息传输、软件业', en: 'Information and software' },
  J: { zh: '金融业', en: 'Finance' },
  K: { zh: '房地产业', en: 'Real estate' },
  L: { zh: '租赁和商务服务业', en: 'Business services' },
  M: { zh: '科学研究和技术服务业', en: 'Research and technology' },
  N: { zh: '水利、环境和公共设施管理业', en: 'Water and environment' },
  O: { zh: '居民服务、修理业', en: 'Household services' },
  P: { zh: '教育', en: 'Education' },
  Q: { zh: '卫生和社会工作', en: 'Health and social work' },
  R: { zh: '文化、体育和娱乐业', en: 'Culture and recreation' },
  S: { zh: '公共管理、社会组织', en: 'Public administration' },
  T: { zh: '国际组织', en: 'International bodies' },
}
const kind: Column = {
  field: 'kind',
  title: { zh: '类型', en: 'Kind' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [String(value), label])) },
}
const sector: Column = { field: 'sector', title: { zh: '行业', en: 'Trade' }, format: { as: 'codes', codes: SECTORS } }
const jobs: Column = { field: 'jobs', title: { zh: '从业', en: 'Jobs' }, format: { as: 'number', unit: { zh: '人', en: '' } } }
const output: Column = { field: 'outputYuan', title: { zh: '年产值', en: 'Yearly output' }, format: { as: 'yuan' } }

export const industryLayer = defineVectorLayer({
  tiles: industryTiles,
  title: { zh: '产业主体', en: 'Industry' },
  group: 'works',
  style: { by: 'kind', stops: STOPS, rank: 'outputYuan', namesFrom: 2500 },
  eyeMeters: { from: 0, to: 150_000 },
  table: {
    list: listIndustry,
    one: getIndustry,
    columns: [kind, output, jobs],
    facts: [
      kind,
      sector,
      output,
      jobs,
      { field: 'foundedOn', title: { zh: '成立', en: 'Founded' }, format: { as: 'day' } },
      { field: 'address', title: { zh: '地址', en: 'Address' }, format: { as: 'text' } },
    ],
  },
  card: (site, language) => [
    site.name,
    [written(site.kind, kind.format, language), written(site.sector, sector.format, language)].join(' · '),
    [written(site.outputYuan, output.format, language), written(site.jobs, jobs.format, language)].join(' · '),
  ],
})
