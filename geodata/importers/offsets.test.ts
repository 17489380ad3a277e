import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromOffset, movePositions, toOffset } from './offsets.ts'

const meters = (a: readonly number[], b: readonly number[]) =>
  Math.hypot((a[0]! - b[0]!) * 111_320 * Math.cos((a[1]! * Math.PI) / 180), (a[1]! - b[1]!) * 110_900)
const inCounty = fc.tuple(fc.double({ min: 110.4, max: 111.5, noNaN: true }), fc.double({ min: 28.9, max: 29.9, noNaN: true }))
const inChina = fc.tuple(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }))

test.each(['gcj02', 'bd09'] as const)('%s there and back is within a millimetre', (name) => {
  for (const place of [inCounty, inChina])
    fc.assert(
      fc.property(place, (at) => {
        expect(meters(fromOffset(name, toOffset(name, at)), at)).toBeLessThan(0.001)
        expect(meters(toOffset(name, fromOffset(name, at)), at)).toBeLessThan(0.05)
      }),
    )
})

test('GCJ-02 is a few hundred metres off in the county', () => {
  fc.assert(
    fc.property(inCounty, (at) => {
      const distance = meters(toOffset('gcj02', at), at)
      expect(distance).toBeGreaterThan(300)
      expect(distance).toBeLessThan(800)
    }),
  )
})

test('every position of a geometry is moved, whatever its nesting', () => {
  const move = ([x, y]: number[]) => [x! + 1, y! - 1]
  expect(movePositions({ type: 'Point', coordinates: [1, 2, 3] }, move)).toEqual({ type: 'Point', coordinates: [2, 1] })
  expect(movePositions({ type: 'GeometryCollection', geometries: [{ type: 'MultiPolygon', coordinates: [[[[0, 0]]]] }] }, move)).toEqual({
    type: 'GeometryCollection',
    geometries: [{ type: 'MultiPolygon', coordinates: [[[[1, -1]]]] }],
  })
})
