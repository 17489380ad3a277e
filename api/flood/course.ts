import { VOID } from '../impact/ground.ts'
import type { Grid } from '../reach/land.ts'

/** A river over the relief, downstream: stations a cell or less apart. */
export interface Course {
  /** The cell under each station. */
  readonly cells: Int32Array
  /** Kilometres from the first station. */
  readonly km: Float64Array
  /** The river's own level, decimetres: falling, or level. */
  readonly levels: Int16Array
}

/** Lays a river's line on the relief; its level is the lowest ground around each station, evened out to fall. Empty off the relief. */
export function courseOf(grid: Grid, heights: Int16Array, line: Float64Array): Course {
  const cells: number[] = []
  const km: number[] = []
  let gone = 0
  for (let at = 2; at + 1 < line.length; at += 2) {
    const [lon0, lat0, lon1, lat1] = line.subarray(at - 2, at + 2) as unknown as [number, number, number, number]
    const [columns, rows] = [(lon1 - lon0) / grid.step, (lat1 - lat0) / grid.step]
    const parts = Math.max(1, Math.ceil(2 * Math.max(Math.abs(columns), Math.abs(rows))))
    const meters = Math.hypot(columns * grid.cellX, rows * grid.cellY)
    for (let part = 0; part < parts; part++) {
      const share = part / parts
      const column = Math.round((lon0 - grid.west) / grid.step + columns * share)
      const row = Math.round((grid.north - lat0) / grid.step - rows * share)
      if (column < 0 || row < 0 || column >= grid.width || row >= grid.height) continue
      const cell = row * grid.width + column
      if (heights[cell] === VOID || cells.at(-1) === cell) continue
      cells.push(cell)
      km.push((gone + meters * share) / 1000)
    }
    gone += meters
  }
  const found = cells.map((cell) => lowestAround(grid, heights, cell))
  const half = Math.floor(found.length / 2)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  // Lines are drawn either way: water runs to the lower half.
  if (mean(found.slice(0, half)) < mean(found.slice(half))) {
    const last = km.at(-1) ?? 0
    cells.reverse()
    found.reverse()
    km.reverse()
    for (const [at, value] of km.entries()) km[at] = last - value
  } else {
    const first = km[0] ?? 0
    for (const [at, value] of km.entries()) km[at] = value - first
  }
  return { cells: Int32Array.from(cells), km: Float64Array.from(km), levels: falling(found) }
}

/** Drawn lines and reliefs differ by a cell: the river runs in the lowest of nine. */
function lowestAround({ width, height }: Grid, heights: Int16Array, cell: number): number {
  const [column, row] = [cell % width, Math.floor(cell / width)]
  let lowest = heights[cell]!
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      const value = heights[y * width + x]!
      if (value !== VOID && value < lowest) lowest = value
    }
  return lowest
}

/** The nearest sequence that nowhere rises, by least squares: pool adjacent violators (Barlow, Bartholomew, Bremner and Brunk 1972). */
function falling(values: readonly number[]): Int16Array {
  const sums: number[] = []
  const counts: number[] = []
  for (const value of values) {
    sums.push(value)
    counts.push(1)
    while (sums.length > 1 && sums.at(-1)! / counts.at(-1)! > sums.at(-2)! / counts.at(-2)!) {
      const sum = sums.pop()!
      const count = counts.pop()!
      sums[sums.length - 1]! += sum
      counts[counts.length - 1]! += count
    }
  }
  return Int16Array.from(sums.flatMap((sum, pool) => new Array<number>(counts[pool]!).fill(Math.round(sum / counts[pool]!))))
}
