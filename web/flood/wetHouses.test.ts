import { expect, test } from 'vitest'
import type { FloodField } from '../../api/contract/flood.ts'
import { cellsOfHouses, countWet, wetHouses } from './wetHouses.ts'

/** Two cells side by side: the first wet from 1 m on, the second from 2 m on; a third that water never reaches. */
const field: FloodField = {
  west: 111,
  north: 29,
  step: 0.001,
  width: 3,
  height: 1,
  cells: Uint32Array.of(0, 1),
  ground: Int16Array.of(1005, 1010),
  level: Int16Array.of(1000, 1000),
  share: Uint8Array.of(250, 250),
  from: Uint8Array.of(10, 20),
}
const houses = { ids: Uint32Array.of(1, 2, 3, 4), lons: Float64Array.of(111, 111.001, 111.002, 111), lats: Float64Array.of(29, 29, 29, 29) }
const ALL = Uint8Array.of(0b1111)

test.each([
  [0.9, []],
  [1, [0, 3]],
  [2, [0, 1, 3]],
])('at %f m the houses on wet cells are in water', (rise, expected) => {
  const wet = wetHouses(field, cellsOfHouses(field, houses), rise)
  expect([0, 1, 2, 3].filter((house) => (wet.bits[0]! >> house) & 1)).toEqual(expected)
  expect(countWet(wet, ALL)).toBe(expected.length)
})

test('of the houses in water those of the area looked at are counted', () => {
  const wet = wetHouses(field, cellsOfHouses(field, houses), 2)
  expect(countWet(wet, Uint8Array.of(0b0110))).toBe(1)
  expect(countWet(wet, Uint8Array.of(0))).toBe(0)
})
