import type { DimensionId, RangeDimension, Span } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'
import { includes } from './condition.ts'

/** The span from one bucket to another, in either order; null where it is everything. */
export function spanOf({ buckets }: RangeDimension, first: number, last: number): Span | null {
  const [low, high] = first < last ? [first, last] : [last, first]
  if (low <= 0 && high >= buckets.length - 1) return null
  // Nothing lies below the first bucket: 15 and under reads better than 0 to 15.
  return { from: low <= 0 && high > 0 ? null : buckets[Math.max(0, low)]!.from, to: buckets[Math.min(high, buckets.length - 1)]!.to }
}

/** First and last bucket that a condition touches; all of them where there is none. */
export function spanPlaces({ buckets }: RangeDimension, own: Condition | null): [number, number] {
  const ranges = own?.kind === 'range' ? own.ranges : []
  const touched = buckets.flatMap(({ from, to }, place) =>
    ranges.some((range) => (range.from ?? -Infinity) <= (to ?? Infinity) && (range.to ?? Infinity) >= (from ?? -Infinity)) ? [place] : [],
  )
  return touched.length > 0 ? [touched[0]!, touched.at(-1)!] : [0, buckets.length - 1]
}

/** Buckets that a condition keeps whole; null: there is none. */
export function chosenPlaces(dimension: RangeDimension, own: Condition | null): Set<number> | null {
  if (!own) return null
  return new Set(dimension.buckets.flatMap((bucket, place) => (includes(own, rangeOf(dimension, bucket)) ? [place] : [])))
}

/** What brushing from one bucket to another asks for; the same once more, and everything, ask for nothing. */
export function spanCondition(dimension: RangeDimension, own: Condition | null, first: number, last: number): Condition | null {
  const span = spanOf(dimension, first, last)
  if (!span) return null
  const now = own?.kind === 'range' ? own.ranges : []
  const same = now.length === 1 && now[0]!.from === span.from && now[0]!.to === span.to
  return same ? null : rangeOf(dimension, span)
}

const rangeOf = ({ id }: RangeDimension, span: Span): Condition => ({ dimension: id as DimensionId, kind: 'range', ranges: [span] })
