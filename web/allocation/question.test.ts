import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OBJECTIVES } from '../../api/contract/allocation.ts'
import { FACILITY_KINDS } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES } from '../../api/contract/travel.ts'
import { EMPTY_VIEW, formatView, parseView } from '../url.ts'
import { PRESETS } from './presets.ts'
import { FIRST_QUESTION, formatQuestion, parseQuestion, type Question } from './question.ts'

const degrees = (least: number, most: number) => fc.integer({ min: least * 1e5, max: most * 1e5 }).map((value) => value / 1e5)
const point = fc.tuple(degrees(110, 112), degrees(29, 30))
const key = fc.oneof(
  fc.integer({ min: 430821001001, max: 430821999999 }).map((code) => `v${code}`),
  fc.integer({ min: 1, max: 999_999 }).map((id) => `f${id}`),
  point.map(([lon, lat]) => `p${lon.toFixed(5)},${lat.toFixed(5)}`),
)
const count = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: null })
const question: fc.Arbitrary<Question> = fc.record({
  objective: fc.constantFrom(...OBJECTIVES),
  kind: fc.option(fc.constantFrom(...FACILITY_KINDS), { nil: null }),
  existing: fc.constantFrom('keep', 'closable', 'ignore'),
  mode: fc.constantFrom(...TRAVEL_MODES),
  minutes: fc.integer({ min: 5, max: 180 }),
  added: count(200),
  open: count(1000),
  weight: fc.constantFrom('people', 'need'),
  unit: fc.constantFrom('village', 'hamlet'),
  share: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  villages: fc.boolean(),
  eachTownship: fc.boolean(),
  costNew: fc.integer({ min: 0, max: 1000 }),
  costKept: fc.integer({ min: 0, max: 1000 }),
  budget: count(100_000),
  capacity: fc.integer({ min: 1, max: 10_000 }),
  seconds: fc.integer({ min: 1, max: 600 }),
  points: fc.array(point, { maxLength: 8 }),
  locked: fc.array(key, { maxLength: 4 }),
  barred: fc.array(key, { maxLength: 4 }),
  costs: fc.dictionary(key, fc.integer({ min: 0, max: 100 }), { maxKeys: 3 }).map((costs) => ({ ...costs })),
})

test('every question stands in the address and is read back from it', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = formatView({ ...EMPTY_VIEW, allocate: formatQuestion(asked) })
      expect(parseQuestion(parseView(address).allocate)).toEqual(asked)
    }),
  )
})

test('whatever an address says, there is a question', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseQuestion(text)).toBeTypeOf('object')
    }),
  )
  expect(parseQuestion(null)).toEqual(FIRST_QUESTION)
  expect(parseQuestion('o:best;t:9999;n:x;p:1,2,3')).toEqual(FIRST_QUESTION)
})

test('presets are questions as the address holds them', () => {
  for (const { ask } of PRESETS) {
    const asked = { ...FIRST_QUESTION, ...ask }
    expect(parseQuestion(formatQuestion(asked))).toEqual(asked)
  }
})
