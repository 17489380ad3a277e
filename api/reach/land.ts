import { METERS_PER_LATITUDE, metersPerLongitude } from '../../geodata/relief.ts'
import { OFF_PATH, walkingSpeed } from './pace.ts'

/** A regular grid of ground to walk over, row 0 north: cell (row, column) is centred at (west + column·step, north − row·step). */
export interface Grid {
  readonly west: number
  readonly north: number
  /** degrees, both ways */
  readonly step: number
  readonly width: number
  readonly height: number
  /** metres from cell to cell eastwards and northwards, in the middle of the grid */
  readonly cellX: number
  readonly cellY: number
}

/** Ground off roads. */
export interface Land extends Grid {
  /** metres; NaN: not known, not entered */
  readonly heights: Float32Array
  /** 1: water, not entered */
  readonly water: Uint8Array
  /** Seconds of walking to the neighbour on each side (SIDES) of each cell; Infinity where nobody gets. */
  readonly walks: readonly Float32Array[]
}

/** Neighbours as [columns east, rows south]; side n and side 7 − n are opposite. */
export const SIDES = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [1, -1],
  [0, -1],
  [-1, -1],
  [-1, 0],
] as const

export function gridOf(west: number, north: number, step: number, width: number, height: number): Grid {
  const middle = north - (step * (height - 1)) / 2
  return { west, north, step, width, height, cellX: step * metersPerLongitude(middle), cellY: step * METERS_PER_LATITUDE }
}

/** Walking times between neighbouring cells, in both directions. */
export function landOf(grid: Grid, heights: Float32Array, water: Uint8Array): Land {
  const { width, height, cellX, cellY } = grid
  const walks = SIDES.map(([columns, rows]) => {
    const seconds = new Float32Array(new SharedArrayBuffer(width * height * 4)).fill(Infinity)
    const meters = Math.hypot(columns * cellX, rows * cellY)
    for (let row = Math.max(0, -rows); row < Math.min(height, height - rows); row++) {
      for (let column = Math.max(0, -columns); column < Math.min(width, width - columns); column++) {
        const from = row * width + column
        const to = from + rows * width + columns
        if (water[from] || water[to]) continue
        const time = meters / (OFF_PATH * walkingSpeed((heights[to]! - heights[from]!) / meters))
        // A void on either side gives NaN.
        if (time > 0) seconds[from] = time
      }
    }
    return seconds
  })
  return { ...grid, heights, water, walks }
}

/** Column and row as fractions. */
export function placeOn({ west, north, step }: Grid, lon: number, lat: number): [column: number, row: number] {
  return [(lon - west) / step, (north - lat) / step]
}

/** The cell around a position; −1 outside the grid. */
export function cellAt(grid: Grid, lon: number, lat: number): number {
  const [x, y] = placeOn(grid, lon, lat)
  const column = Math.round(x)
  const row = Math.round(y)
  return column >= 0 && row >= 0 && column < grid.width && row < grid.height ? row * grid.width + column : -1
}
