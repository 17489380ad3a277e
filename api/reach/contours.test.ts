import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contoursOf } from './contours.ts'
import { inside } from './cut.ts'

const [WIDTH, HEIGHT] = [9, 7]
const GRID = { west: 111, north: 29.5, step: 3 / 3600, width: WIDTH }
const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(Infinity)), { minLength: 63, maxLength: 63 })

test('the middle of a cell lies in a band exactly if one gets there from it in time', () => {
  fc.assert(
    fc.property(times, (seconds) => {
      // No cell lies on a line: what is on it may be counted either way.
      const all = Float32Array.from(seconds, (one) => (one % 600 === 0 ? one + 30 : one))
      for (const { within, coordinates } of contoursOf(GRID, all, [10, 20, 30], [0, 0, WIDTH - 1, HEIGHT - 1])) {
        const areas = coordinates.map((rings) => rings.map((ring) => Float64Array.from(ring.flat())))
        for (let cell = 0; cell < 63; cell++) {
          if (Math.abs(all[cell]! - within * 60) < 40) continue
          const [lon, lat] = [GRID.west + (cell % WIDTH) * GRID.step, GRID.north - Math.floor(cell / WIDTH) * GRID.step]
          expect(inside(areas, lon, lat)).toBe(all[cell]! < within * 60)
        }
      }
    }),
  )
})

test('rings turn as GeoJSON wants them, closed, the outer ones counterclockwise', () => {
  const seconds = new Float32Array(63).fill(Infinity)
  for (const [column, row] of [[2, 2], [3, 2], [4, 2], [2, 3], [4, 3], [2, 4], [3, 4], [4, 4]] as const) seconds[row * WIDTH + column] = 60 // prettier-ignore
  const { coordinates } = contoursOf(GRID, seconds, [10], [0, 0, WIDTH - 1, HEIGHT - 1])[0]!
  const turn = (ring: [number, number][]) =>
    ring.slice(1).reduce((sum, [lon, lat], at) => sum + (lon - ring[at]![0]) * (lat + ring[at]![1] - 2 * GRID.north), 0)
  expect(coordinates).toHaveLength(1)
  expect(coordinates[0]!.map((ring) => Math.sign(-turn(ring)))).toEqual([1, -1])
  for (const ring of coordinates[0]!) expect(ring[0]).toEqual(ring.at(-1))
})
