import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHazard, formatHazard } from '../hazards/question.ts'
import { HAZARD_TYPES } from '../../api/contract/parcels.ts'
import { SHELTER_KINDS } from '../../api/contract/impact.ts'
import { formatShelters, parseShelters } from '../impact/shelterChoice.ts'
import { formatList, parseList, type OpenList } from '../impact/openList.ts'
import { EMPTY_VIEW, formatView, parseView } from '../url.ts'
import { formatFlood, parseFlood } from './question.ts'

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10)

test('every question about a flood stands in the address and is read back from it', () => {
  const ask = fc
    .record({
      river: fc.integer({ min: 1, max: 2_000_000_000 }),
      rise: tenths(0.1, 20),
      fromKm: tenths(0, 300),
      length: tenths(0, 700),
      halvingKm: fc.option(tenths(1, 500)),
    })
    .map(({ length, ...one }) => ({ ...one, toKm: Math.round((one.fromKm + length) * 10) / 10 }))
  fc.assert(
    fc.property(ask, (one) => {
      expect(parseFlood(parseView(formatView({ ...EMPTY_VIEW, flood: formatFlood(one) })).flood)).toEqual(one)
    }),
  )
  for (const text of [null, '', 'x', '0;3;0-10', '7;y;0-10']) expect(parseFlood(text)).toBeNull()
})

test('every question about hazards and shelters too', () => {
  const ask = fc.record({
    kinds: fc.subarray([...HAZARD_TYPES], { minLength: 1 }),
    angle: fc.integer({ min: 10, max: 45 }),
    buffer: fc.integer({ min: 0, max: 50 }).map((tens) => tens * 10),
  })
  const choice = fc.record({
    kinds: fc.subarray([...SHELTER_KINDS], { minLength: 1 }),
    minutes: fc.integer({ min: 2, max: 24 }).map((fives) => fives * 5),
  })
  fc.assert(
    fc.property(ask, choice, (hazard, shelters) => {
      const view = parseView(formatView({ ...EMPTY_VIEW, hazard: formatHazard(hazard), shelters: formatShelters(shelters) }))
      expect(parseHazard(view.hazard)).toEqual(hazard)
      expect(parseShelters(view.shelters)).toEqual(shelters)
    }),
  )
  expect(parseShelters(null)).toBeNull()
})

test('the rows open behind a number too', () => {
  const code = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined })
  const list = fc.oneof(
    code.map((level): OpenList => ({ of: 'houses', class: level ?? null })),
    fc
      .tuple(
        fc.constantFrom(
          'all' as const,
          'carrying' as const,
          'bedridden' as const,
          'disabled' as const,
          'alone' as const,
          'underSix' as const,
        ),
        code,
      )
      .map(([who, group]): OpenList => ({ of: 'people', whom: { who, ...(group === undefined ? {} : { group }) } })),
    fc
      .oneof(fc.integer({ min: 1, max: 2_000_000_000 }), fc.constantFrom('beyond' as const, 'noRoom' as const))
      .map((led): OpenList => ({ of: 'people', whom: { who: 'all', led } })),
  )
  fc.assert(
    fc.property(list, (one) => {
      expect(parseList(parseView(formatView({ ...EMPTY_VIEW, rows: formatList(one) })).rows)).toEqual(one)
    }),
  )
  for (const text of [null, '', 'x', 'led', 'led:0']) expect(parseList(text)).toBeNull()
})
