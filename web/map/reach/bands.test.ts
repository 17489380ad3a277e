import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandAt, bandsOf } from './bands.ts'

test('bands follow on each other, grow darker, and one ends where the question does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), (fives) => {
      const bands = bandsOf(fives * 5)
      expect(bands.some(({ to }) => to === fives * 5)).toBe(true)
      for (const [index, band] of bands.entries()) {
        expect(band.from).toBeLessThan(band.to)
        if (index > 0) {
          expect(band.from).toBe(bands[index - 1]!.to)
          expect(lightness(band.color)).toBeLessThan(lightness(bands[index - 1]!.color))
        }
      }
      expect(bands.at(-1)!.to).toBe(Infinity)
      expect(bands.at(-2)!.to, 'no longer than travel is followed').toBeLessThanOrEqual(180)
    }),
  )
})

test('every time lies in the band around it', () => {
  const bands = bandsOf(30)
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 300, noNaN: true }), (minutes) => {
      const { from, to } = bands[bandAt(bands, minutes)]!
      expect(minutes > from && minutes <= to).toBe(true)
    }),
  )
})

const lightness = (hex: string) =>
  [1, 3, 5].reduce((sum, at, part) => sum + Number.parseInt(hex.slice(at, at + 2), 16) * [0.2126, 0.7152, 0.0722][part]!, 0)
