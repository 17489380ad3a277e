import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureDifference, measureFigure } from './measureFigure.ts'

const SCALE: Record<string, number> = { '': 1, 万: 1e4, 亿: 1e8 }
const written = (value: number) => {
  const { digits, unit } = measureFigure(value, 'people', '', 'zh-CN')
  return Number(digits.replaceAll(',', '')) * SCALE[unit]!
}

test('figures that are each rounded have the difference that a reader works out from them', () => {
  expect(measureDifference(2640.6, 3812.4, 'people', 'zh-CN')).toBe(1171)
  expect(measureDifference(2641.4, 3812.6, 'people', 'zh-CN')).toBe(1172)
  expect(measureDifference(26_414_000, 38_126_000, 'yuan', 'zh-CN')).toBe(11_720_000)
  expect(measureDifference(0.3514, 0.3526, 'share', 'zh-CN')).toBeCloseTo(0.002, 9)
})

test('a difference that is written more finely than the figures is itself', () => {
  expect(measureDifference(730_000, 730_031, 'people', 'zh-CN')).toBe(31)
  expect(measureDifference(123_400, 145_912, 'people', 'zh-CN')).toBe(22_512)
})

test('of counted things below 100,000 what is written always adds up', () => {
  const value = fc.double({ min: 0, max: 99_999, noNaN: true })
  fc.assert(
    fc.property(value, value, (from, to) => {
      expect(measureDifference(from, to, 'people', 'zh-CN')).toBe(written(to) - written(from))
    }),
  )
})
