import { expect, test } from 'vitest'
import { clockOf, clockText, minutesOf, minutesText } from './clock.ts'

test('the county’s clock is eight hours ahead, and knows which days there are', () => {
  expect(clockOf('2026-06-21T09:30')!.toISOString()).toBe('2026-06-21T01:30:00.000Z')
  expect(clockText(new Date('2026-12-31T16:05:59Z'))).toBe('2027-01-01T00:05')
  expect([clockOf('2026-02-30T09:30'), clockOf('2026-13-01T09:30')]).toEqual([null, null])
  expect(minutesOf(new Date('2026-06-21T01:30:00Z'))).toBe(570)
  expect([minutesText(570), minutesText(0), minutesText(1439.9)]).toEqual(['09:30', '00:00', '23:59'])
})
