import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metersBetween, nearer } from '../field.ts'
import { crestAt, LEAST, reachOf, type Range } from './summits.ts'

const meters = fc.double({ min: -60_000, max: 60_000, noNaN: true })

test('outside the box of its reach a range counts for nothing', () => {
  const crest = fc.array(fc.tuple(meters, meters, fc.double({ min: LEAST + 1, max: 1500, noNaN: true })), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(crest, fc.integer({ min: 1000, max: 4000 }), meters, meters, (points, breadth, x, y) => {
      const range: Range = { breadth, crest: points }
      const { west, east, south, north } = reachOf(range)
      if (x < west || x > east || y < south || y > north) expect(crestAt(range, x, y)).toBeLessThanOrEqual(LEAST)
    }),
  )
})

test('the nearer of two is the same however it is found', () => {
  const position = fc.tuple(fc.double({ min: 110, max: 112, noNaN: true }), fc.double({ min: 29, max: 30, noNaN: true }))
  fc.assert(
    fc.property(position, position, fc.double({ min: 0, max: 100_000, noNaN: true }), (a, b, nearest) => {
      expect(nearer(nearest, a, b)).toBe(Math.min(nearest, metersBetween(a, b)))
    }),
  )
})
