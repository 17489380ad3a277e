import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACILITY_KINDS } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES } from '../../api/contract/travel.ts'
import { EMPTY_VIEW, formatView, parseView } from '../url.ts'
import {
  askedOf,
  FIRST_QUESTION,
  formatQuestion,
  isAltered,
  MOST_CLOSED,
  MOST_CUTS,
  MOST_OPENED,
  parseQuestion,
  PARTS,
} from './question.ts'

const place = fc
  .tuple(fc.integer({ min: 11_050_000, max: 11_140_000 }), fc.integer({ min: 2_900_000, max: 2_980_000 }))
  .map(([lon, lat]) => [lon / 1e5, lat / 1e5] as const)
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10)
const flood = fc.record({
  river: fc.integer({ min: 1, max: 99_999 }),
  rise: tenths(1, 20),
  fromKm: tenths(0, 100),
  toKm: tenths(100, 1000),
  halvingKm: fc.option(tenths(1, 500)),
})
const question = fc.record({
  flood: fc.option(flood),
  part: fc.constantFrom(...PARTS),
  facility: fc.option(fc.integer({ min: 1, max: 99_999 })),
  point: fc.option(place),
  cuts: fc.array(place, { maxLength: MOST_CUTS }),
  closed: fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: MOST_CLOSED }),
  opened: fc.array(place, { maxLength: MOST_OPENED }),
  kinds: fc.subarray([...FACILITY_KINDS], { minLength: 1 }),
  mode: fc.constantFrom(...TRAVEL_MODES),
  minutes: fc.integer({ min: 1, max: 24 }).map((fives) => fives * 5),
})

test('every question stands in the address and is read back from it', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = formatView({ ...EMPTY_VIEW, reach: formatQuestion(asked) })
      expect(parseQuestion(parseView(address).reach)).toEqual(asked)
    }),
  )
})

test('whatever an address says, there is a question', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { kinds, minutes } = parseQuestion(text)
      expect(kinds.length).toBeGreaterThan(0)
      expect(minutes % 5).toBe(0)
    }),
  )
  expect(parseQuestion(null)).toEqual(FIRST_QUESTION)
  expect(parseQuestion('castle;horse;999')).toEqual(FIRST_QUESTION)
})

test('what is closed and opened is asked of the server, and only where changes are looked at', () => {
  const changed = { ...FIRST_QUESTION, closed: [7], opened: [[111.1, 29.4]] as const }
  expect(isAltered(FIRST_QUESTION)).toBe(false)
  expect(isAltered(changed)).toBe(true)
  expect(askedOf('430821', '', { ...changed, part: 'cut' }).altered).toEqual({ areas: [], closed: [7], opened: [{ at: [111.1, 29.4] }] })
  expect(askedOf('430821', '', changed).altered).toBeUndefined()
})
