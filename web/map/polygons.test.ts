import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, outline } from './polygons.ts'

const place = { code: '430821', name: '慈利县', level: 'county' } as const
const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

test('a point is inside where it lies between the sides, and not in a hole', () => {
  const area = outline(place, { type: 'Polygon', coordinates: [square(110, 29, 1), square(110.4, 29.4, 0.2)] })
  fc.assert(
    fc.property(fc.double({ min: 109.5, max: 111.5, noNaN: true }), fc.double({ min: 28.5, max: 30.5, noNaN: true }), (lon, lat) => {
      const inside = lon > 110 && lon < 111 && lat > 29 && lat < 30
      const hole = lon > 110.4 && lon < 110.6 && lat > 29.4 && lat < 29.6
      fc.pre(
        [110, 111, 110.4, 110.6].every((side) => Math.abs(lon - side) > 1e-9) &&
          [29, 30, 29.4, 29.6].every((side) => Math.abs(lat - side) > 1e-9),
      )
      expect(contains(area, lon, lat)).toBe(inside && !hole)
    }),
  )
})

test('bounds hold every part', () => {
  const area = outline(place, { type: 'MultiPolygon', coordinates: [[square(110, 29, 1)], [square(112, 28, 0.5)]] })
  expect(area.bounds).toEqual([110, 28, 112.5, 30])
  expect(contains(area, 112.2, 28.2)).toBe(true)
  expect(contains(area, 111.5, 28.9)).toBe(false)
})
