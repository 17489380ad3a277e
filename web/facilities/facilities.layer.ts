import { facilitiesTiles, getFacility, listFacilities } from '../../api/contract/facilities.ts'
import { written, type Column } from '../map/columns.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  { value: 'hospital', label: { zh: '医院', en: 'Hospital' }, color: '#12706b', sign: { shape: 'square', text: '医' } },
  { value: 'clinic', label: { zh: '卫生室', en: 'Clinic' }, color: '#12706b', sign: { shape: 'circle', text: '卫' } },
  { value: 'school', label: { zh: '学校', en: 'School' }, color: '#6a4795', sign: { shape: 'square', text: '学' } },
  { value: 'kindergarten', label: { zh: '幼儿园', en: 'Kindergarten' }, color: '#6a4795', sign: { shape: 'circle', text: '幼' } },
  { value: 'care', label: { zh: '养老服务', en: 'Care for the aged' }, color: '#8a5d12', sign: { shape: 'circle', text: '养' } },
  { value: 'shelter', label: { zh: '避险场所', en: 'Shelter' }, color: '#2a62a5', sign: { shape: 'diamond', text: '避' } },
  { value: 'government', label: { zh: '政务服务', en: 'Government' }, color: '#5b4636', sign: { shape: 'square', text: '政' } },
  { value: 'police', label: { zh: '派出所', en: 'Police' }, color: '#34495e', sign: { shape: 'square', text: '警' } },
  { value: 'fire', label: { zh: '消防', en: 'Fire service' }, color: '#a5481a', sign: { shape: 'square', text: '消' } },
  { value: 'market', label: { zh: '市场', en: 'Market' }, color: '#666b14', sign: { shape: 'circle', text: '市' } },
]
const kind: Column = {
  field: 'kind',
  title: { zh: '类型', en: 'Kind' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [value, label])) },
}
const capacity: Column = {
  field: 'capacity',
  title: { zh: '可服务', en: 'Serves' },
  format: { as: 'number', unit: { zh: '人（床、位）', en: 'people, beds or seats' } },
}

export const facilitiesLayer = defineVectorLayer({
  tiles: facilitiesTiles,
  title: { zh: '公共设施', en: 'Facilities' },
  group: 'works',
  style: { by: 'kind', stops: STOPS, rank: 'capacity', namesFrom: 6000 },
  eyeMeters: { from: 0, to: 150_000 },
  table: {
    list: listFacilities,
    one: getFacility,
    columns: [kind, capacity],
    facts: [kind, capacity, { field: 'address', title: { zh: '地址', en: 'Address' }, format: { as: 'text' } }],
  },
  card: (site, language) => [
    site.name,
    [written(site.kind, kind.format, language), written(site.capacity, capacity.format, language)].join(' · '),
  ],
})
