import type { HeightLevel, HeightPyramid } from '../heights.ts'
import { latitudeAt, longitudeAt, TILE_PIXELS, type MapTile } from './mercator.ts'

/** What shading and land cover need to know of each pixel of a tile. */
export interface Surface {
  /** metres */
  heights: Float32Array
  /** tangent of the slope */
  slopes: Float32Array
  /** light less that on flat ground: about −0.7 … 0.3 */
  lights: Float32Array
  /** metres above the mean of the surroundings: ridges positive, valleys negative */
  prominences: Float32Array
}

/** Most of the light from the north-west, the rest from both sides of it, so that ridges along it keep their form. */
const LIGHTS = [
  { azimuth: 315, weight: 0.62 },
  { azimuth: 265, weight: 0.2 },
  { azimuth: 5, weight: 0.18 },
].map(({ azimuth, weight }) => {
  const angle = (azimuth * Math.PI) / 180
  return { east: Math.sin(angle), north: Math.cos(angle), weight }
})
/** sin and cos of 45°: how high the light stands. */
const HIGH = Math.SQRT1_2
const METERS_PER_DEGREE = 111_200
/** Surroundings are a pyramid level this many above the one that is drawn, at least this coarse in degrees. */
const AROUND_LEVELS = 4
const AROUND_DEGREES = 1 / 180

/** Heights matter more the smaller the map: factor on slopes for shading only. */
function exaggeration(z: number): number {
  return Math.min(3.2, Math.max(1.15, 1.15 + (13 - z) * 0.32))
}

/**
 * The ground under a tile's pixels, shaded on the relief's own grid and carried to the pixels by cubic B-splines,
 * so that no cell of a coarse relief shows.
 */
export function surfaceOf(pyramid: HeightPyramid, { z, x, y }: MapTile): Surface {
  const across = 2 ** z
  const west = longitudeAt(x / across)
  const perPixel = 360 / across / TILE_PIXELS
  const levelIndex = Math.min(Math.max(0, Math.round(Math.log2(perPixel / pyramid.levels[0]!.step))), pyramid.levels.length - 1)
  const level = pyramid.levels[levelIndex]!
  const columns = Float64Array.from({ length: TILE_PIXELS }, (_, pixel) => (west + (pixel + 0.5) * perPixel - level.west) / level.step)
  const rows = Float64Array.from(
    { length: TILE_PIXELS },
    (_, pixel) => (level.north - latitudeAt((y + (pixel + 0.5) / TILE_PIXELS) / across)) / level.step,
  )
  const grid = shadedWindow(pyramid, levelIndex, {
    left: Math.floor(columns[0]!) - 1,
    right: Math.floor(columns.at(-1)!) + 3,
    top: Math.floor(rows[0]!) - 1,
    bottom: Math.floor(rows.at(-1)!) + 3,
  }, exaggeration(z)) // prettier-ignore
  const toPixels = (values: Float32Array) => upsample(values, grid.left, grid.top, grid.width, columns, rows)
  return {
    heights: toPixels(grid.heights),
    slopes: toPixels(grid.slopes),
    lights: toPixels(grid.lights),
    prominences: toPixels(grid.prominences),
  }
}

interface Window {
  left: number
  top: number
  right: number
  bottom: number
}

function shadedWindow(pyramid: HeightPyramid, levelIndex: number, { left, top, right, bottom }: Window, exaggerate: number) {
  const level = pyramid.levels[levelIndex]!
  const wide = surroundings(pyramid, levelIndex)
  const width = right - left
  const count = width * (bottom - top)
  const heights = new Float32Array(count)
  const slopes = new Float32Array(count)
  const lights = new Float32Array(count)
  const prominences = new Float32Array(count)
  for (let row = top; row < bottom; row++) {
    const latitude = level.north - row * level.step
    const cellNorth = 2 * level.step * METERS_PER_DEGREE
    const cellEast = cellNorth * Math.cos((latitude * Math.PI) / 180)
    for (let column = left; column < right; column++) {
      const index = (row - top) * width + column - left
      const height = clamped(level, column, row)
      const east = (clamped(level, column + 1, row) - clamped(level, column - 1, row)) / cellEast
      const north = (clamped(level, column, row - 1) - clamped(level, column, row + 1)) / cellNorth
      heights[index] = height
      slopes[index] = Math.hypot(east, north)
      lights[index] = lightOn(east * exaggerate, north * exaggerate)
      prominences[index] = height - smoothHeight(wide, level.west + column * level.step, latitude)
    }
  }
  return { left, top, width, heights, slopes, lights, prominences }
}

function lightOn(east: number, north: number): number {
  const length = Math.sqrt(east * east + north * north + 1)
  let sum = 0
  for (const light of LIGHTS) sum += light.weight * Math.max(0, (HIGH - HIGH * (east * light.east + north * light.north)) / length)
  return sum - HIGH
}

function clamped({ width, height, heights }: HeightLevel, column: number, row: number): number {
  const c = column < 0 ? 0 : column >= width ? width - 1 : column
  const r = row < 0 ? 0 : row >= height ? height - 1 : row
  return heights[r * width + c]!
}

function surroundings({ levels }: HeightPyramid, levelIndex: number): HeightLevel {
  let index = Math.min(levels.length - 1, levelIndex + AROUND_LEVELS)
  while (index + 1 < levels.length && levels[index]!.step < AROUND_DEGREES) index++
  return levels[index]!
}

/** Cubic B-spline: the mean over the surroundings has no edges. */
function smoothHeight(level: HeightLevel, longitude: number, latitude: number): number {
  const x = (longitude - level.west) / level.step
  const y = (level.north - latitude) / level.step
  const column = Math.floor(x)
  const row = Math.floor(y)
  const across = spline(x - column)
  const down = spline(y - row)
  let sum = 0
  for (let dy = 0; dy < 4; dy++)
    for (let dx = 0; dx < 4; dx++) sum += down[dy]! * across[dx]! * clamped(level, column + dx - 1, row + dy - 1)
  return sum
}

/** Weights of the samples at −1, 0, 1 and 2 for a place between 0 and 1. */
function spline(t: number): [number, number, number, number] {
  const u = 1 - t
  return [(u * u * u) / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (t * t * t) / 6]
}

/** Values of a grid at each crossing of `columns` and `rows` (positions in the level's own samples). */
function upsample(values: Float32Array, left: number, top: number, width: number, columns: Float64Array, rows: Float64Array): Float32Array {
  const result = new Float32Array(columns.length * rows.length)
  const line = new Float32Array(width)
  const starts = Int32Array.from(columns, (column) => Math.floor(column) - 1 - left)
  const weights = Float32Array.from({ length: columns.length * 4 }, (_, index) => {
    const column = columns[index >> 2]!
    return spline(column - Math.floor(column))[index & 3]!
  })
  for (let row = 0; row < rows.length; row++) {
    const first = Math.floor(rows[row]!)
    const [a, b, c, d] = spline(rows[row]! - first)
    const at = (first - 1 - top) * width
    for (let column = 0; column < width; column++)
      line[column] =
        a * values[at + column]! +
        b * values[at + width + column]! +
        c * values[at + 2 * width + column]! +
        d * values[at + 3 * width + column]!
    const to = row * columns.length
    for (let column = 0; column < columns.length; column++) {
      const start = starts[column]!
      const w = 4 * column
      result[to + column] =
        weights[w]! * line[start]! +
        weights[w + 1]! * line[start + 1]! +
        weights[w + 2]! * line[start + 2]! +
        weights[w + 3]! * line[start + 3]!
    }
  }
  return result
}
