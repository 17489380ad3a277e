import { z } from 'zod'
import { defineLayer } from '../map/layer.ts'

export const alertsLayer = defineLayer({
  id: 'alerts',
  title: { zh: '未办结预警', en: 'Open alerts' },
  group: 'people',
  properties: z.object({ id: z.int(), severity: z.int(), title: z.string(), houseId: z.int().nullable() }),
  source: { kind: 'pins' },
  legend: [
    { label: { zh: '紧急预警', en: 'Urgent alert' }, mark: 'diamond', color: 'red' },
    { label: { zh: '关注预警', en: 'Alert to watch' }, mark: 'triangle', color: 'amber' },
    { label: { zh: '提示预警', en: 'Alert to note' }, mark: 'dot', color: 'slate' },
  ],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: ({ id }) => ({ alert: id }),
  card: ({ title }) => [title],
})
