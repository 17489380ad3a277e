import { getParcel, hazardsTiles, listHazards } from '../../api/contract/parcels.ts'
import { written, type Column } from '../map/columns.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  {
    value: 'landslide',
    label: { zh: '滑坡', en: 'Landslide' },
    color: '#8e2a6b',
    pattern: 'hatch',
    sign: { shape: 'triangle', text: '滑' },
  },
  { value: 'rockfall', label: { zh: '崩塌', en: 'Rockfall' }, color: '#5b3f94', pattern: 'dots', sign: { shape: 'diamond', text: '崩' } },
  {
    value: 'debris',
    label: { zh: '泥石流', en: 'Debris flow' },
    color: '#7a4a1e',
    pattern: 'waves',
    sign: { shape: 'circle', text: '泥' },
  },
  {
    value: 'other',
    label: { zh: '其他隐患', en: 'Other hazard' },
    color: '#4b5560',
    pattern: 'plain',
    sign: { shape: 'square', text: '患' },
  },
]
const type: Column = {
  field: 'type',
  title: { zh: '类型', en: 'Type' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [value, label])) },
}
const households: Column = {
  field: 'households',
  title: { zh: '威胁', en: 'Threatens' },
  format: { as: 'number', unit: { zh: '户', en: 'households' } },
}
const area: Column = { field: 'areaMu', title: { zh: '面积', en: 'Area' }, format: { as: 'mu' } }
const grade: Column = { field: 'grade', title: { zh: '险情等级', en: 'Grade' }, format: { as: 'text' } }

export const hazardsLayer = defineVectorLayer({
  tiles: hazardsTiles,
  title: { zh: '地质灾害隐患', en: 'Geological hazards' },
  group: 'land',
  style: { by: 'type', stops: STOPS, rank: 'households' },
  eyeMeters: { from: 0, to: 150_000 },
  table: {
    list: listHazards,
    one: getParcel,
    columns: [type, households, grade],
    facts: [area, { field: 'unit', title: { zh: '主管单位', en: 'Answered for by' }, format: { as: 'text' } }],
  },
  card: (zone, language) => [
    zone.name,
    [written(zone.type, type.format, language), written(zone.grade, grade.format, language)].join(' · '),
    [
      ...(zone.households === null
        ? []
        : [`${households.title[language === 'en' ? 'en' : 'zh']} ${written(zone.households, households.format, language)}`]),
      written(zone.areaMu, area.format, language),
    ].join(' · '),
  ],
})
