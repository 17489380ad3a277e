import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridOf } from '../reach/land.ts'
import { hazardZone } from './runout.ts'

const grid = gridOf(110, 29, 0.0005, 40, 12)
const [LON, LAT] = [110 + 2 * 0.0005, 29 - 6 * 0.0005]
const SOURCE = [
  [
    [LON - 0.0002, LAT - 0.0002],
    [LON + 0.0002, LAT - 0.0002],
    [LON + 0.0002, LAT + 0.0002],
    [LON - 0.0002, LAT + 0.0002],
    [LON - 0.0002, LAT - 0.0002],
  ],
]

/** Ground falling eastwards by a grade, then level from a column on. */
function slope(grade: number, foot: number): Int16Array {
  const heights = new Int16Array(40 * 12)
  for (let cell = 0; cell < heights.length; cell++) heights[cell] = Math.round(10 * (900 - Math.min(cell % 40, foot) * grid.cellX * grade))
  return heights
}
const reachOf = (heights: Int16Array, angle: number) => {
  const { values } = hazardZone(grid, heights, [SOURCE], angle, 0)
  return Math.max(...[...values.keys()].filter((cell) => values[cell]! > 0).map((cell) => cell % 40))
}

test('rubble stops where the line back to its source is as flat as the angle of reach, and goes no way but down', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 40 }), fc.integer({ min: 8, max: 30 }), (angle, foot) => {
      const heights = slope(Math.tan((30 * Math.PI) / 180), foot)
      const column = reachOf(heights, angle)
      if (angle >= 31) expect(column).toBe(2)
      // On the slope, which is steeper than the angle, it does not stop; on level ground it has no lower neighbour to go to.
      if (angle <= 29) expect(column).toBe(foot)
      const { values } = hazardZone(grid, heights, [SOURCE], angle, 0)
      for (let cell = 0; cell < values.length; cell++) if (values[cell] === 2) expect(cell % 40).toBeGreaterThan(2)
    }),
  )
})

test('a flatter angle reaches no less ground', () => {
  const random = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 480, maxLength: 480 })
  fc.assert(
    fc.property(random, fc.integer({ min: 10, max: 44 }), (bumps, angle) => {
      const heights = Int16Array.from(bumps, (bump, cell) => 9000 - (cell % 40) * 150 + bump)
      const near = hazardZone(grid, heights, [SOURCE], angle + 1, 0).values
      const far = hazardZone(grid, heights, [SOURCE], angle, 0).values
      near.forEach((value, cell) => value > 0 && expect(far[cell]).toBeGreaterThan(0))
    }),
    { numRuns: 40 },
  )
})

test('ground around a hazard is that within so many metres of its outline', () => {
  const level = new Int16Array(480).fill(500)
  for (const buffer of [0, 60, 200]) {
    const { values } = hazardZone(grid, level, [SOURCE], 22, buffer)
    values.forEach((value, cell) => {
      const lon = grid.west + (cell % 40) * grid.step
      const lat = grid.north - Math.floor(cell / 40) * grid.step
      const beyond = (from: number, to: number, at: number) => Math.max(0, from - at, at - to)
      const meters = Math.hypot(
        (beyond(LON - 0.0002, LON + 0.0002, lon) / grid.step) * grid.cellX,
        (beyond(LAT - 0.0002, LAT + 0.0002, lat) / grid.step) * grid.cellY,
      )
      expect(value > 0, `${meters}`).toBe(meters === 0 || meters <= buffer)
    })
  }
})

test('ground around a hazard of any outline is what the distance to its nearest side says', () => {
  const level = new Int16Array(480).fill(500)
  const place = fc.tuple(fc.double({ min: 3, max: 36, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }))
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 6 }), fc.integer({ min: 10, max: 300 }), (places, buffer) => {
      const line = [...places, places[0]!].map(([column, row]) => [column * grid.cellX, row * grid.cellY] as const)
      const ring = line.map(([x, y]) => [grid.west + (x / grid.cellX) * grid.step, grid.north - (y / grid.cellY) * grid.step])
      const { values } = hazardZone(grid, level, [[ring]], 22, buffer)
      values.forEach((value, cell) => {
        const [x, y] = [(cell % 40) * grid.cellX, Math.floor(cell / 40) * grid.cellY]
        const meters = Math.min(...line.slice(1).map((end, side) => fromSide([x, y], line[side]!, end)))
        // What is a hand's breadth from the bound may fall on either side of it; what lies inside is the hazard itself.
        if (Math.abs(meters - buffer) > 0.1 && value !== 3) expect(value > 0, `${meters} of ${buffer}`).toBe(meters <= buffer)
      })
    }),
  )
})

type Place = readonly [number, number]
/** Metres from a place to the nearest of a line's places. */
function fromSide([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}
