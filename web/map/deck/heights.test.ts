import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BANDS, isNear, shownAt } from './heights.ts'

const eye = fc.double({ min: 30, max: 320_000, noNaN: true })

test('from every height people are shown in some way, and never more than whole', () => {
  fc.assert(
    fc.property(eye, (meters) => {
      const shown = Object.values(BANDS).map((band) => shownAt(band, meters))
      for (const part of shown) expect(part >= 0 && part <= 1).toBe(true)
      expect(Math.max(...shown)).toBeGreaterThan(0.3)
    }),
  )
})

test('a step of the eye changes little: nothing flickers', () => {
  fc.assert(
    fc.property(eye, (meters) => {
      for (const band of Object.values(BANDS)) expect(Math.abs(shownAt(band, meters * 1.005) - shownAt(band, meters))).toBeLessThan(0.05)
    }),
  )
})

test('what shows has been asked for', () => {
  fc.assert(
    fc.property(eye, (meters) => {
      for (const band of Object.values(BANDS)) if (shownAt(band, meters) > 0) expect(isNear(band, meters)).toBe(true)
    }),
  )
})
