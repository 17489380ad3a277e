import { HAZARD_CLASSES } from '../contract/hazards.ts'
import { maskOf, VOID, type Zone } from '../impact/ground.ts'
import { cellAt, SIDES, type Grid } from '../reach/land.ts'

/** A way that is less steep than this share of the steepest one down is not taken. */
const SPREAD = 0.5
const [AROUND, RUNOUT, SOURCE] = HAZARD_CLASSES

/**
 * Cells of hazards, of the ground they run out over, and around them. Rubble goes downhill, to each lower neighbour at least half as steep as the
 * steepest, as far as its energy line lies above the ground: the line falls from where the rubble comes from by the angle of reach
 * (Fahrböschung: Heim 1932; Corominas 1996). Where several meet, the highest line counts.
 * @param rings corners of each hazard, lon, lat
 * @param angle degrees @param buffer metres
 */
export function hazardZone(grid: Grid, heights: Int16Array, hazards: readonly number[][][][], angle: number, buffer: number): Zone {
  const values = new Uint8Array(grid.width * grid.height)
  const sources = new Set<number>()
  for (const rings of hazards) for (const cell of cellsOf(grid, rings)) sources.add(cell)
  for (const cell of runout(grid, heights, sources, Math.tan((angle * Math.PI) / 180))) values[cell] = RUNOUT
  if (buffer > 0) for (const rings of hazards) surround(grid, rings, buffer, values)
  for (const cell of sources) values[cell] = SOURCE
  return { grid, values, classes: HAZARD_CLASSES }
}

/** Cells whose middle lies in a hazard, and the cell around its first corner: a small hazard has one too. */
function cellsOf(grid: Grid, rings: readonly number[][][]): number[] {
  const { left, top, width, inside } = maskOf(grid, rings)
  const cells = [...inside.keys()].filter((at) => inside[at]).map((at) => (top + Math.floor(at / width)) * grid.width + left + (at % width))
  if (cells.length > 0) return cells
  const [lon, lat] = middleOf(rings[0]!)
  const cell = cellAt(grid, lon, lat)
  return cell < 0 ? [] : [cell]
}

function middleOf(ring: readonly number[][]): [number, number] {
  const corners = ring.slice(1)
  const sum = (axis: number) => corners.reduce((total, corner) => total + corner[axis]!, 0) / Math.max(1, corners.length)
  return [sum(0), sum(1)]
}

/** @param fall metres that the energy line falls for each metre of way */
function runout({ width, height, cellX, cellY }: Grid, heights: Int16Array, sources: ReadonlySet<number>, fall: number): Iterable<number> {
  /** Height of the energy line, metres. */
  const energy = new Map<number, number>()
  const waiting: number[] = []
  for (const cell of sources)
    if (heights[cell] !== VOID) {
      energy.set(cell, heights[cell]! / 10)
      waiting.push(cell)
    }
  const lengths = SIDES.map(([columns, rows]) => Math.hypot(columns * cellX, rows * cellY))
  const falls = lengths.map((length) => fall * length)
  const slopes = new Float64Array(SIDES.length)
  // The lines fall and the ground does: whoever is raised later is looked at again.
  for (let at = 0; at < waiting.length; at++) {
    const cell = waiting[at]!
    const line = energy.get(cell)!
    const [column, row] = [cell % width, Math.floor(cell / width)]
    let steepest = 0
    for (let side = 0; side < SIDES.length; side++) {
      const [x, y] = [column + SIDES[side]![0], row + SIDES[side]![1]]
      slopes[side] = 0
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const next = heights[y * width + x]!
      if (next === VOID) continue
      slopes[side] = (heights[cell]! - next) / 10 / lengths[side]!
      steepest = Math.max(steepest, slopes[side]!)
    }
    if (steepest === 0) continue
    for (let side = 0; side < SIDES.length; side++) {
      if (slopes[side]! <= 0 || slopes[side]! < SPREAD * steepest) continue
      const next = (row + SIDES[side]![1]) * width + column + SIDES[side]![0]
      const lower = line - falls[side]!
      if (lower <= heights[next]! / 10 || lower <= (energy.get(next) ?? -Infinity)) continue
      energy.set(next, lower)
      waiting.push(next)
    }
  }
  return energy.keys()
}

/** Marks cells whose middle is within some metres of a hazard's outline: row by row around each of its sides. */
function surround(grid: Grid, rings: readonly number[][][], buffer: number, values: Uint8Array): void {
  const { width, height, cellX, cellY } = grid
  for (const ring of rings) {
    const line = ring.map(([lon, lat]) => [((lon! - grid.west) / grid.step) * cellX, ((grid.north - lat!) / grid.step) * cellY] as const)
    for (let at = 0; at + 1 < line.length; at++) {
      const [a, b] = [line[at]!, line[at + 1]!]
      const first = Math.max(0, Math.ceil((Math.min(a[1], b[1]) - buffer) / cellY))
      const last = Math.min(height - 1, Math.floor((Math.max(a[1], b[1]) + buffer) / cellY))
      for (let row = first; row <= last; row++) {
        const [from, to] = nearOn(row * cellY, a, b, buffer)
        const end = Math.min(width - 1, Math.floor(to / cellX))
        for (let column = Math.max(0, Math.ceil(from / cellX)); column <= end; column++)
          if (values[row * width + column] === 0) values[row * width + column] = AROUND
      }
    }
  }
}

/** From where to where a level line is within some metres of a side: of the discs around its ends and of the strip between them. */
function nearOn(y: number, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], meters: number): [number, number] {
  let [from, to] = [Infinity, -Infinity]
  const take = (low: number, high: number) => {
    from = Math.min(from, low)
    to = Math.max(to, high)
  }
  const disc = (x: number, middle: number) => {
    const half = Math.sqrt(meters ** 2 - (y - middle) ** 2)
    if (half >= 0) take(x - half, x + half)
  }
  disc(ax, ay)
  disc(bx, by)
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return [from, to]
  const [outX, outY] = [(-(by - ay) / length) * meters, ((bx - ax) / length) * meters]
  const edge = (x0: number, y0: number, x1: number, y1: number) => {
    if (y0 === y1 || (y - y0) * (y - y1) > 0) return
    const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)
    take(x, x)
  }
  edge(ax + outX, ay + outY, bx + outX, by + outY)
  edge(ax - outX, ay - outY, bx - outX, by - outY)
  edge(ax + outX, ay + outY, ax - outX, ay - outY)
  edge(bx + outX, by + outY, bx - outX, by - outY)
  return [from, to]
}
