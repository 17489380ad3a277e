import { FULL_SHARE, MOST_RISE, type FloodCourse, type FloodField } from '../contract/flood.ts'
import { isInside, type Mask } from '../impact/ground.ts'
import type { Grid } from '../reach/land.ts'
import type { Course } from './course.ts'
import type { Floodplain } from './floodplain.ts'

/** Kilometres over which a rise runs out below the part of the river that rises. */
const TAPER_KM = 2

/** How much of a rise arrives at each station, and how far it must rise before it does. */
interface Arrival {
  /** parts of FULL_SHARE */
  readonly share: Uint8Array
  /** decimetres */
  readonly drop: Int16Array
}

/**
 * Between its ends the river rises as asked, or by less and less in a release. Above them water is held back as far as the raised level lies above
 * the river's own; below them the rise runs out over TAPER_KM.
 */
export function arrivalOf({ km, levels }: Course, { fromKm, toKm, halvingKm }: FloodCourse): Arrival {
  const share = new Uint8Array(km.length)
  const drop = new Int16Array(km.length)
  const first = km.findIndex((at) => at >= fromKm)
  const part = (at: number) => (halvingKm === undefined ? 1 : 2 ** (-(at - fromKm) / halvingKm))
  for (const [station, at] of km.entries()) {
    let arriving = at <= toKm ? part(at) : part(toKm) * Math.max(0, 1 - (at - toKm) / TAPER_KM)
    if (at < fromKm) {
      arriving = first < 0 ? 0 : 1
      drop[station] = first < 0 ? 0 : levels[station]! - levels[first]!
    }
    share[station] = Math.round(arriving * FULL_SHARE)
  }
  return { share, drop }
}

/** The water of a course at every rise, inside a mask. */
export function fieldOf(grid: Grid, course: Course, plain: Floodplain, asked: FloodCourse, mask?: Mask): FloodField {
  const { share, drop } = arrivalOf(course, asked)
  const kept: number[] = []
  const from: number[] = []
  for (const [index, cell] of plain.cells.entries()) {
    const station = plain.stations[index]!
    if (share[station] === 0 || (mask && !isInside(mask, grid, cell))) continue
    const least = Math.max(1, Math.ceil(((plain.needed[index]! + drop[station]!) * FULL_SHARE) / share[station]!))
    if (least > MOST_RISE * 10) continue
    kept.push(index)
    from.push(least)
  }
  const { west, north, step, width, height } = grid
  return {
    west,
    north,
    step,
    width,
    height,
    cells: Uint32Array.from(kept, (index) => plain.cells[index]!),
    ground: Int16Array.from(kept, (index) => plain.ground[index]!),
    level: Int16Array.from(kept, (index) => course.levels[plain.stations[index]!]! - drop[plain.stations[index]!]!),
    share: Uint8Array.from(kept, (index) => share[plain.stations[index]!]!),
    from: Uint8Array.from(from),
  }
}
