import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metersPerPixel, scaleBar, scaleText } from './scaleBar.ts'

test('a scale bar is round, fits, and is as long as can be', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (perPixel) => {
      const { meters, pixels } = scaleBar(perPixel, 120)
      expect(String(Number(meters.toPrecision(6)))).toMatch(/^0?\.?0*[125]0*(e[+-]\d+)?$/)
      expect(pixels).toBeLessThanOrEqual(120.001)
      expect(pixels).toBeGreaterThan(120 / 2.5 - 0.001)
      expect(meters / pixels).toBeCloseTo(perPixel, 6)
    }),
  )
})

test('metres across a pixel: 60° over 1,920 pixels, 10 km away', () => {
  expect(metersPerPixel(10_000, 1920, 1080)).toBeCloseTo((2 * 10_000 * Math.tan(Math.PI / 6)) / 1920, 9)
  expect(metersPerPixel(10_000, 390, 844)).toBeCloseTo((2 * 10_000 * Math.tan(Math.PI / 6)) / 844, 9)
  expect([scaleText(500, 'zh-CN'), scaleText(2000, 'zh-CN'), scaleText(2000, 'en')]).toEqual(['500 米', '2 公里', '2 km'])
})
