import { getRoad, listRoads, roadsTiles } from '../../api/contract/roads.ts'
import { written, type Column } from '../map/columns.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  { value: 'expressway', label: { zh: '高速公路', en: 'Expressway' }, color: '#b4501e', width: 5 },
  { value: 'national', label: { zh: '国道', en: 'National road' }, color: '#c46a1c', width: 4 },
  { value: 'provincial', label: { zh: '省道', en: 'Provincial road' }, color: '#c48a1e', width: 3.4 },
  { value: 'county', label: { zh: '县道', en: 'County road' }, color: '#8a7a2c', width: 2.6 },
  { value: 'township', label: { zh: '乡道', en: 'Township road' }, color: '#7a6a55', width: 2 },
  { value: 'village', label: { zh: '村道', en: 'Village road' }, color: '#8f8676', width: 1.5 },
  { value: 'path', label: { zh: '小路', en: 'Path' }, color: '#8f8676', width: 1.2, dashed: true },
]
const kind: Column = {
  field: 'kind',
  title: { zh: '等级', en: 'Class' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [value, label])) },
}
const length: Column = { field: 'lengthMeters', title: { zh: '长度', en: 'Length' }, format: { as: 'kilometers' } }
const bridge: Column = { field: 'bridge', title: { zh: '桥梁', en: 'Bridge' }, format: { as: 'yes' } }

export const roadsLayer = defineVectorLayer({
  tiles: roadsTiles,
  title: { zh: '道路', en: 'Roads' },
  group: 'land',
  style: { by: 'kind', stops: STOPS },
  eyeMeters: { from: 0, to: 150_000 },
  table: { list: listRoads, one: getRoad, columns: [kind, length], facts: [kind, length, bridge] },
  card: (road, language) => {
    const name = written(road.kind, kind.format, language)
    return road.name ? [road.name, name] : [name]
  },
})
