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
  /** mean height of the surroundings, and the light on them */
  broadHeights: Float32Array
  broadLights: Float32Array
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

/** Used again for every tile: a surface holds until the next one is asked for. */
const surface: Surface = {
  heights: new Float32Array(TILE_PIXELS ** 2),
  slopes: new Float32Array(TILE_PIXELS ** 2),
  lights: new Float32Array(TILE_PIXELS ** 2),
  broadHeights: new Float32Array(TILE_PIXELS ** 2),
  broadLights: new Float32Array(TILE_PIXELS ** 2),
}

/**
 * The ground under a tile's pixels, shaded on the relief's own grid and carried to the pixels by cubic B-splines,
 * so that no cell of a coarse relief shows. The arrays are those of the call before.
 * @param steepness factors on slopes for shading: as fine as the relief is, and of the broad forms
 */
export function surfaceOf(pyramid: HeightPyramid, tile: MapTile, steepness: { fine: number; broad: number }): Surface {
  const perPixel = 360 / 2 ** tile.z / TILE_PIXELS
  const finest = pyramid.levels[0]!.step
  const fineIndex = Math.min(Math.max(0, Math.round(Math.log2(perPixel / finest))), pyramid.levels.length - 1)
  const broadIndex = Math.min(pyramid.levels.length - 1, Math.max(fineIndex + AROUND_LEVELS, Math.ceil(Math.log2(AROUND_DEGREES / finest))))
  const fine = shadedWindow(pyramid.levels[fineIndex]!, tile, steepness.fine)
  upsample(fine, fine.heights, surface.heights)
  upsample(fine, fine.slopes, surface.slopes)
  upsample(fine, fine.lights, surface.lights)
  const broad = shadedWindow(pyramid.levels[broadIndex]!, tile, steepness.broad)
  upsample(broad, broad.heights, surface.broadHeights)
  upsample(broad, broad.lights, surface.broadLights)
  return surface
}

/** The part of a level that lies under a tile, and where in it the tile's pixels are. */
interface Window {
  width: number
  heights: Float32Array
  slopes: Float32Array
  lights: Float32Array
  /** of each column and row of pixels: first of the four samples around it, and their weights */
  columns: Spline
  rows: Spline
}

interface Spline {
  starts: Int32Array
  weights: Float32Array
}

function shadedWindow(level: HeightLevel, { z, x, y }: MapTile, steepness: number): Window {
  const across = 2 ** z
  const pixels = Array.from({ length: TILE_PIXELS }, (_, pixel) => (pixel + 0.5) / TILE_PIXELS)
  const xs = pixels.map((pixel) => (longitudeAt((x + pixel) / across) - level.west) / level.step)
  const ys = pixels.map((pixel) => (level.north - latitudeAt((y + pixel) / across)) / level.step)
  const left = Math.floor(xs[0]!) - 1
  const top = Math.floor(ys[0]!) - 1
  const width = Math.floor(xs.at(-1)!) + 3 - left
  const count = width * (Math.floor(ys.at(-1)!) + 3 - top)
  const window = {
    width,
    heights: new Float32Array(count),
    slopes: new Float32Array(count),
    lights: new Float32Array(count),
    columns: splines(xs, left),
    rows: splines(ys, top),
  }
  const cellNorth = 2 * level.step * METERS_PER_DEGREE
  for (let index = 0; index < count; index++) {
    const column = left + (index % width)
    const row = top + Math.floor(index / width)
    const cellEast = cellNorth * Math.cos(((level.north - row * level.step) * Math.PI) / 180)
    const east = (sampleAt(level, column + 1, row) - sampleAt(level, column - 1, row)) / cellEast
    const north = (sampleAt(level, column, row - 1) - sampleAt(level, column, row + 1)) / cellNorth
    window.heights[index] = sampleAt(level, column, row)
    window.slopes[index] = Math.sqrt(east * east + north * north)
    window.lights[index] = lightOn(east * steepness, north * steepness)
  }
  return window
}

/** Lambert's law for each light, less what flat ground gets. */
function lightOn(east: number, north: number): number {
  const length = Math.sqrt(east * east + north * north + 1)
  let sum = 0
  for (const light of LIGHTS) sum += light.weight * Math.max(0, (HIGH - HIGH * (east * light.east + north * light.north)) / length)
  return sum - HIGH
}

function sampleAt({ width, height, heights }: HeightLevel, column: number, row: number): number {
  const c = column < 0 ? 0 : column >= width ? width - 1 : column
  const r = row < 0 ? 0 : row >= height ? height - 1 : row
  return heights[r * width + c]!
}

/** Cubic B-spline: weights of the samples at −1, 0, 1 and 2 about each position. */
function splines(positions: readonly number[], first: number): Spline {
  const starts = new Int32Array(positions.length)
  const weights = new Float32Array(positions.length * 4)
  positions.forEach((position, index) => {
    const t = position - Math.floor(position)
    const u = 1 - t
    starts[index] = Math.floor(position) - 1 - first
    weights.set([(u * u * u) / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (t * t * t) / 6], 4 * index)
  })
  return { starts, weights }
}

/** A window's values at each pixel of the tile. */
function upsample({ width, columns, rows }: Window, values: Float32Array, result: Float32Array): void {
  const line = new Float32Array(width)
  for (let row = 0; row < TILE_PIXELS; row++) {
    const [a, b, c, d] = rows.weights.subarray(4 * row, 4 * row + 4) as unknown as [number, number, number, number]
    const at = rows.starts[row]! * width
    for (let column = 0; column < width; column++) {
      const index = at + column
      line[column] = a * values[index]! + b * values[index + width]! + c * values[index + 2 * width]! + d * values[index + 3 * width]!
    }
    const to = row * TILE_PIXELS
    for (let column = 0; column < TILE_PIXELS; column++) {
      const start = columns.starts[column]!
      const w = 4 * column
      result[to + column] =
        columns.weights[w]! * line[start]! +
        columns.weights[w + 1]! * line[start + 1]! +
        columns.weights[w + 2]! * line[start + 2]! +
        columns.weights[w + 3]! * line[start + 3]!
    }
  }
}
