import type { Span } from '../../api/contract/dimensions.ts'
import type { Condition, Tag } from '../../api/contract/filter.ts'

/**
 * A condition with one alternative more, or less where it already has it: what a click on a legend class or on a bar means.
 * Null: no condition is left.
 */
export function toggled(condition: Condition | null, alternative: Condition): Condition | null {
  if (!condition || condition.kind !== alternative.kind) return alternative
  if (condition.kind === 'codes' && alternative.kind === 'codes') {
    const codes = flip(condition.codes, alternative.codes[0]!, (a, b) => a === b)
    return codes.length === 0 ? null : { ...condition, codes }
  }
  if (condition.kind === 'range' && alternative.kind === 'range') {
    const ranges = toggleSpan(condition.ranges, alternative.ranges[0]!)
    return ranges.length === 0 ? null : { ...condition, ranges }
  }
  if (condition.kind === 'tags' && alternative.kind === 'tags') {
    const any = flip(condition.any, alternative.any[0]!, sameTags)
    return any.length === 0 ? null : { ...condition, any }
  }
  return alternative
}

/** Whether a condition lets all of an alternative through: how a legend class or a bar shows that it is chosen. */
export function includes(condition: Condition | null, alternative: Condition): boolean {
  if (!condition || condition.dimension !== alternative.dimension) return false
  if (condition.kind === 'codes' && alternative.kind === 'codes') return alternative.codes.every((code) => condition.codes.includes(code))
  if (condition.kind === 'range' && alternative.kind === 'range')
    return alternative.ranges.every((span) => condition.ranges.some((range) => within(span, range)))
  if (condition.kind === 'tags' && alternative.kind === 'tags')
    return alternative.any.every((tags) => condition.any.some((one) => sameTags(one, tags)))
  return false
}

const low = ({ from }: Span) => from ?? -Infinity
const high = ({ to }: Span) => to ?? Infinity
const within = (span: Span, range: Span) => low(span) >= low(range) && high(span) <= high(range)

/** Spans with one more; a span that lies in one already is cut out of it. */
function toggleSpan(ranges: readonly Span[], span: Span): Span[] {
  if (!ranges.some((range) => within(span, range))) return [...ranges, span]
  return ranges.flatMap((range) => {
    if (!within(span, range)) return [range]
    const rest: Span[] = []
    if (low(range) < low(span)) rest.push({ from: range.from, to: span.from! - 1 })
    if (high(range) > high(span)) rest.push({ from: span.to! + 1, to: range.to })
    return rest
  })
}

const sameTags = (a: readonly Tag[], b: readonly Tag[]) =>
  a.length === b.length && a.every((tag) => b.some(({ code, without }) => code === tag.code && without === tag.without))

function flip<T>(list: readonly T[], one: T, same: (a: T, b: T) => boolean): T[] {
  return list.some((other) => same(other, one)) ? list.filter((other) => !same(other, one)) : [...list, one]
}
