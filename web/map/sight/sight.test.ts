import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropMeters } from './curvature.ts'
import { sightLine } from './sightLine.ts'
import { BEYOND, HIDDEN, SEEN, viewshed, type HeightGrid } from './viewshed.ts'

const CELL = 20
type Ground = (east: number, north: number) => number

function gridOf(ground: Ground, size: number): HeightGrid {
  const middle = (size - 1) / 2
  const heights = new Float32Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) heights[row * size + column] = ground((column - middle) * CELL, (middle - row) * CELL)
  return { size, cellMeters: CELL, heights }
}
const at = (grid: HeightGrid, result: Uint8Array, east: number, north: number) =>
  result[((grid.size - 1) / 2 - north / CELL) * grid.size + (grid.size - 1) / 2 + east / CELL]

/** The line of sight over the ground itself, in steps of a tenth of a cell. */
function seenByBruteForce(ground: Ground, eye: number, target: number, east: number, north: number): boolean {
  const whole = Math.hypot(east, north)
  const from = ground(0, 0) + eye
  const to = ground(east, north) - dropMeters(whole) + target
  for (let meters = CELL / 10; meters < whole; meters += CELL / 10) {
    const share = meters / whole
    if (ground(east * share, north * share) - dropMeters(meters) > from + (to - from) * share) return false
  }
  return true
}

test('on a plain the Earth’s curve hides the ground: 5.47 km for an eye of 2 m, with refraction', () => {
  const meters = Math.sqrt((2 * 2 * 6_371_000) / 0.87)
  expect(meters).toBeCloseTo(5412, -1)
  const samples = (length: number) => Array.from({ length: 401 }, (_, index) => ({ meters: (length * index) / 400, heightMeters: 100 }))
  const { seen } = sightLine(samples(12_000), 2, 0)
  const last = seen.lastIndexOf(true)
  expect((12_000 * last) / 400).toBeCloseTo(meters, -2)
  expect(sightLine(samples(5000), 2, 0).clear).toBe(true)
  expect(sightLine(samples(9000), 2, 0).clear).toBe(false)
  expect(sightLine(samples(9000), 2, 2).clear).toBe(true)
})

test('a wall hides what lies behind it as far as its shadow reaches', () => {
  const wall: Ground = (east) => (Math.abs(east - 500) < 10 ? 30 : 0)
  const grid = gridOf(wall, 201)
  const result = viewshed(grid, 60, 0, 2000)
  // From 60 m over 30 m at 500 m the line comes down at 1,000 m; the curve there is 7 cm.
  expect([400, 500, 520, 980, 1040, 1500].map((east) => at(grid, result, east, 0))).toEqual([SEEN, SEEN, HIDDEN, HIDDEN, SEEN, SEEN])
  expect(at(grid, viewshed(grid, 60, 10, 2000), 900, 0)).toBe(SEEN)
  expect(at(grid, result, -980, 0)).toBe(SEEN)
  expect(at(grid, result, 1500, 1500)).toBe(BEYOND)
  const line = sightLine(
    Array.from({ length: 101 }, (_, index) => ({ meters: index * 10, heightMeters: wall(index * 10, 0) })),
    1.6,
    1.6,
  )
  expect([line.clear, line.obstruction, line.worstAt]).toEqual([false, 50, 50])
  expect(line.worstMeters).toBeCloseTo(30 - 1.6, 1)
})

test('where a free line comes nearest to the ground is told of its middle, not of the ends it starts and stops at', () => {
  const valley = Array.from({ length: 101 }, (_, index) => ({ meters: index * 10, heightMeters: Math.abs(index - 40) * 2 }))
  const line = sightLine(valley, 1.6, 1.6)
  expect(line.clear).toBe(true)
  expect(valley[line.worstAt]!.meters).toBeGreaterThan(50)
  expect(valley[line.worstAt]!.meters).toBeLessThan(950)
})

test('hills: the viewshed is what following each line of sight over the ground itself finds', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.integer({ min: -1000, max: 1000 }),
          y: fc.integer({ min: -1000, max: 1000 }),
          height: fc.integer({ min: 20, max: 300 }),
          width: fc.integer({ min: 120, max: 500 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      fc.integer({ min: 2, max: 30 }),
      (hills, eye) => {
        const ground: Ground = (east, north) =>
          hills.reduce(
            (sum, { x, y, height, width }) => sum + height * Math.exp(-((east - x) ** 2 + (north - y) ** 2) / (2 * width ** 2)),
            0,
          )
        const grid = gridOf(ground, 101)
        const result = viewshed(grid, eye, 0, 1000)
        let [asked, different] = [0, 0]
        for (let north = -980; north <= 980; north += 70 - (70 % CELL))
          for (let east = -980; east <= 980; east += 60) {
            const found = at(grid, result, east, north)
            if (found === BEYOND || (east === 0 && north === 0)) continue
            asked++
            if ((found === SEEN) !== seenByBruteForce(ground, eye, 0, east, north)) different++
          }
        // They may differ where a line grazes the ground: heights between cells are straight in one and round in the other.
        expect(different / asked).toBeLessThan(0.03)
      },
    ),
    { numRuns: 12, seed: 430_821 },
  )
})

test('what is not known is not said to be seen', () => {
  const grid = gridOf(() => 0, 11)
  grid.heights[3] = Number.NaN
  expect(viewshed(grid, 2, 0, 1000)[3]).toBe(BEYOND)
})
