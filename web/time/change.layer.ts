import { z } from 'zod'
import { AreaCode } from '../../api/contract/areas.ts'
import { defineLayer, type LegendEntry } from '../map/layer.ts'

/** From much less to much more: purple and orange differ for every kind of sight, and in lightness at both ends (ColorBrewer PuOr). */
export const CHANGE_CLASSES = [
  { label: { zh: '明显减少', en: 'Much less' }, mark: 'fill', color: '#b35806' },
  { label: { zh: '减少', en: 'Less' }, mark: 'fill', color: '#f1a340' },
  { label: { zh: '基本持平', en: 'About the same' }, mark: 'fill', color: '#f7f3ea' },
  { label: { zh: '增加', en: 'More' }, mark: 'fill', color: '#998ec3' },
  { label: { zh: '明显增加', en: 'Much more' }, mark: 'fill', color: '#542788' },
] as const satisfies readonly LegendEntry[]
export type ChangeClass = (typeof CHANGE_CLASSES)[number]

/** The class of a change, by the shares from which on it is a little and much. */
export function changeClass(share: number, [little, much]: readonly [number, number]): ChangeClass {
  const size = Math.abs(share) >= much ? 2 : Math.abs(share) >= little ? 1 : 0
  return CHANGE_CLASSES[2 + Math.sign(share) * size]!
}

/** Areas coloured by change while the time tool is open. */
export const changeLayer = defineLayer({
  id: 'change',
  title: { zh: '各地变化', en: 'Change by area' },
  group: 'people',
  properties: z.object({ code: AreaCode, name: z.string() }),
  source: { kind: 'fills' },
  legend: CHANGE_CLASSES,
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: ({ code }) => ({ area: code }),
  card: ({ name }) => [name],
})
