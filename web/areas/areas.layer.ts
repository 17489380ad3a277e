import { z } from 'zod'
import { AreaCode, AreaLevel } from '../../api/contract/areas.ts'
import { defineLayer } from '../map/layer.ts'

export const areasLayer = defineLayer({
  id: 'areas',
  title: { zh: '行政区界', en: 'Boundaries' },
  group: 'place',
  properties: z.object({ code: AreaCode, name: z.string(), level: AreaLevel }),
  source: { kind: 'borders' },
  legend: [
    { label: { zh: '县界', en: 'County' }, mark: 'line', color: '#7a4a3a' },
    { label: { zh: '乡镇界', en: 'Township' }, mark: 'dashes', color: '#7a4a3a' },
    { label: { zh: '村界', en: 'Village' }, mark: 'dashes', color: '#9a8f7c' },
  ],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: ({ code }) => ({ area: code }),
  card: ({ name }) => [name],
})
