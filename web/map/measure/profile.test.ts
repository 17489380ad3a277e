import { expect, test } from 'vitest'
import { degreeMeters, type LonLat } from '../relief/geodesy.ts'
import type { Ground } from './measure.ts'
import { nearestSample, profileOf, sampleAt, ticks } from './profile.ts'

const [LON, LAT] = [111, 29.4]
const { east } = degreeMeters(LAT)
const at = (x: number): LonLat => [LON + x / east, LAT]
/** Level, then up 200 m within 400 m, then level, then gently down. */
const ground: Ground = (lon) => {
  const x = (lon - LON) * east
  return x < 1000 ? 100 : x < 1400 ? 100 + (x - 1000) / 2 : x < 2000 ? 300 : 300 - (x - 2000) / 20
}

test('a profile finds the highest, the lowest, the climb and the steepest stretch', () => {
  const { samples, lowest, highest, climbMeters, descentMeters, steepest } = profileOf([at(0), at(1400), at(3000)], ground)
  expect(samples.at(-1)!.meters).toBeCloseTo(3000, 0)
  expect([lowest.heightMeters, highest.heightMeters]).toEqual([100, expect.closeTo(300, 0)])
  expect(climbMeters).toBeCloseTo(200, 0)
  expect(descentMeters).toBeCloseTo(50, 0)
  expect(steepest.degrees).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 1)
  expect(steepest.from.meters).toBeGreaterThanOrEqual(990)
  expect(steepest.to.meters).toBeLessThanOrEqual(1410)
  expect(profileOf([at(3000), at(0)], ground).steepest.degrees).toBeCloseTo(-(Math.atan(0.5) * 180) / Math.PI, 1)
})

test('a line of a few metres has a profile too', () => {
  const { steepest, samples } = profileOf([at(1100), at(1103)], ground)
  expect(samples.length).toBeGreaterThan(3)
  expect(steepest.degrees).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 1)
})

test('the sample under the pointer is the nearest', () => {
  const { samples } = profileOf([at(0), at(3000)], ground)
  for (const meters of [-5, 0, 1.2, 1499.9, 2999, 4000]) {
    const found = sampleAt(samples, meters)
    expect(Math.min(...samples.map((sample) => Math.abs(sample.meters - meters)))).toBe(Math.abs(found.meters - meters))
  }
})

test('a place beside the line belongs to the point of it that is nearest', () => {
  const { samples } = profileOf([at(0), at(3000)], ground)
  const { sample, meters } = nearestSample(samples, [at(1200)[0], LAT + 0.001])
  expect(sample.meters).toBeCloseTo(1200, -1)
  expect(meters).toBeCloseTo(degreeMeters(LAT).north / 1000, 0)
})

test('ticks are round numbers inside the range', () => {
  expect(ticks(0, 3000, 6)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000])
  expect(ticks(183, 412, 4)).toEqual([200, 300, 400])
  expect(ticks(0, 0.9, 3)).toEqual([0, 0.5])
})
