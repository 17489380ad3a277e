import { z } from 'zod'
import { defineLayer } from '../map/layer.ts'

export const alertsLayer = defineLayer({
  id: 'alerts',
  title: { zh: '未办结预警', en: 'Open alerts' },
  group: 'people',
  properties: z.object({ id: z.int(), severity: z.int(), title: z.string(), houseId: z.int().nullable() }),
  source: { kind: 'pins' },
  legend: [
    { label: { zh: '紧急', en: 'Urgent' }, mark: 'diamond', color: 'red' },
    { label: { zh: '关注', en: 'Watch' }, mark: 'triangle', color: 'amber' },
    { label: { zh: '提示', en: 'Note' }, mark: 'dot', color: 'slate' },
  ],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: ({ id }) => ({ alert: id }),
  card: ({ title }) => [title],
})
