import { readFileSync } from 'node:fs'
import type { Polygon, Position } from 'geojson'
import type { Ground, Relief, River } from '../county.types.ts'
import { randomStreams, type Streams } from '../random.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { wound } from '../rings.ts'
import { drawBoundary } from './boundary.ts'
import { cutChannels } from './channels.ts'
import { RESERVOIRS } from './courses.data.ts'
import { demoCourses, type Course } from './courses.ts'
import { raiseSummit, settleSeats } from './known.heights.ts'
import type { Seat } from './land.fields.ts'
import { emptyRelief, mapPosition, smoothHeight, type ErodedLand } from './land.grid.ts'
import { erodeLand } from './land.ts'
import { createNoise } from './noise.ts'
import { flood } from './reservoirs.ts'
import { traceStreams } from './streams.ts'
import { KEPT, METERS_EAST } from './window.ts'

/** 1.5″: 40 × 46 m. */
const SAMPLES_PER_DEGREE = 2400

/** The demo county's ground before anybody lives on it; the same seed gives the same samples. */
export function demoGround(seed: number): Ground {
  const random = randomStreams(seed)
  const extent = wound(readSource<{ geometry: Polygon }>('cili_extent_approx_ccby.geojson')[0]!.geometry)
  const seats = townshipSeats()
  const courses = demoCourses(random)
  const eroded = erodeLand(courses, seats, random)
  const streams = traceStreams({ ...eroded, positionOf: (cell) => mapPosition(eroded, cell) }, courses)
  const relief = readBack(eroded, random)
  const boundary = drawBoundary(
    relief,
    extent.coordinates[0]![0]!,
    seats.map((seat) => seat.at),
    random,
  )
  raiseSummit(relief, boundary.coordinates.flat())
  const all = [...streams, ...courses]
  const touched = cutChannels(relief, all)
  settleSeats(relief, seats, touched)
  const rivers = all.flatMap((course): River[] => riverOf(course))
  for (const dam of RESERVOIRS) {
    const water = flood(
      relief,
      dam,
      courses.find((course) => course.name === dam.course)!,
    )
    if (water)
      rivers.push({ id: 0, name: dam.name, kind: 'reservoir', widthMeters: 0, geometry: water, source: '示意: 由示意地形蓄水生成' })
  }
  rivers.forEach((river, index) => (river.id = index + 1))
  // As it will be stored: decimetres.
  for (let sample = 0; sample < relief.heights.length; sample++) relief.heights[sample] = Math.round(relief.heights[sample]! * 10) / 10
  return { relief, boundary, rivers }
}

function readSource<Feature>(file: string): Feature[] {
  return (JSON.parse(readFileSync(new URL(`../sources/${file}`, import.meta.url), 'utf8')) as { features: Feature[] }).features
}

interface SeatFeature {
  properties: { name: string; elev_srtm3_m: number | null; villages: number }
  geometry: { coordinates: Position }
}

/** 金慈's place was drawn by hand, so its height is: on the terrace above the confluence. */
const DRAWN_HEIGHT = 92

/** Seats stand in basins or on benches of their SRTM height, the larger the more villages look to them. */
function townshipSeats(): Seat[] {
  return readSource<SeatFeature>('township_seats_wgs84.geojson').map(({ properties, geometry }) => ({
    at: geometry.coordinates,
    heightMeters: properties.elev_srtm3_m ?? DRAWN_HEIGHT,
    radiusMeters: properties.name.endsWith('街道') ? 1500 : 330 + 17 * properties.villages,
  }))
}

/** The eroded land read through its bend at full resolution, with the roughness that is finer than its cells on the slopes. */
function readBack(eroded: ErodedLand, random: Streams): Relief {
  const relief = emptyRelief(KEPT, SAMPLES_PER_DEGREE)
  const noise = createNoise(random('fine relief'))
  const { width, height, heights, step, west, north } = relief
  const position: Position = [0, 0]
  for (let row = 0; row < height; row++) {
    const lat = north - row * step
    for (let column = 0; column < width; column++) {
      const lon = west + column * step
      position[0] = lon
      position[1] = lat
      const [x, y] = eroded.bend(position)
      heights[row * width + column] = smoothHeight(eroded, x, y)
    }
  }
  const cellX = METERS_EAST * step
  const cellY = METERS_PER_LATITUDE * step
  const rough = new Float32Array(heights.length)
  for (let row = 1; row + 1 < height; row++) {
    for (let column = 1; column + 1 < width; column++) {
      const sample = row * width + column
      const slope = Math.hypot(
        (heights[sample + 1]! - heights[sample - 1]!) / (2 * cellX),
        (heights[sample + width]! - heights[sample - width]!) / (2 * cellY),
      )
      if (slope < 0.03) continue
      const ridged =
        0.45 - Math.abs(noise((column * cellX) / 230, (row * cellY) / 230)) + 0.35 * noise((column * cellX) / 95, (row * cellY) / 95)
      rough[sample] = 13 * Math.min(0.8, slope) * ridged
    }
  }
  for (let sample = 0; sample < heights.length; sample++) heights[sample]! += rough[sample]!
  return relief
}

/** The part of a course that lies in the kept window, a row for each stretch. */
function riverOf(course: Course): River[] {
  const stretches: Position[][] = [[]]
  for (const point of course.line) {
    const inside = point[0]! > KEPT.west && point[0]! < KEPT.east && point[1]! > KEPT.south && point[1]! < KEPT.north
    if (inside) stretches.at(-1)!.push(point)
    else if (stretches.at(-1)!.length > 0) stretches.push([])
  }
  return stretches
    .filter((line) => line.length > 1)
    .map((line) => ({
      id: 0,
      name: course.name,
      kind: course.kind,
      widthMeters: course.widthMeters,
      geometry: { type: 'LineString', coordinates: line },
      source: course.source,
    }))
}
