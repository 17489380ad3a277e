import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCoordinates } from './coordinates.ts'

test.each([
  '110.85,29.35', '110.85， 29.35', '110.85 29.35', '29.35, 110.85', '29.35N 110.85E', 'N29.35 E110.85', '110.85E,29.35N', '110.85°E 29.35°N',
  '北纬29.35° 东经110.85°', '东经110度51分0秒，北纬29度21分0秒', '110°51′00″E 29°21′00″N', `29°21'0"N 110°51'0"E`, '110度51分,29度21分', '29°21.0′ 110°51.0′',
  '经度110.85 纬度29.35', 'lon=110.85 lat=29.35', '110.85;29.35', '110.85、29.35', '110.85/29.35',
])('%s is a point', (text) => expect(parseCoordinates(text)).toEqual([110.85, 29.35])) // prettier-ignore

test.each([
  '999,29', '110.85', '大庄村2组12号', '2组12号', '29.35N 30N', '110°75′ 29°', '12', '大庄 12号', '110.85,29.35,3', '', '零溪', '2026-10-31', '95,120', '1楼 2号', '200E 10N',
])('%s is none', (text) => expect(parseCoordinates(text)).toBeNull()) // prettier-ignore

test('whatever point is written in decimal degrees is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -180e4, max: 180e4 }), fc.integer({ min: -90e4, max: 90e4 }), (x, y) => {
      const [lon, lat] = [x / 1e4, y / 1e4]
      const [east, north] = [`${Math.abs(lon)}${lon < 0 ? 'W' : 'E'}`, `${Math.abs(lat)}${lat < 0 ? 'S' : 'N'}`]
      for (const text of [`${lon},${lat}`, `${east} ${north}`, `${north} ${east}`]) {
        const [readLon, readLat] = parseCoordinates(text) ?? []
        expect(readLon, text).toBeCloseTo(lon, 4)
        expect(readLat, text).toBeCloseTo(lat, 4)
      }
    }),
  )
})

test('any text is a point or null, never an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void parseCoordinates(text)))
})
