import { expect, test } from 'vitest'
import { solarElements, sunDay, sunPosition } from './sun.ts'

const minutesOf = (instant: Date | null, clockHours: number) => (((instant!.getTime() / 60_000 + clockHours * 60) % 1440) + 1440) % 1440
const clock = (hours: number, minutes: number, seconds = 0) => hours * 60 + minutes + seconds / 60

test('the sun’s declination on 13 October 1992, 0h TD, is −7.78507° (Meeus, Astronomical Algorithms, example 25.a)', () => {
  expect(solarElements(new Date('1992-10-13T00:00:00Z')).declination).toBeCloseTo(-7.78507, 2)
  // Example 28.a: the equation of time is +13 min 42.6 s.
  expect(solarElements(new Date('1992-10-13T00:00:00Z')).equationMinutes).toBeCloseTo(13.71, 1)
})

test('17 October 2003, 12:30:30 at 39.742476° N, 105.1786° W: azimuth 194.34°, altitude 39.888° (NREL/TP-560-34302, table A5.1)', () => {
  const { azimuth, altitude } = sunPosition(new Date('2003-10-17T19:30:30Z'), -105.1786, 39.742476)
  expect(azimuth).toBeCloseTo(194.34024, 1)
  expect(altitude).toBeCloseTo(90 - 50.11162, 1)
})

test('on that UT day the sun set there at 00:20:19 UT, on the evening before, and rose at 13:12:43 UT (the same report)', () => {
  const { rises } = sunDay('2003-10-17', -105.1786, 39.742476, -7)
  const { sets } = sunDay('2003-10-16', -105.1786, 39.742476, -7)
  expect(Math.abs(minutesOf(rises, -7) - clock(6, 12, 43))).toBeLessThan(0.6)
  expect(Math.abs(minutesOf(sets, -7) - clock(17, 20, 19))).toBeLessThan(0.6)
})

test('over the county: noon after twelve by Beijing’s clock, highest at the summer solstice, lowest at the winter’s', () => {
  const [lon, lat] = [111.13, 29.43]
  const summer = sunDay('2026-06-21', lon, lat, 8)
  const winter = sunDay('2026-12-22', lon, lat, 8)
  expect(sunPosition(summer.noon, lon, lat).altitude).toBeCloseTo(90 - lat + 23.44, 1)
  expect(sunPosition(winter.noon, lon, lat).altitude).toBeCloseTo(90 - lat - 23.44, 1)
  for (const { noon } of [summer, winter]) expect(sunPosition(noon, lon, lat).azimuth).toBeCloseTo(180, 0)
  expect(minutesOf(summer.noon, 8)).toBeCloseTo(720 + 4 * (120 - lon) + 1.9, 0)
  const hours = ({ rises, sets }: typeof summer) => (sets!.getTime() - rises!.getTime()) / 3_600_000
  expect(hours(summer)).toBeGreaterThan(14)
  expect(hours(winter)).toBeLessThan(10.4)
  for (const day of [summer, winter]) {
    expect(sunPosition(day.rises!, lon, lat).altitude).toBeCloseTo(-0.833 + 0.57, 0)
    expect(day.rises!.getTime()).toBeLessThan(day.noon.getTime())
  }
})

test('beyond the polar circle there are days without a rise', () => {
  expect(sunDay('2026-12-22', 20, 75, 1)).toMatchObject({ rises: null, sets: null })
})
