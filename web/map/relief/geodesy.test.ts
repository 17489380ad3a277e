import { expect, test } from 'vitest'
import { degreeMeters, densify, earthCentred, geodesicMeters, ringArea } from './geodesy.ts'

const degrees = (d: number, m: number, s: number) => Math.sign(d) * (Math.abs(d) + m / 60 + s / 3600)

test('Flinders Peak to Buninyong is 54,972.271 m (GDA Technical Manual, Intergovernmental Committee on Surveying and Mapping)', () => {
  const flindersPeak = [degrees(144, 25, 29.5244), degrees(-37, 57, 3.7203)] as const
  const buninyong = [degrees(143, 55, 35.3839), degrees(-37, 39, 10.1561)] as const
  // The manual is on GRS 80, whose flattening differs in the eleventh place.
  expect(geodesicMeters(flindersPeak, buninyong)).toBeCloseTo(54_972.271, 3)
  expect(geodesicMeters(buninyong, flindersPeak)).toBeCloseTo(54_972.271, 3)
  expect(geodesicMeters(buninyong, buninyong)).toBe(0)
})

test('a degree’s metres are the geodesic’s', () => {
  const { east, north } = degreeMeters(29.4)
  expect(geodesicMeters([111, 29.4], [111.001, 29.4])).toBeCloseTo(east / 1000, 3)
  expect(geodesicMeters([111, 29.3995], [111, 29.4005])).toBeCloseTo(north / 1000, 3)
})

test('a space distance is a little shorter than the way over the ground, and goes up and down', () => {
  const from = earthCentred([111, 29.4], 0)
  const chord = Math.hypot(...earthCentred([111.01, 29.4], 0).map((value, axis) => value - from[axis]!))
  const arc = geodesicMeters([111, 29.4], [111.01, 29.4])
  expect(arc - chord).toBeGreaterThan(0)
  expect(arc - chord).toBeLessThan(0.001)
  expect(Math.hypot(...earthCentred([111, 29.4], 250).map((value, axis) => value - from[axis]!))).toBeCloseTo(250, 6)
})

test('the whole ellipsoid is 510,065,622 km² (NGA, WGS 84), a small square its sides’ product', () => {
  const globe = [-180, -60, 60, 180].slice(0, -1).flatMap((west) => [
    ringArea([
      [west, -90],
      [west + 120, -90],
      [west + 120, 90],
      [west, 90],
    ]),
  ])
  expect(globe.reduce((sum, part) => sum + part) / 1e6).toBeCloseTo(510_065_621.7, 0)
  const { east, north } = degreeMeters(29.4)
  const ring = [
    [111, 29.3995],
    [111.001, 29.3995],
    [111.001, 29.4005],
    [111, 29.4005],
  ] as const
  expect(ringArea(ring)).toBeCloseTo((east * north) / 1e6, 1)
  expect(ringArea(ring.toReversed())).toBeCloseTo(ringArea([...ring, ring[0]]), 6)
})

test('points along a line keep its corners and its length', () => {
  const line = [
    [111, 29.4],
    [111.01, 29.4],
    [111.01, 29.42],
  ] as const
  const points = densify(line, 50)
  expect(points.at(-1)!.meters).toBeCloseTo(geodesicMeters(line[0], line[1]) + geodesicMeters(line[1], line[2]), 6)
  for (const corner of line) expect(points.map(({ at }) => at)).toContainEqual(corner)
  for (let index = 1; index < points.length; index++)
    expect(points[index]!.meters - points[index - 1]!.meters).toBeLessThanOrEqual(50.000001)
})
