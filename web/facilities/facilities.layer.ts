import { FACILITY_WORDS, facilitiesTiles, getFacility, listFacilities, type FacilityKind } from '../../api/contract/facilities.ts'
import { written, type Column } from '../map/columns.ts'
import type { Text } from '../map/text.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

/** Named as everywhere; in English a heading begins with a capital. */
const named = (kind: FacilityKind) => {
  const { zh, en } = FACILITY_WORDS[kind]
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
}
const STOPS: readonly Stop[] = [
  { value: 'hospital', label: named('hospital'), color: '#12706b', sign: { shape: 'square', text: '医' } },
  { value: 'clinic', label: named('clinic'), color: '#12706b', sign: { shape: 'circle', text: '卫' } },
  { value: 'school', label: named('school'), color: '#6a4795', sign: { shape: 'square', text: '学' } },
  { value: 'kindergarten', label: named('kindergarten'), color: '#6a4795', sign: { shape: 'circle', text: '幼' } },
  { value: 'care', label: named('care'), color: '#8a5d12', sign: { shape: 'circle', text: '养' } },
  { value: 'shelter', label: named('shelter'), color: '#2a62a5', sign: { shape: 'diamond', text: '避' } },
  { value: 'government', label: named('government'), color: '#5b4636', sign: { shape: 'square', text: '政' } },
  { value: 'police', label: named('police'), color: '#34495e', sign: { shape: 'square', text: '警' } },
  { value: 'fire', label: named('fire'), color: '#a5481a', sign: { shape: 'square', text: '消' } },
  { value: 'market', label: named('market'), color: '#666b14', sign: { shape: 'circle', text: '市' } },
]
const BEDS = { zh: '张床位', en: 'beds' }
const DESKS = { zh: '个学位', en: 'places for pupils' }
const ROOMS = { zh: '间', en: 'rooms' }
/** What the capacity of a kind is counted in. */
const UNITS: Record<FacilityKind, Text> = {
  hospital: BEDS,
  clinic: BEDS,
  school: DESKS,
  kindergarten: DESKS,
  care: BEDS,
  shelter: { zh: '人', en: 'people' },
  government: ROOMS,
  police: ROOMS,
  fire: ROOMS,
  market: { zh: '个摊位', en: 'stalls' },
}
const kind: Column = {
  field: 'kind',
  title: { zh: '类型', en: 'Kind' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [value, label])) },
}
const capacity: Column = {
  field: 'capacity',
  title: { zh: '容量', en: 'Room for' },
  format: { as: 'number', unit: ({ kind }) => UNITS[kind as FacilityKind] },
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
    [written(site.kind, kind.format, language), written(site.capacity, capacity.format, language, site)].join(' · '),
  ],
})
