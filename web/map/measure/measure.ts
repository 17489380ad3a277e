import { degreeMeters, densify, earthCentred, geodesicMeters, ringArea, type LonLat } from '../relief/geodesy.ts'

/** Height of the ground, metres; NaN where it is not known. */
export type Ground = (lon: number, lat: number) => number

export interface LineMeasure {
  /** Along the map: the ellipsoid's own distance. */
  readonly horizontalMeters: number
  /** Along the ground, up and down. */
  readonly groundMeters: number
  /** Straight through the air, from corner to corner. */
  readonly spaceMeters: number
  /** Last corner against the first. */
  readonly riseMeters: number
  /** From the first corner straight to the last, degrees above the level. */
  readonly slopeDegrees: number
  readonly climbMeters: number
  readonly descentMeters: number
}

/** The ground is followed in steps of at least this, metres: finer than the relief says anything. */
const FINEST_STEP = 5
const MOST_STEPS = 6000
/** Ups and downs smaller than this are the mesh's, not the ground's. */
const NOISE_METERS = 0.5

const stepFor = (line: readonly LonLat[]) =>
  Math.max(FINEST_STEP, line.reduce((sum, at, index) => sum + (index > 0 ? geodesicMeters(line[index - 1]!, at) : 0), 0) / MOST_STEPS)

/** What there is to measure of a line over the ground. */
export function measureLine(line: readonly LonLat[], ground: Ground): LineMeasure {
  const heights = line.map(([lon, lat]) => ground(lon, lat))
  const corners = line.map((at, index) => earthCentred(at, heights[index]!))
  const samples = densify(line, stepFor(line)).map(({ at, meters }) => ({ meters, height: ground(...at) }))
  let groundMeters = 0
  for (let index = 1; index < samples.length; index++) {
    const [before, here] = [samples[index - 1]!, samples[index]!]
    groundMeters += Math.hypot(here.meters - before.meters, here.height - before.height)
  }
  const straight = line.length > 1 ? geodesicMeters(line[0]!, line.at(-1)!) : 0
  const riseMeters = heights.at(-1)! - heights[0]!
  return {
    horizontalMeters: samples.at(-1)?.meters ?? 0,
    groundMeters,
    spaceMeters: corners.reduce((sum, corner, index) => sum + (index > 0 ? apart(corners[index - 1]!, corner) : 0), 0),
    riseMeters,
    slopeDegrees: straight > 0 ? (Math.atan2(riseMeters, straight) * 180) / Math.PI : 0,
    ...climbOf(samples.map(({ height }) => height)),
  }
}

const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!)

/** Metres gone up and down in all, ripples below `NOISE_METERS` left out. */
export function climbOf(heights: readonly number[]): { climbMeters: number; descentMeters: number } {
  let [climbMeters, descentMeters] = [0, 0]
  let last = heights[0] ?? 0
  for (const height of heights) {
    if (Math.abs(height - last) < NOISE_METERS) continue
    if (height > last) climbMeters += height - last
    else descentMeters += last - height
    last = height
  }
  return { climbMeters, descentMeters }
}

export interface AreaMeasure {
  /** As a map shows it. */
  readonly horizontalSquareMeters: number
  /** Of the ground itself, slopes included. */
  readonly surfaceSquareMeters: number
  readonly perimeterMeters: number
  readonly lowestMeters: number
  readonly highestMeters: number
}

/** Cells in which the slopes of an area are read. */
const CELLS = 20_000

/** What there is to measure of a ring over the ground. The surface is the mean stretch of cells inside, times the area. */
export function measureArea(ring: readonly LonLat[], ground: Ground): AreaMeasure {
  const horizontalSquareMeters = ringArea(ring)
  const closed = [...ring, ring[0]!]
  const perimeterMeters = closed.reduce((sum, at, index) => sum + (index > 0 ? geodesicMeters(closed[index - 1]!, at) : 0), 0)
  const lons = ring.map(([lon]) => lon)
  const lats = ring.map(([, lat]) => lat)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  const perDegree = degreeMeters((south + north) / 2)
  const box = (east - west) * perDegree.east * (north - south) * perDegree.north
  const step = Math.max(1, Math.sqrt(box / CELLS))
  const [columns, rows] = [((east - west) * perDegree.east) / step, ((north - south) * perDegree.north) / step]
  let [stretch, cells, lowestMeters, highestMeters] = [0, 0, Infinity, -Infinity]
  for (let row = 0.5; row < rows; row++) {
    const lat = south + (row * step) / perDegree.north
    for (let column = 0.5; column < columns; column++) {
      const lon = west + (column * step) / perDegree.east
      if (!isInside(ring, lon, lat)) continue
      const [dLon, dLat] = [step / 2 / perDegree.east, step / 2 / perDegree.north]
      const eastward = (ground(lon + dLon, lat) - ground(lon - dLon, lat)) / step
      const northward = (ground(lon, lat + dLat) - ground(lon, lat - dLat)) / step
      const height = ground(lon, lat)
      lowestMeters = Math.min(lowestMeters, height)
      highestMeters = Math.max(highestMeters, height)
      stretch += Math.hypot(1, eastward, northward)
      cells++
    }
  }
  for (const [lon, lat] of ring) {
    lowestMeters = Math.min(lowestMeters, ground(lon, lat))
    highestMeters = Math.max(highestMeters, ground(lon, lat))
  }
  const mean = cells > 0 ? stretch / cells : 1
  return { horizontalSquareMeters, surfaceSquareMeters: horizontalSquareMeters * mean, perimeterMeters, lowestMeters, highestMeters }
}

function isInside(ring: readonly LonLat[], lon: number, lat: number): boolean {
  let inside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [[x1, y1], [x0, y0]] = [ring[index]!, ring[before]!]
    if (y1 > lat !== y0 > lat && lon < ((x0 - x1) * (lat - y1)) / (y0 - y1) + x1) inside = !inside
  }
  return inside
}
