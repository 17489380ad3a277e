import type { AreaOfMonth } from '../../api/contract/history.ts'
import { changeClass, type ChangeClass } from './change.classes.ts'
import { changeShare, type TimeMeasure } from './measures.ts'

/** An area in a month beside what it is measured against. */
export interface AreaChange {
  code: string
  name: string
  now: number | null
  before: number | null
  share: number | null
  class: ChangeClass | null
}

/** Pairs the areas of two months, each with its class among them. */
export function changesOf(now: readonly AreaOfMonth[], before: readonly AreaOfMonth[], measure: TimeMeasure): AreaChange[] {
  const earlier = new Map(before.map((area) => [area.code, measure.ofArea(area)]))
  const rows = now.map((area) => {
    const value = measure.ofArea(area)
    const was = earlier.get(area.code) ?? null
    return { code: area.code, name: area.name, now: value, before: was, share: changeShare(value, was) }
  })
  const shares = rows.flatMap(({ share }) => (share === null ? [] : [share]))
  const average = mean(shares)
  const spread = Math.sqrt(mean(shares.map((share) => (share - average) ** 2)))
  return rows.map((row) => ({ ...row, class: row.share === null ? null : changeClass(row.share, average, spread) }))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
