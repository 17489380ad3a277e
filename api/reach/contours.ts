import { contours } from 'd3-contour'
import type { Grid } from './land.ts'

export interface Band {
  /** minutes */
  readonly within: number
  /** lon, lat; rings as GeoJSON wants them: the outer one first */
  readonly coordinates: [number, number][][][]
}

/** About a metre. */
const DIGITS = 1e5

/**
 * Areas from which travel takes no longer than some minutes, by marching squares between the middles of cells.
 * @param times seconds of each cell of the grid, Infinity where nobody gets
 * @param window columns and rows looked at: left, top, right, bottom, both ends included
 */
export function contoursOf(
  grid: Pick<Grid, 'west' | 'north' | 'step' | 'width'>,
  times: Float32Array,
  minutes: readonly number[],
  [left, top, right, bottom]: readonly [number, number, number, number],
): Band[] {
  const [width, height] = [right - left + 1, bottom - top + 1]
  if (width < 2 || height < 2) return minutes.map((within) => ({ within, coordinates: [] }))
  // What nobody reaches lies a little beyond the last line, so that lines do not run along the middles of cells.
  const longest = Math.max(...minutes) * 120
  const values = new Array<number>(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      values[row * width + column] = -Math.min(longest, times[(top + row) * grid.width + left + column]!)
  const trace = contours().size([width, height])
  const lonLat = ([x, y]: number[]): [number, number] => [
    Math.round((grid.west + (left + x! - 0.5) * grid.step) * DIGITS) / DIGITS,
    Math.round((grid.north - (top + y! - 0.5) * grid.step) * DIGITS) / DIGITS,
  ]
  return minutes.map((within) => ({
    within,
    // The grid's rows run southwards: rings come out turned the way GeoJSON wants them (RFC 7946, 3.1.6).
    coordinates: trace.contour(values, -within * 60).coordinates.map((rings) => rings.map((ring) => ring.map(lonLat))),
  }))
}
