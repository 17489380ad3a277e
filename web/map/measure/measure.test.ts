import { describe, expect, test } from 'vitest'
import { degreeMeters, geodesicMeters, ringArea, type LonLat } from '../relief/geodesy.ts'
import { climbOf, measureArea, measureLine, type Ground } from './measure.ts'

const [LON, LAT] = [111, 29.4]
const { east, north } = degreeMeters(LAT)
/** A place so many metres east and north of the middle. */
const at = (x: number, y: number): LonLat => [LON + x / east, LAT + y / north]
const flat: Ground = () => 200
/** Rises one metre in two to the east. */
const slope: Ground = (lon) => 200 + ((lon - LON) * east) / 2

describe('a line', () => {
  test('on flat ground is as long in every sense', () => {
    const line = [at(0, 0), at(300, 400), at(900, 400)]
    const expected = geodesicMeters(line[0]!, line[1]!) + geodesicMeters(line[1]!, line[2]!)
    const { horizontalMeters, groundMeters, spaceMeters, riseMeters, slopeDegrees, climbMeters } = measureLine(line, flat)
    expect(horizontalMeters).toBeCloseTo(expected, 6)
    expect(groundMeters).toBeCloseTo(expected, 6)
    // 200 m up, straight lines are longer than on the ellipsoid by 200 m in the Earth's radius.
    expect(spaceMeters / expected).toBeCloseTo(1 + 200 / 6_371_000, 6)
    expect([riseMeters, slopeDegrees, climbMeters]).toEqual([0, 0, 0])
  })

  test('up a slope is longer by the slope, and back down goes as far again', () => {
    const up = measureLine([at(0, 0), at(1000, 0)], slope)
    expect(up.riseMeters).toBeCloseTo(500, 2)
    expect(up.groundMeters / up.horizontalMeters).toBeCloseTo(Math.hypot(1, 0.5), 4)
    expect(up.spaceMeters / up.horizontalMeters).toBeCloseTo(Math.hypot(1, 0.5), 3)
    expect(up.slopeDegrees).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 2)
    const back = measureLine([at(0, 0), at(1000, 0), at(0, 0)], slope)
    expect(back.climbMeters).toBeCloseTo(500, 0)
    expect(back.descentMeters).toBeCloseTo(500, 0)
    expect(back.riseMeters).toBe(0)
  })

  test('over a hill is longer along the ground than through the air between its ends', () => {
    const hill: Ground = (lon) => 300 * Math.sin((Math.PI * (lon - LON) * east) / 1000)
    const { groundMeters, spaceMeters } = measureLine([at(0, 0), at(1000, 0)], hill)
    expect(groundMeters).toBeGreaterThan(spaceMeters * 1.15)
  })
})

test('ripples are no climb', () => {
  expect(climbOf([10, 10.2, 9.9, 10.1, 10])).toEqual({ climbMeters: 0, descentMeters: 0 })
  expect(climbOf([10, 15, 12, 20])).toEqual({ climbMeters: 13, descentMeters: 3 })
})

describe('an area', () => {
  const square = [at(0, 0), at(600, 0), at(600, 400), at(0, 400)]
  test('on flat ground is the map’s', () => {
    const { horizontalSquareMeters, surfaceSquareMeters, perimeterMeters } = measureArea(square, flat)
    expect(horizontalSquareMeters / 240_000).toBeCloseTo(1, 4)
    expect(surfaceSquareMeters).toBe(horizontalSquareMeters)
    expect(perimeterMeters).toBeCloseTo(2000, 0)
  })
  test('on a slope is larger by the slope', () => {
    const { horizontalSquareMeters, surfaceSquareMeters, lowestMeters, highestMeters } = measureArea(square, slope)
    expect(surfaceSquareMeters / horizontalSquareMeters).toBeCloseTo(Math.hypot(1, 0.5), 4)
    expect([lowestMeters, highestMeters]).toEqual([expect.closeTo(200, 6), expect.closeTo(500, 0)])
  })
  test('of a dome is the dome’s: a spherical cap of 400 m radius and 100 m height', () => {
    const radius = (400 ** 2 + 100 ** 2) / 200
    const dome: Ground = (lon, lat) => Math.sqrt(radius ** 2 - ((lon - LON) * east) ** 2 - ((lat - LAT) * north) ** 2)
    const circle = Array.from({ length: 180 }, (_, index) =>
      at(400 * Math.cos((index * Math.PI) / 90), 400 * Math.sin((index * Math.PI) / 90)),
    )
    const { surfaceSquareMeters, horizontalSquareMeters } = measureArea(circle, dome)
    expect(horizontalSquareMeters).toBe(ringArea(circle))
    expect(surfaceSquareMeters / (2 * Math.PI * radius * 100)).toBeCloseTo(1, 2)
  })
  test('a very small one is still measured', () => {
    const tiny = [at(0, 0), at(0.4, 0), at(0.4, 0.4)]
    expect(measureArea(tiny, slope).horizontalSquareMeters).toBeCloseTo(0.08, 3)
  })
})
