import { dropMeters } from './curvature.ts'

/** Heights in a square around an eye, an odd number of cells a side, the eye in the middle one; rows from the north. */
export interface HeightGrid {
  readonly size: number
  readonly cellMeters: number
  /** NaN where nothing is known */
  readonly heights: Float32Array
}
/** What became of a cell. */
export const BEYOND = 0
export const HIDDEN = 1
export const SEEN = 2

/**
 * Which cells an eye sees. To each cell the line of sight is followed cell by cell, heights between cells by straight
 * lines ("R3", Franklin and Ray 1994), so that no cell's answer leans on another's; the Earth's curve and the bending of
 * light are in it.
 * @param eyeMeters above the ground; @param targetMeters how high above the ground something must be to be looked for
 */
export function viewshed(grid: HeightGrid, eyeMeters: number, targetMeters: number, radiusMeters: number): Uint8Array {
  const { size, cellMeters } = grid
  const middle = (size - 1) / 2
  const apparent = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      apparent[row * size + column] =
        grid.heights[row * size + column]! - dropMeters(Math.hypot(row - middle, column - middle) * cellMeters)
  const eye = apparent[middle * size + middle]! + eyeMeters
  const result = new Uint8Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [dx, dy] = [column - middle, row - middle]
      const cells = Math.hypot(dx, dy)
      const height = apparent[row * size + column]!
      if (cells * cellMeters > radiusMeters || Number.isNaN(height)) continue
      const slope = cells === 0 ? Infinity : (height + targetMeters - eye) / cells
      result[row * size + column] = isClear(apparent, size, dx, dy, eye, slope, cells) ? SEEN : HIDDEN
    }
  }
  return result
}

function isClear(apparent: Float64Array, size: number, dx: number, dy: number, eye: number, slope: number, cells: number): boolean {
  const middle = (size - 1) / 2
  const steps = Math.max(Math.abs(dx), Math.abs(dy))
  const along = Math.abs(dx) >= Math.abs(dy)
  const major = Math.sign(along ? dx : dy)
  const minor = (along ? dy : dx) / Math.max(steps, 1)
  const [majorStride, minorStride] = along ? [1, size] : [size, 1]
  const start = middle * size + middle
  for (let step = 1; step < steps; step++) {
    const across = minor * step
    const low = Math.floor(across)
    const at = start + major * step * majorStride + low * minorStride
    const share = across - low
    const height = share === 0 ? apparent[at]! : apparent[at]! * (1 - share) + apparent[at + minorStride]! * share
    if (height - eye > slope * ((cells * step) / steps)) return false
  }
  return true
}
