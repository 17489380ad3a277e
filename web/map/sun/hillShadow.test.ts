import { expect, test } from 'vitest'
import type { HeightGrid } from '../sight/viewshed.ts'
import { hillShadow } from './hillShadow.ts'

const SIZE = 121
const CELL = 20
const MIDDLE = (SIZE - 1) / 2
const gridOf = (ground: (east: number, north: number) => number): HeightGrid => ({
  size: SIZE,
  cellMeters: CELL,
  heights: Float32Array.from({ length: SIZE * SIZE }, (_, index) =>
    ground(((index % SIZE) - MIDDLE) * CELL, (MIDDLE - Math.floor(index / SIZE)) * CELL),
  ),
})
const at = (shade: Uint8ClampedArray, east: number, north: number) => shade[(MIDDLE - north / CELL) * SIZE + MIDDLE + east / CELL]!

test('a wall of 100 m throws a shadow of 173 m at 30° and of 567 m at 10°, away from the sun', () => {
  const wall = gridOf((east) => (Math.abs(east) < 10 ? 100 : 0))
  const morning = hillShadow(wall, 90, 30)
  expect([-40, -160].map((east) => at(morning, east, 0))).toEqual([255, 255])
  expect([-220, -400, 40, 300].map((east) => at(morning, east, 0))).toEqual([0, 0, 0, 0])
  const evening = hillShadow(wall, 270, 10)
  expect([60, 540].map((east) => at(evening, east, 0))).toEqual([255, 255])
  expect([620, -60].map((east) => at(evening, east, 0))).toEqual([0, 0])
})

test('the tip of a shadow is soft: a hill 700 m away leaves some of the disc to be seen', () => {
  const edges = hillShadow(
    gridOf((east) => (east > -10 ? 124 : 0)),
    90,
    10,
  )
  const tip = Array.from({ length: 8 }, (_, index) => at(edges, -640 - index * CELL, 0))
  expect(tip[0]).toBeGreaterThan(tip.at(-1)!)
  expect(tip.some((value) => value > 0 && value < 255)).toBe(true)
})

test('flat ground, and slopes that no higher ground stands before, lie in the sun', () => {
  expect(
    hillShadow(
      gridOf(() => 300),
      135,
      15,
    ).every((value) => value === 0),
  ).toBe(true)
  const slope = hillShadow(
    gridOf((_, north) => north / 10),
    180,
    20,
  )
  expect(slope.every((value) => value === 0)).toBe(true)
})
