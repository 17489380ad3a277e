import type { AreaOfMonth, HistoryMonth } from '../../api/contract/history.ts'
import type { Text } from '../map/layer.ts'

/** What the slider shows of a month, and colours the map by. */
export interface TimeMeasure {
  readonly id: 'people' | 'houses' | 'benefits' | 'alerts'
  readonly title: Text
  /** key of the words of its unit */
  readonly unit: 'people' | 'houses' | 'yuan' | 'alerts'
  /** A month's own sum is drawn as a bar, a state at the month's end as a line. */
  readonly flow: boolean
  of(month: HistoryMonth): number | null
  ofArea(area: AreaOfMonth): number | null
}

export const TIME_MEASURES: readonly TimeMeasure[] = [
  {
    id: 'people',
    title: { zh: '户籍人口', en: 'Registered people' },
    unit: 'people',
    flow: false,
    of: ({ people }) => people?.closing ?? null,
    ofArea: ({ people }) => people?.closing ?? null,
  },
  {
    id: 'houses',
    title: { zh: '已建房屋', en: 'Houses built' },
    unit: 'houses',
    flow: false,
    of: ({ houses }) => houses,
    ofArea: ({ houses }) => houses,
  },
  {
    id: 'benefits',
    title: { zh: '当月发放与结算', en: 'Paid in the month' },
    unit: 'yuan',
    flow: true,
    // A month without a record is one that nothing is known of: not one in which nothing was paid.
    of: ({ benefits }) => (benefits?.length ? benefits.reduce((sum, { amountYuan }) => sum + amountYuan, 0) : null),
    ofArea: ({ benefitRecords, benefitYuan }) => (benefitRecords ? benefitYuan : null),
  },
  {
    id: 'alerts',
    title: { zh: '未办结预警', en: 'Open alerts' },
    unit: 'alerts',
    flow: false,
    of: ({ alerts }) => alerts.open,
    ofArea: ({ alerts }) => alerts.open,
  },
]

/** Change as a share of what was; null where there was nothing, or one of the two is not known. */
export function changeShare(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : (now - before) / before
}

/** +0.5%, −12.3%, 持平 as 0.0% */
export function changeText(share: number | null): string {
  if (share === null) return '—'
  const percent = (Math.abs(share) * 100).toFixed(Math.abs(share) < 0.001 && share !== 0 ? 2 : 1)
  if (Number(percent) === 0) return '0.0%'
  return `${share < 0 ? '−' : '+'}${percent}%`
}
