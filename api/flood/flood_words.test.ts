import { expect, test } from 'vitest'
import { floodWords } from './flood_words.ts'

const rise = { river: 724, rise: 5, fromKm: 29.9, toKm: 1000 }

test('a release is told by the reservoir that lets the water out, a rise by its river', () => {
  const release = { ...rise, halvingKm: 25 }
  expect(floodWords(release, { river: '溇水', reservoir: '江垭水库' }).zh).toBe('江垭水库泄洪，坝下溇水水位抬升 5 米，每 25 公里减半')
  expect(floodWords(release, { river: '溇水' }).zh).toBe('溇水上游水库泄洪，坝下溇水水位抬升 5 米，每 25 公里减半')
  expect(floodWords(rise, { river: '溇水' }).zh).toBe('溇水水位上涨 5 米，第 29.9 公里以下河段')
  expect(floodWords({ ...rise, toKm: 40 }, { river: '溇水' }).zh).toBe('溇水水位上涨 5 米，第 29.9–40 公里河段')
  expect(floodWords({ ...rise, fromKm: 0 }).zh).toBe('河道水位上涨 5 米')
})
