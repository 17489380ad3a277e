import { getRiver, listRivers, riversTiles } from '../../api/contract/rivers.ts'
import { written, type Column } from '../map/columns.ts'
import { defineVectorLayer } from '../map/vector/defineVectorLayer.ts'
import type { Stop } from '../map/vector/style.ts'

const STOPS: readonly Stop[] = [
  { value: 'river', label: { zh: '河流', en: 'River' }, color: '#1c6ea8', width: 5 },
  { value: 'stream', label: { zh: '溪沟', en: 'Brook' }, color: '#3f8fc4', width: 1.8 },
  { value: 'reservoir', label: { zh: '水库', en: 'Reservoir' }, color: '#1c6ea8', pattern: 'waves' },
]
const kind: Column = {
  field: 'kind',
  title: { zh: '类型', en: 'Kind' },
  format: { as: 'codes', codes: Object.fromEntries(STOPS.map(({ value, label }) => [value, label])) },
}
const still = (values: Readonly<Record<string, unknown>>) => values['kind'] === 'reservoir'
const flowing = (values: Readonly<Record<string, unknown>>) => !still(values)
const width: Column = {
  field: 'widthMeters',
  title: { zh: '宽', en: 'Width' },
  format: { as: 'number', unit: { zh: '米', en: 'm' } },
}
const length: Column = { field: 'lengthMeters', title: { zh: '长度（岸线）', en: 'Length (shore)' }, format: { as: 'kilometers' } }

export const riversLayer = defineVectorLayer({
  tiles: riversTiles,
  title: { zh: '河流水库', en: 'Waters' },
  group: 'land',
  style: { by: 'kind', stops: STOPS },
  eyeMeters: { from: 0, to: 150_000 },
  table: {
    list: listRivers,
    one: getRiver,
    columns: [kind, length],
    facts: [
      kind,
      { ...width, of: flowing },
      { ...length, title: { zh: '长度', en: 'Length' }, of: flowing },
      { ...length, title: { zh: '岸线', en: 'Shore' }, of: still },
      { field: 'areaMu', title: { zh: '水面', en: 'Water' }, format: { as: 'mu' }, of: still },
    ],
  },
  card: (water, language) => [
    water.name,
    [
      written(water.kind, kind.format, language),
      ...(water.widthMeters === null
        ? []
        : [`${width.title[language === 'en' ? 'en' : 'zh']} ${written(water.widthMeters, width.format, language)}`]),
    ].join(' · '),
  ],
})
