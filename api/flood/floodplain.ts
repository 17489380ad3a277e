import { VOID } from '../impact/ground.ts'
import type { Course } from './course.ts'

/** Ground that a river can reach, cell by cell of the relief, ascending. */
export interface Floodplain {
  readonly cells: Uint32Array
  /** The station of the course that each cell drains to: its water comes from there. */
  readonly stations: Uint32Array
  /** decimetres */
  readonly ground: Int16Array
  /** How far the river must rise at the station until water stands here, decimetres: over all that lies on the way. */
  readonly needed: Uint8Array
}

const UNSEEN = -1
const ELSEWHERE = -2
/** Cells between two words of progress: about a tenth of a second. */
const REPORTED = 1 << 19

/**
 * Height above the nearest drainage (Nobre et al. 2011, J. Hydrol. 404): every cell belongs to the place of the river that its water runs to,
 * found by a priority flood upwards from the river's cells (Barnes, Lehman and Mulla 2014, Comput. Geosci. 62), on heights in decimetres with a
 * bucket each. What drains off the relief, or into ground that is not known, belongs to no place of the river. Water comes the way the ground
 * drains: a cell is reached when the river stands above the highest ground on that way, so that no hollow behind a ridge fills by itself.
 * @param heights decimetres, VOID where not known
 * @param most decimetres: cells that need more are left out
 * @param report told now and then how many cells have been reached
 */
export function floodplainOf(
  width: number,
  height: number,
  heights: Int16Array,
  course: Course,
  most: number,
  report: (done: number) => void = () => {},
): Floodplain {
  const size = width * height
  const station = new Int32Array(size).fill(UNSEEN)
  const filled = new Int16Array(size)
  const { lists, put } = bucketsOf(heights, course, size)
  for (const [at, cell] of course.cells.entries()) {
    if (station[cell] !== UNSEEN) continue
    station[cell] = at
    filled[cell] = course.levels[at]!
    put(cell, filled[cell]!)
  }
  for (let cell = 0; cell < size; cell++) {
    if (station[cell] !== UNSEEN || heights[cell] === VOID || !leadsAway(cell)) continue
    station[cell] = ELSEWHERE
    filled[cell] = heights[cell]!
    put(cell, filled[cell]!)
  }
  let reached = 0
  for (let cell = lists.take(); cell >= 0; cell = lists.take()) {
    if (++reached % REPORTED === 0) report(reached)
    const column = cell % width
    const row = (cell - column) / width
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        const next = y * width + x
        if (station[next] !== UNSEEN || heights[next] === VOID) continue
        station[next] = station[cell]!
        filled[next] = Math.max(heights[next]!, filled[cell]!)
        put(next, filled[next]!)
      }
  }
  return gather()

  /** On the relief's edge, or beside ground that is not known. */
  function leadsAway(cell: number): boolean {
    const column = cell % width
    const row = (cell - column) / width
    if (column === 0 || row === 0 || column === width - 1 || row === height - 1) return true
    return [-1, 1, -width, width].some((side) => heights[cell + side] === VOID)
  }

  function gather(): Floodplain {
    const needs = (cell: number) => (station[cell]! < 0 ? Infinity : filled[cell]! - course.levels[station[cell]!]!)
    let count = 0
    for (let cell = 0; cell < size; cell++) if (needs(cell) <= most) count++
    const found = {
      cells: new Uint32Array(count),
      stations: new Uint32Array(count),
      ground: new Int16Array(count),
      needed: new Uint8Array(count),
    }
    let at = 0
    for (let cell = 0; cell < size; cell++) {
      if (needs(cell) > most) continue
      found.cells[at] = cell
      found.stations[at] = station[cell]!
      // A river's own bed lies at its level at most.
      found.ground[at] = Math.min(heights[cell]!, filled[cell]!)
      found.needed[at++] = needs(cell)
    }
    return found
  }
}

/** Cells waiting by height, the lowest first, those of one height in the order they came. */
function bucketsOf(heights: Int16Array, { levels }: Course, size: number) {
  let [lowest, highest] = [Infinity, -Infinity]
  for (const values of [heights, levels])
    for (const value of values) {
      if (value === VOID) continue
      if (value < lowest) lowest = value
      if (value > highest) highest = value
    }
  const buckets = Math.max(0, highest - lowest + 1)
  const heads = new Int32Array(buckets).fill(-1)
  const tails = new Int32Array(buckets)
  const next = new Int32Array(size).fill(-1)
  let bucket = 0
  return {
    put(cell: number, level: number): void {
      const at = level - lowest
      if (heads[at]! < 0) heads[at] = cell
      else next[tails[at]!] = cell
      tails[at] = cell
    },
    lists: {
      /** −1: none is left. Nothing is put below what has been taken. */
      take(): number {
        while (bucket < buckets && heads[bucket]! < 0) bucket++
        if (bucket >= buckets) return -1
        const cell = heads[bucket]!
        heads[bucket] = next[cell]!
        return cell
      },
    },
  }
}
