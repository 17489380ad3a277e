import type { Ground } from '../impact/ground.ts'
import type { River, Rivers } from './flood.store.ts'

/** A dam on a river: where water is let out of its reservoir. */
interface Release {
  readonly reservoir: string
  /** id of the river */
  readonly river: number
  /** along the river */
  readonly fromKm: number
  /** of the relief */
  readonly cell: number
}

/** Where the rivers can be let more water by a reservoir. */
export function releasesOf(ground: Ground, { rivers, dams }: Pick<Rivers, 'rivers' | 'dams'>): Release[] {
  return dams.flatMap(({ reservoir, river, ends }) => {
    const found = rivers.find(({ id }) => id === river)
    const at = found && lastStation(ground, found, ends)
    if (!found || at === undefined) return []
    return [{ reservoir, river, fromKm: Math.round(found.course.km[at]! * 10) / 10, cell: found.course.cells[at]! }]
  })
}

/** The station furthest downstream at the ends that a river and a reservoir have in common: its dam. */
function lastStation({ grid }: Ground, { course }: River, ends: readonly (readonly [number, number])[]): number | undefined {
  let last: number | undefined
  for (const [lon, lat] of ends) {
    const [x, y] = [(lon - grid.west) / grid.step, (grid.north - lat) / grid.step]
    let [nearest, least] = [0, Infinity]
    for (let at = 0; at < course.cells.length; at++) {
      const far = Math.hypot((course.cells[at]! % grid.width) - x, Math.floor(course.cells[at]! / grid.width) - y)
      if (far < least) [nearest, least] = [at, far]
    }
    if (least <= 3 && (last === undefined || nearest > last)) last = nearest
  }
  return last
}
