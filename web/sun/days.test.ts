import { expect, test } from 'vitest'
import { solarElements } from '../map/sun/sun.ts'
import { dayOfYear, dayOfYearText, noteworthyDays } from './days.ts'

test('days of a year, leap years too', () => {
  expect([dayOfYear('2026-01-01'), dayOfYear('2026-12-31'), dayOfYear('2028-12-31'), dayOfYear('2028-03-01')]).toEqual([0, 364, 365, 60])
  for (const day of ['2026-01-01', '2028-02-29', '2027-12-31']) expect(dayOfYearText(Number(day.slice(0, 4)), dayOfYear(day))).toBe(day)
})

test('the longest and the shortest day are those of the sun, to a day', () => {
  const declination = (day: string) => solarElements(new Date(`${day}T04:00:00Z`)).declination
  for (const { name, day } of noteworthyDays(2026)) {
    if (name === 'summer') expect(declination(day)).toBeGreaterThan(23.42)
    if (name === 'winter') expect(declination(day)).toBeLessThan(-23.42)
    if (name === 'spring' || name === 'autumn') expect(Math.abs(declination(day))).toBeLessThan(0.5)
  }
})
