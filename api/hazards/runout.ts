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
  // The lines fall and the ground does: whoever is raised later is looked at again.
  for (let at = 0; at < waiting.length; at++) {
    const cell = waiting[at]!
    const line = energy.get(cell)!
    const ways: { next: number; slope: number; length: number }[] = []
    for (const [side, [columns, rows]] of SIDES.entries()) {
      const [x, y] = [(cell % width) + columns, Math.floor(cell / width) + rows]
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const next = y * width + x
      if (heights[next] === VOID) continue
      const slope = (heights[cell]! - heights[next]!) / 10 / lengths[side]!
      if (slope > 0) ways.push({ next, slope, length: lengths[side]! })
    }
    const steepest = ways.reduce((most, { slope }) => Math.max(most, slope), 0)
    for (const { next, slope, length } of ways) {
      const lower = line - fall * length
      if (slope < SPREAD * steepest || lower <= heights[next]! / 10 || lower <= (energy.get(next) ?? -Infinity)) continue
      energy.set(next, lower)
      waiting.push(next)
    }
  }
  return energy.keys()
}

/** Marks cells whose middle is within some metres of a hazard's outline. */
function surround(grid: Grid, rings: readonly number[][][], buffer: number, values: Uint8Array): void {
  const line = rings.map((ring) =>
    ring.map(([lon, lat]) => [((lon! - grid.west) / grid.step) * grid.cellX, ((grid.north - lat!) / grid.step) * grid.cellY] as const),
  )
  const xs = line.flat().map(([x]) => x)
  const ys = line.flat().map(([, y]) => y)
  const first = (least: number, cell: number) => Math.max(0, Math.floor((least - buffer) / cell))
  for (let row = first(Math.min(...ys), grid.cellY); row <= Math.min(grid.height - 1, (Math.max(...ys) + buffer) / grid.cellY); row++)
    for (
      let column = first(Math.min(...xs), grid.cellX);
      column <= Math.min(grid.width - 1, (Math.max(...xs) + buffer) / grid.cellX);
      column++
    ) {
      const cell = row * grid.width + column
      if (values[cell] === 0 && distance(line, column * grid.cellX, row * grid.cellY) <= buffer) values[cell] = AROUND
    }
}

/** Metres from a place to the nearest of some lines. */
function distance(lines: readonly (readonly (readonly [number, number])[])[], x: number, y: number): number {
  let least = Infinity
  for (const line of lines)
    for (let at = 0; at + 1 < line.length; at++) {
      const [ax, ay] = line[at]!
      const [bx, by] = line[at + 1]!
      const squared = (bx - ax) ** 2 + (by - ay) ** 2
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared))
      least = Math.min(least, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
    }
  return least
}
