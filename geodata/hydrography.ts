import type { Relief, River } from './county.types.ts'
import { demoCourses } from './demo/courses.ts'
import { createFavour, fillHollows, fixFrame, type Landscape } from './demo/erosion.ts'
import { traceStreams } from './demo/streams.ts'
import { metersBetween } from './field.ts'
import { randomStreams } from './random.ts'
import { METERS_PER_LATITUDE, metersPerLongitude, sampleRelief } from './relief.ts'

/** Cells a degree the drainage is found on, and how many at most. */
const PER_DEGREE = 1200
const MOST_CELLS = 2_500_000
/** From this breadth on it is a river, metres. */
const RIVER_METERS = 44
/** How near the demo's line of a named river the derived one runs to bear its name, metres. */
const SAME_RIVER = 1600

/** Rivers and streams as a relief drains: for an imported relief that came without any. Named where they follow 澧水 or 溇水. */
export function drainRelief(relief: Relief, seed: number): River[] {
  const spanX = (relief.width - 1) * relief.step
  const spanY = (relief.height - 1) * relief.step
  const perDegree = Math.min(PER_DEGREE, 1 / relief.step, Math.sqrt(MOST_CELLS / (spanX * spanY)))
  const width = Math.floor(spanX * perDegree)
  const height = Math.floor(spanY * perDegree)
  const land: Landscape = {
    width,
    height,
    cellX: metersPerLongitude(relief.north - spanY / 2) / perDegree,
    cellY: METERS_PER_LATITUDE / perDegree,
    heights: new Float32Array(width * height),
    fixed: new Uint8Array(width * height),
    uplift: new Float32Array(0),
  }
  const positionOf = (cell: number): [number, number] => {
    const row = Math.floor(cell / width)
    return [relief.west + (cell - row * width + 0.5) / perDegree, relief.north - (row + 0.5) / perDegree]
  }
  let last = 0
  for (let cell = 0; cell < land.heights.length; cell++) {
    const [lon, lat] = positionOf(cell)
    const meters = sampleRelief(relief, lon, lat)
    if (!Number.isNaN(meters)) last = meters
    land.heights[cell] = last
  }
  fixFrame(land)
  fillHollows(land)
  const favour = createFavour(randomStreams(seed))
  const named = demoCourses(randomStreams(seed)).filter((course) => course.kind === 'river')
  return traceStreams({ land, favour, positionOf }, []).map((stream, index): River => {
    const widthMeters = Math.min(stream.widthMeters, 180)
    const large = widthMeters >= RIVER_METERS
    const course = large ? named.find(({ line }) => follows(stream.line, line)) : undefined
    return {
      id: index + 1,
      name: course?.name ?? '',
      kind: large ? 'river' : 'stream',
      widthMeters,
      geometry: { type: 'LineString', coordinates: stream.line },
      source: stream.source,
    }
  })
}

/** True where most of a line runs near the other. */
function follows(line: readonly number[][], other: readonly number[][]): boolean {
  const sampled = line.filter((_, index) => index % 8 === 0)
  const near = sampled.filter((point) => other.some((known, index) => index % 6 === 0 && metersBetween(known, point) < SAME_RIVER))
  return near.length > sampled.length * 0.5
}
