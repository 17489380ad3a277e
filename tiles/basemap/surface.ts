import type { HeightLevel, HeightPyramid } from '../heights.ts'
import { latitudeAt, longitudeAt, TILE_PIXELS, type MapTile } from './mercator.ts'

/** What shading and land cover need to know of a tile: heights of each pixel, all else of each block of pixels. */
export interface Surface {
  /** pixels along a side of a block */
  block: number
  /** metres, of each pixel */
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

/** Blocks of pixels that together are finer than the relief: nothing of it is lost. */
const BLOCK = 2

/** Used again for every tile: a surface holds until the next one is asked for. */
const surface: Surface = {
  block: 1,
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
  const fine = pyramid.levels[fineIndex]!
  surface.block = BLOCK * perPixel <= fine.step ? BLOCK : 1
  const side = TILE_PIXELS / surface.block
  const ground = shadedWindow(fine, tile, steepness.fine)
  const blocks = gridOver(ground, fine, tile, side)
  upsample(ground, ground.slopes, blocks, surface.slopes)
  upsample(ground, ground.lights, blocks, surface.lights)
  upsample(ground, ground.heights, side === TILE_PIXELS ? blocks : gridOver(ground, fine, tile, TILE_PIXELS), surface.heights)
  const broad = pyramid.levels[broadIndex]!
  const around = shadedWindow(broad, tile, steepness.broad)
  const aroundBlocks = gridOver(around, broad, tile, side)
  upsample(around, around.heights, aroundBlocks, surface.broadHeights)
  upsample(around, around.lights, aroundBlocks, surface.broadLights)
  return surface
}

/** The part of a level that lies under a tile, a sample more on every side. */
interface Window {
  /** of the first sample, in the level */
  left: number
  top: number
  width: number
  heights: Float32Array
  slopes: Float32Array
  lights: Float32Array
}

/** Places evenly over a tile, `side` by `side`, among the samples of a window. */
interface Grid {
  side: number
  columns: Spline
  rows: Spline
}

/** Of each place along one axis: the first of the four samples around it, and their weights. */
interface Spline {
  starts: Int32Array
  weights: Float32Array
}

/** Middle of each of `side` columns and rows of a tile, in samples of a level. */
function middles({ west, north, step }: HeightLevel, { z, x, y }: MapTile, side: number): { xs: Float64Array; ys: Float64Array } {
  const across = 2 ** z
  const xs = new Float64Array(side)
  const ys = new Float64Array(side)
  for (let index = 0; index < side; index++) {
    const share = (index + 0.5) / side
    xs[index] = (longitudeAt((x + share) / across) - west) / step
    ys[index] = (north - latitudeAt((y + share) / across)) / step
  }
  return { xs, ys }
}

function shadedWindow(level: HeightLevel, tile: MapTile, steepness: number): Window {
  const { xs, ys } = middles(level, tile, TILE_PIXELS)
  const left = Math.floor(xs[0]!) - 1
  const top = Math.floor(ys[0]!) - 1
  const width = Math.floor(xs.at(-1)!) + 3 - left
  const count = width * (Math.floor(ys.at(-1)!) + 3 - top)
  const window = { left, top, width, heights: new Float32Array(count), slopes: new Float32Array(count), lights: new Float32Array(count) }
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

function gridOver({ left, top }: Window, level: HeightLevel, tile: MapTile, side: number): Grid {
  const { xs, ys } = middles(level, tile, side)
  return { side, columns: splines(xs, left), rows: splines(ys, top) }
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
function splines(positions: Float64Array, first: number): Spline {
  const starts = new Int32Array(positions.length)
  const weights = new Float32Array(positions.length * 4)
  for (const [index, position] of positions.entries()) {
    const t = position - Math.floor(position)
    const u = 1 - t
    starts[index] = Math.floor(position) - 1 - first
    weights[4 * index] = (u * u * u) / 6
    weights[4 * index + 1] = (3 * t * t * t - 6 * t * t + 4) / 6
    weights[4 * index + 2] = (3 * u * u * u - 6 * u * u + 4) / 6
    weights[4 * index + 3] = (t * t * t) / 6
  }
  return { starts, weights }
}

/** A window's values at each place of a grid over the tile. */
function upsample({ width }: Window, values: Float32Array, { side, columns, rows }: Grid, result: Float32Array): void {
  const line = new Float32Array(width)
  for (let row = 0; row < side; row++) {
    const a = rows.weights[4 * row]!
    const b = rows.weights[4 * row + 1]!
    const c = rows.weights[4 * row + 2]!
    const d = rows.weights[4 * row + 3]!
    const at = rows.starts[row]! * width
    for (let column = 0; column < width; column++) {
      const index = at + column
      line[column] = a * values[index]! + b * values[index + width]! + c * values[index + 2 * width]! + d * values[index + 3 * width]!
    }
    const to = row * side
    for (let column = 0; column < side; column++) {
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
