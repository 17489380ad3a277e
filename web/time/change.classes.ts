import type { LegendEntry } from '../map/layer.ts'

/** From far below to far above the average: purple and orange differ for every kind of sight, and in lightness at both ends (ColorBrewer PuOr). */
export const CHANGE_CLASSES = [
  { label: { zh: '低得多', en: 'Far below average' }, mark: 'fill', color: '#b35806' },
  { label: { zh: '偏低', en: 'Below' }, mark: 'fill', color: '#f1a340' },
  { label: { zh: '接近平均', en: 'About average' }, mark: 'fill', color: '#f7f3ea' },
  { label: { zh: '偏高', en: 'Above' }, mark: 'fill', color: '#998ec3' },
  { label: { zh: '高得多', en: 'Far above average' }, mark: 'fill', color: '#542788' },
] as const satisfies readonly LegendEntry[]
export type ChangeClass = (typeof CHANGE_CLASSES)[number]

/**
 * The class of an area's change among those of all areas beside it: their own average moves, so that what differs shows also
 * where all of them grow or shrink.
 * @param spread standard deviation of the changes; 0 where all are alike
 */
export function changeClass(share: number, average: number, spread: number): ChangeClass {
  const deviation = spread > ALIKE ? (share - average) / spread : 0
  const size = Math.abs(deviation) >= 1.25 ? 2 : Math.abs(deviation) >= 0.4 ? 1 : 0
  return CHANGE_CLASSES[2 + Math.sign(deviation) * size]!
}
/** Changes within a hundredth of a percent of each other are rounding, not a difference. */
const ALIKE = 0.0001
