import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUILT_YEAR_BASE } from '../../api/contract/house_attributes.ts'
import { builtAfter } from './standing.ts'

test('exactly the houses built after the year are taken out of the picture', () => {
  const house = fc.record({ id: fc.integer({ min: 1, max: 5000 }), year: fc.integer({ min: 1950, max: 2026 }) })
  fc.assert(
    fc.property(fc.uniqueArray(house, { selector: ({ id }) => id }), fc.integer({ min: 1940, max: 2030 }), (houses, year) => {
      const ids = Uint32Array.from(houses, ({ id }) => id)
      const absent = builtAfter({ ids, columns: { builtYear: Uint8Array.from(houses, (one) => one.year - BUILT_YEAR_BASE) } }, year)
      const out = houses.filter(({ id }) => absent && absent.texels[4 * id] === 255).map(({ id }) => id)
      expect(out).toEqual(houses.filter((one) => one.year > year).map(({ id }) => id))
      const marks = absent?.texels.filter((value) => value > 0).length ?? 0
      expect(marks).toBe(out.length)
    }),
  )
  expect(builtAfter({ ids: Uint32Array.of(1), columns: {} }, 1990)).toBeNull()
})
