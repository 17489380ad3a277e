import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIMENSIONS, type RangeDimension } from '../../api/contract/dimensions.ts'
import { formatFilter, parseFilter, type Condition } from '../../api/contract/filter.ts'
import { GROUPS } from '../../api/contract/codes.ts'
import { includes, toggled } from './condition.ts'
import { chosenPlaces, spanCondition, spanOf, spanPlaces } from './spans.ts'
import { switchTag, tagChoice, tagCondition } from './tags.ts'

const RANGES = DIMENSIONS.filter(({ kind }) => kind === 'range') as readonly RangeDimension[]
const same = (a: Condition | null, b: Condition | null) => expect(formatFilter(a ? [a] : [])).toBe(formatFilter(b ? [b] : []))

test('what was switched on is switched off by the same click, whatever else is chosen', () => {
  const code = fc.integer({ min: 1, max: 6 }).map((one): Condition => ({ dimension: 'use', kind: 'codes', codes: [one] }))
  const decade = fc.integer({ min: 0, max: 6 }).map((n): Condition => ({
    dimension: 'builtYear',
    kind: 'range',
    ranges: [{ from: 1960 + 10 * n, to: n === 6 ? null : 1969 + 10 * n }],
  }))
  for (const alternative of [code, decade])
    fc.assert(
      fc.property(fc.array(alternative, { maxLength: 5 }), alternative, (clicks, last) => {
        const before = clicks.reduce<Condition | null>((condition, click) => toggled(condition, click), null)
        const once = toggled(before, last)
        expect(includes(once, last)).toBe(!includes(before, last))
        same(toggled(once, last), before)
      }),
    )
})

describe.each(RANGES)('brushing over $id', (dimension) => {
  const last = dimension.buckets.length - 1
  const place = fc.integer({ min: 0, max: last })
  test('keeps just the bars under the brush, in either direction, and nothing once more', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const condition = spanCondition(dimension, null, one, other)
        if (low === 0 && high === last) {
          expect(condition).toBeNull()
          expect(spanOf(dimension, one, other)).toBeNull()
          return
        }
        expect(parseFilter(formatFilter([condition!]))).toEqual([condition])
        expect([...chosenPlaces(dimension, condition)!]).toEqual(Array.from({ length: high - low + 1 }, (_, n) => low + n))
        expect(spanPlaces(dimension, condition)).toEqual([low, high])
        expect(spanCondition(dimension, condition, other, one)).toBeNull()
      }),
    )
  })
  test('without a condition all bars are kept', () => {
    expect(chosenPlaces(dimension, null)).toBeNull()
    expect(spanPlaces(dimension, null)).toEqual([0, last])
  })
})

test('a choice of tags is read back from its condition', () => {
  const codes = GROUPS.map(({ code }) => code)
  fc.assert(
    fc.property(fc.shuffledSubarray(codes, { maxLength: 6 }), fc.nat(6), (chosen, cut) => {
      const choice = { has: chosen.slice(0, cut), lacks: chosen.slice(cut) }
      const condition = tagCondition('group', choice)
      const [read] = parseFilter(formatFilter(condition ? [condition] : []))
      const found = tagChoice(read ?? null)
      expect(new Set(found.has)).toEqual(new Set(choice.has))
      expect(new Set(found.lacks)).toEqual(new Set(choice.lacks))
    }),
  )
})

test('a tag is wanted or unwanted, never both', () => {
  const wanted = switchTag({ has: [], lacks: [10] }, 'has', 10)
  expect(wanted).toEqual({ has: [10], lacks: [] })
  expect(switchTag(wanted, 'has', 10)).toEqual({ has: [], lacks: [] })
})
