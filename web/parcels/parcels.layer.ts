import { getParcel, listParcels, parcelsTiles } from '../../api/contract/parcels.ts'
import { written, type Column } from '../map/columns.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  { value: 'paddy', label: { zh: '水田', en: 'Paddy' }, color: '#1f8f96', pattern: 'waves' },
  { value: 'dryland', label: { zh: '旱地', en: 'Dry field' }, color: '#c79a2e', pattern: 'plain' },
  { value: 'orchard', label: { zh: '园地', en: 'Orchard' }, color: '#d06a2a', pattern: 'dots' },
  { value: 'forest', label: { zh: '林地', en: 'Forest' }, color: '#2f7040', pattern: 'plain' },
  { value: 'construction', label: { zh: '建设用地', en: 'Built-up' }, color: '#8a5f92', pattern: 'hatch' },
]
const kind: Column = {
  field: 'kind',
  title: { zh: '地类', en: 'Use' },
  format: {
    as: 'codes',
    codes: { ...Object.fromEntries(STOPS.map(({ value, label }) => [value, label])), hazard: { zh: '隐患区', en: 'Hazard zone' } },
  },
}
const area: Column = { field: 'areaMu', title: { zh: '面积', en: 'Area' }, format: { as: 'mu' } }
const detail: Column = { field: 'detail', title: { zh: '作物、树种或用途', en: 'Crop, trees or purpose' }, format: { as: 'text' } }

export const parcelsLayer = defineVectorLayer({
  tiles: parcelsTiles,
  title: { zh: '地块', en: 'Parcels' },
  group: 'land',
  style: { by: 'kind', stops: STOPS },
  eyeMeters: { from: 0, to: 60_000 },
  table: {
    list: listParcels,
    one: getParcel,
    columns: [kind, area, detail],
    facts: [kind, area, detail, { field: 'unit', title: { zh: '主管单位', en: 'Answered for by' }, format: { as: 'text' } }],
  },
  card: (parcel, language) => [
    parcel.name,
    [
      written(parcel.kind, kind.format, language),
      ...(parcel.detail ? [parcel.detail] : []),
      written(parcel.areaMu, area.format, language),
    ].join(' · '),
  ],
})
