import { GROUPS } from '../contract/codes.ts'
import { BEYOND } from '../contract/travel.ts'
import type { Demand, EntryTimes } from './demand.ts'

/** How people stand with some sites open, counted house by house. */
export interface HouseStanding {
  readonly within: number
  readonly beyond: number
  /** Of those who get to one at all; NaN for nobody. */
  readonly meanMinutes: number
  readonly farthestMinutes: number
  /** People beyond the limit in each unit. */
  readonly unitBeyond: Float64Array
  /** Minutes of each entry to the nearest open site. */
  readonly minutes: Uint8Array
}

/** @param limit minutes: who is farther is left out */
export function standingOf(demand: Demand, open: readonly EntryTimes[], limit: number): HouseStanding {
  const entries = demand.house.length
  const minutes = new Uint8Array(entries).fill(BEYOND)
  for (const times of open) for (let entry = 0; entry < entries; entry++) minutes[entry] = Math.min(minutes[entry]!, times(entry))
  const unitBeyond = new Float64Array(demand.units.length)
  let [within, beyond, sum, reached, farthestMinutes] = [0, 0, 0, 0, 0]
  for (let entry = 0; entry < entries; entry++) {
    const people = demand.count[entry]!
    const taken = minutes[entry]!
    if (taken <= limit) within += people
    else {
      beyond += people
      unitBeyond[demand.unit[entry]!]! += people
    }
    if (taken === BEYOND) continue
    sum += taken * people
    reached += people
    farthestMinutes = Math.max(farthestMinutes, taken)
  }
  return { within, beyond, meanMinutes: sum / reached, farthestMinutes, unitBeyond, minutes }
}

/** People beyond the limit by special group, in the order of GROUPS. @param groups bits of each person, see PeopleColumns */
export function groupsBeyond(demand: Demand, groups: Uint32Array, minutes: Uint8Array, limit: number): number[] {
  const counts = GROUPS.map(() => 0)
  demand.people.forEach((row, index) => {
    if (minutes[demand.entryOf[index]!]! <= limit) return
    for (let bit = 0, bits = groups[row]!; bits >>> bit !== 0; bit++) if ((bits >>> bit) & 1) counts[bit]!++
  })
  return counts
}
