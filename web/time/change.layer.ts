import { z } from 'zod'
import { AreaCode } from '../../api/contract/areas.ts'
import { defineLayer } from '../map/layer.ts'
import { CHANGE_CLASSES } from './change.classes.ts'

/** Areas coloured by change while the time tool is open. */
export const changeLayer = defineLayer({
  id: 'change',
  title: { zh: '各地变化（与各地平均比）', en: 'Change by area, against their average' },
  group: 'people',
  properties: z.object({ code: AreaCode, name: z.string() }),
  source: { kind: 'fills' },
  legend: CHANGE_CLASSES,
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: ({ code }) => ({ area: code }),
  card: ({ name }) => [name],
})
