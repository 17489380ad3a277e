import { placeOn, type Grid } from './land.ts'

/** A line of a river, or a ring of a reservoir: lon, lat, lon, lat … */
export type Course = Float64Array

/** Rivers and reservoirs as what keeps people on their side. */
export interface Waters {
  /** 1: water */
  readonly cells: Uint8Array
  /** True where the straight line between two places (columns and rows as fractions) meets a river's course. */
  crosses(fromX: number, fromY: number, toX: number, toY: number): boolean
}

/**
 * Lays rivers and reservoirs on a grid. A course takes every cell it touches, joined side by side, so that no walk from
 * corner to corner slips through; reservoirs are filled.
 */
export function watersOf(grid: Grid, rivers: readonly Course[], reservoirs: readonly (readonly Course[])[]): Waters {
  const cells = new Uint8Array(grid.width * grid.height)
  const segments = new Map<number, number[]>()
  const rings = reservoirs.map((polygon) => polygon.map((ring) => onGrid(grid, ring)))
  for (const polygon of rings) fill(grid, polygon, cells)
  for (const line of [...rivers.map((course) => onGrid(grid, course)), ...rings.flat()])
    for (let at = 0; at + 3 < line.length; at += 2) trace(grid, line, at, cells, segments)
  return {
    cells,
    crosses(fromX, fromY, toX, toY) {
      const left = Math.floor(Math.min(fromX, toX)) - 1
      const right = Math.ceil(Math.max(fromX, toX)) + 1
      for (let row = Math.floor(Math.min(fromY, toY)) - 1; row <= Math.ceil(Math.max(fromY, toY)) + 1; row++)
        for (let column = left; column <= right; column++) {
          if (column < 0 || column >= grid.width) continue
          const found = segments.get(row * grid.width + column) ?? []
          for (let at = 0; at < found.length; at += 4)
            if (meet(fromX, fromY, toX, toY, found[at]!, found[at + 1]!, found[at + 2]!, found[at + 3]!)) return true
        }
      return false
    },
  }
}

function onGrid(grid: Grid, course: Course): Float64Array {
  const line = new Float64Array(course.length)
  for (let at = 0; at < course.length; at += 2) line.set(placeOn(grid, course[at]!, course[at + 1]!), at)
  return line
}

/** All cells under a segment, from side to side (Amanatides and Woo 1987). */
function trace(grid: Grid, line: Float64Array, at: number, cells: Uint8Array, segments: Map<number, number[]>): void {
  const [x0, y0, x1, y1] = line.subarray(at, at + 4) as unknown as [number, number, number, number]
  let column = Math.round(x0)
  let row = Math.round(y0)
  const [stepX, stepY] = [Math.sign(x1 - x0), Math.sign(y1 - y0)]
  const [perX, perY] = [Math.abs(1 / (x1 - x0)), Math.abs(1 / (y1 - y0))]
  let nextX = stepX === 0 ? Infinity : (column + 0.5 * stepX - x0) * stepX * perX
  let nextY = stepY === 0 ? Infinity : (row + 0.5 * stepY - y0) * stepY * perY
  for (;;) {
    if (column >= 0 && row >= 0 && column < grid.width && row < grid.height) {
      const cell = row * grid.width + column
      cells[cell] = 1
      const found = segments.get(cell)
      if (found) found.push(x0, y0, x1, y1)
      else segments.set(cell, [x0, y0, x1, y1])
    }
    if (Math.min(nextX, nextY) > 1) return
    if (nextX < nextY) {
      column += stepX
      nextX += perX
    } else {
      row += stepY
      nextY += perY
    }
  }
}

/** Cells whose middle lies inside a polygon, by the crossings of each row. */
function fill({ width, height }: Grid, polygon: readonly Float64Array[], cells: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    const crossings: number[] = []
    for (const ring of polygon)
      for (let at = 0; at + 3 < ring.length; at += 2) {
        const [x0, y0, x1, y1] = ring.subarray(at, at + 4) as unknown as [number, number, number, number]
        if (y0 > row !== y1 > row) crossings.push(x0 + ((row - y0) / (y1 - y0)) * (x1 - x0))
      }
    crossings.sort((a, b) => a - b)
    for (let at = 0; at + 1 < crossings.length; at += 2)
      for (let column = Math.max(0, Math.ceil(crossings[at]!)); column <= Math.min(width - 1, crossings[at + 1]!); column++)
        cells[row * width + column] = 1
  }
}

/** Whether two segments have a point in common. */
function meet(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
  const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px))
  return side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) && side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
}
