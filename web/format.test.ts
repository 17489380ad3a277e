import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, daysBetween, figure, localDay, momentsApart, share, whole, yuan } from './format.ts'

test.each([
  [0, '0', ''],
  [465, '465', ''],
  [25_550, '25,550', ''],
  [99_999, '99,999', ''],
  [100_000, '10.0', '万'],
  [730_000, '73.0', '万'],
  [8_550_000, '855.0', '万'],
  [12_345_678, '1,235', '万'],
  [250_000_000, '2.50', '亿'],
])('%d is written %s %s', (value, digits, magnitude) => {
  expect(figure(value, 'zh-CN')).toEqual({ digits, magnitude })
})

test('English counts in thousands and millions', () => {
  expect(figure(730_000, 'en')).toEqual({ digits: '730.0', magnitude: 'k' })
  expect(figure(8_550_000, 'en')).toEqual({ digits: '8.55', magnitude: 'M' })
})

test('a written figure is never further than half a percent from its value', () => {
  const scale: Record<string, number> = { '': 1, 万: 1e4, 亿: 1e8 }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2e9 }), (value) => {
      const { digits, magnitude } = figure(value, 'zh-CN')
      expect(Math.abs(Number(digits.replaceAll(',', '')) * scale[magnitude]! - value)).toBeLessThanOrEqual(value * 0.005)
      expect(digits.replace(/\D/g, '').length).toBeLessThanOrEqual(5)
    }),
  )
})

test('money, shares and days', () => {
  expect(yuan(5210.4, 'zh-CN')).toBe('¥5,210')
  expect(yuan(12_604_000, 'zh-CN')).toBe('1,260 万元')
  expect(share(1, 3)).toBe('33.3%')
  expect(share(1, 0)).toBe('—')
  expect(whole(1234.5)).toBe('1,235')
  expect(day('2026-11-23', 'zh-CN')).toBe('2026年11月23日')
  expect(day('2026-11-03T23:30:00+08:00', 'zh-CN')).toBe('2026年11月3日')
  expect(day('2026-11-23', 'en')).toBe('23 Nov 2026')
})

test('days between are whole, and turn their sign with their order', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      fc.integer({ min: 0, max: 4000 }),
      (from, days) => {
        const to = new Date(from.getTime() + days * 86_400_000)
        const [a, b] = [from.toISOString(), to.toISOString()]
        expect(daysBetween(a, b)).toBe(days)
        expect(daysBetween(b, a)).toBe(-days || 0)
      },
    ),
  )
})

test('the local day is written like the days of the data', () => {
  expect(localDay(new Date(2026, 10, 3, 12))).toBe('2026-11-03')
})

test.each([
  [new Date(2026, 10, 29, 9), ['2026年11月29日', '2026年11月30日']],
  [new Date(2026, 10, 30, 9, 5), ['2026年11月30日 09:05', '2026年11月30日 11:20']],
  [new Date(2026, 10, 30, 11, 20, 4), ['2026年11月30日 11:20:04', '2026年11月30日 11:20:30']],
])('two moments are told apart, as shortly as that goes: %s', (from, words) => {
  expect(momentsApart(from, new Date(2026, 10, 30, 11, 20, 30), 'zh-CN')).toEqual(words)
})
