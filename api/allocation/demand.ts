import { NONE, rangesOf, villageOf } from '../analysis/columns.ts'
import { match } from '../analysis/crossfilter.ts'
import type { Reading } from '../analysis/reading.ts'
import type { Scratch } from '../analysis/scratch.ts'
import { NEEDS } from '../contract/allocation.ts'
import { GROUPS } from '../contract/codes.ts'
import type { Filter } from '../contract/filter.ts'

/** People who are served together. */
export interface Unit {
  readonly code: string
  readonly group: number | null
}

/** Who is to be served, house by house and unit by unit. Arrays of entries: one for each house with somebody who matches. */
export interface Demand {
  /** Matching people, and how many of them live in no house within the area. */
  readonly matched: number
  readonly unplaced: number
  readonly units: readonly Unit[]
  /** Rows of `people` that have a place, and the entry of each. */
  readonly people: Int32Array
  readonly entryOf: Int32Array
  /** Of each entry: row of houses, unit, people and their weight. */
  readonly house: Int32Array
  readonly unit: Int32Array
  readonly count: Float64Array
  readonly weight: Float64Array
  /** Of each unit. */
  readonly unitCount: Float64Array
  readonly unitWeight: Float64Array
}

/** Minutes of each entry of the demand (house) to one site, BEYOND where longer. */
export type EntryTimes = (entry: number) => number

/** The group of neighbours of a house, by its id; undefined where it has none. */
export type HamletOf = (houseId: number) => number | undefined

/**
 * Gathers who matches a filter by where they live: villages, or groups of neighbours in them. Who lives in a house outside the
 * area, or in none, is counted and has no place.
 */
export function demandOf(
  reading: Reading,
  scratch: Scratch,
  { area, filter, weight, hamletOf }: { area: string; filter: Filter; weight: 'people' | 'need'; hamletOf?: HamletOf | undefined },
): Demand {
  const { columns } = reading
  const { people, houses, villages } = columns
  const matched = match(reading, area, filter, scratch).people
  const range = rangesOf(columns, area).houses
  const needs = GROUPS.map(({ code }) => NEEDS[code] ?? 1)
  const rows: number[] = []
  const entryOf: number[] = []
  const house: number[] = []
  const unit: number[] = []
  const count: number[] = []
  const weights: number[] = []
  const entries = new Map<number, number>()
  const units = new Map<string, number>()
  const list: Unit[] = []
  for (const row of matched) {
    const home = people.house[row]!
    if (home === NONE || home < range.from || home >= range.to) continue
    let entry = entries.get(home)
    if (entry === undefined) {
      const code = villages[villageOf(houses, home)]!
      const group = hamletOf?.(houses.id[home]!) ?? null
      const key = `${code} ${group}`
      let place = units.get(key)
      if (place === undefined) {
        units.set(key, (place = list.length))
        list.push({ code, group })
      }
      entry = house.length
      entries.set(home, entry)
      house.push(home)
      unit.push(place)
      count.push(0)
      weights.push(0)
    }
    count[entry]!++
    weights[entry]! += weight === 'need' ? needOf(people.group[row]!, needs) : 1
    rows.push(row)
    entryOf.push(entry)
  }
  // In order of codes: the same records, the same problem.
  const order = list.map((_, index) => index).toSorted((a, b) => compare(list[a]!, list[b]!))
  const places = new Int32Array(list.length)
  order.forEach((old, place) => (places[old] = place))
  const unitCount = new Float64Array(list.length)
  const unitWeight = new Float64Array(list.length)
  const unitOf = Int32Array.from(unit, (old) => places[old]!)
  unitOf.forEach((place, entry) => {
    unitCount[place]! += count[entry]!
    unitWeight[place]! += weights[entry]!
  })
  return {
    matched: matched.length,
    unplaced: matched.length - rows.length,
    units: order.map((old) => list[old]!),
    people: Int32Array.from(rows),
    entryOf: Int32Array.from(entryOf),
    house: Int32Array.from(house),
    unit: unitOf,
    count: Float64Array.from(count),
    weight: Float64Array.from(weights),
    unitCount,
    unitWeight,
  }
}

const compare = (a: Unit, b: Unit): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : (a.group ?? 0) - (b.group ?? 0))

/** The largest need of a person's groups; 1 without any. */
function needOf(bits: number, needs: readonly number[]): number {
  let most = 1
  for (let bit = 0; bits >>> bit !== 0; bit++) if ((bits >>> bit) & 1) most = Math.max(most, needs[bit]!)
  return most
}
