import type { AreaOfMonth } from '../../api/contract/history.ts'
import { changeClass, type ChangeClass } from './change.layer.ts'
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

/** Pairs the areas of two months. */
export function changesOf(now: readonly AreaOfMonth[], before: readonly AreaOfMonth[], measure: TimeMeasure): AreaChange[] {
  const earlier = new Map(before.map((area) => [area.code, measure.ofArea(area)]))
  return now.map((area) => {
    const value = measure.ofArea(area)
    const was = earlier.get(area.code) ?? null
    const share = changeShare(value, was)
    return {
      code: area.code,
      name: area.name,
      now: value,
      before: was,
      share,
      class: share === null ? null : changeClass(share, measure.steps),
    }
  })
}
