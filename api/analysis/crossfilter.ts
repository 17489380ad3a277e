/**
 * Cross-filter: each row gets a mask of the conditions it fails. A mask of 0 counts in every facet; a mask of one bit counts in
 * the facet of that one condition's dimension only.
 */
import { bucketCount, DIMENSIONS, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import type { Filter } from '../contract/filter.ts'
import { rangesOf, type Range, type Ranges } from './columns.ts'
import { conditionsOf, markFailed, type Conditions } from './conditions.ts'
import { histogram, pyramidOf } from './histograms.ts'
import type { Reading } from './reading.ts'
import type { Scratch } from './scratch.ts'

/** Everything about a filter within an area, as numbers that are not yet fit to leave. */
export interface Matches {
  readonly ranges: Ranges
  /** Matching rows, ascending. Views of the scratch: gone with the next filter. */
  readonly people: Int32Array
  readonly households: Int32Array
  readonly houses: Int32Array
}
export interface Counted extends Matches {
  readonly facets: ReadonlyMap<DimensionId, Float64Array>
  /** [sex, age band, people], conditions on both apart. */
  readonly pyramid: readonly (readonly [number, number, number])[]
}

/** Masks of what each row of the scope fails. */
interface Failed {
  readonly conditions: Conditions
  readonly people: Uint32Array
  readonly households: Uint32Array
  readonly houses: Uint32Array
}

/** The rows of an area that match a filter. */
export function match(reading: Reading, area: string, filter: Filter, scratch: Scratch): Matches {
  return collect(reading, area, markAll(reading, filter, scratch), scratch)
}

/** The rows that match, and how many by every dimension. */
export function count(reading: Reading, area: string, filter: Filter, scratch: Scratch): Counted {
  const failed = markAll(reading, filter, scratch)
  const matches = collect(reading, area, failed, scratch)
  const facets = new Map<DimensionId, Float64Array>()
  for (const dimension of DIMENSIONS as readonly Dimension[]) {
    const id = dimension.id as DimensionId
    const { values, firstRow } = reading.column(id)
    const bit = failed.conditions.bitOf(id)
    const rows = bit === 0 ? matches[dimension.subject] : rowsFailing(failed, reading, matches.ranges, dimension.subject, bit, scratch)
    facets.set(id, histogram(dimension, values, firstRow, rows, bucketCount(dimension)))
  }
  const bits = failed.conditions.bitOf('age') | failed.conditions.bitOf('sex')
  const pyramidRows = bits === 0 ? matches.people : rowsFailing(failed, reading, matches.ranges, 'people', bits, scratch)
  return { ...matches, facets, pyramid: pyramidOf(reading.columns.people, pyramidRows) }
}

/**
 * Marks the whole scope: who matches in an area may live in a house outside it. A person's mask takes in their household's and
 * house's; those of houses and households get NOBODY where the filter asks for people and none fits.
 */
function markAll(reading: Reading, filter: Filter, scratch: Scratch): Failed {
  const conditions = conditionsOf(filter)
  const { people, households, houses } = reading.ranges
  markFailed(reading, conditions, 'houses', houses, scratch.houses)
  markFailed(reading, conditions, 'households', households, scratch.households)
  markFailed(reading, conditions, 'people', people, scratch.people)
  const asksHouses = (conditions.people | conditions.households) !== 0
  const asksHouseholds = (conditions.people | conditions.houses) !== 0
  if (asksHouses || asksHouseholds) joinPeople(reading, conditions, scratch)
  if (asksHouses) markNobody(scratch.houses, scratch.lived, houses)
  if (asksHouseholds) markNobody(scratch.households, scratch.belonged, households)
  return { conditions, people: scratch.people, households: scratch.households, houses: scratch.houses }
}

/** No condition's bit: a filter has far fewer than 31. */
const NOBODY = 2 ** 31

function joinPeople(reading: Reading, conditions: Conditions, scratch: Scratch): void {
  const { household, house } = reading.columns.people
  const { people, households, houses } = reading.ranges
  const { lived, belonged } = scratch
  lived.fill(0, 0, houses.to - houses.from)
  belonged.fill(0, 0, households.to - households.from)
  const own = conditions.people
  const ofHousehold = conditions.households
  const ofHouse = conditions.houses
  for (let row = people.from, at = 0; row < people.to; row++, at++) {
    const houseAt = house[row]! - houses.from
    const householdAt = household[row]! - households.from
    const housed = houseAt >= 0 && houseAt < lived.length && house[row]! < houses.to
    const enrolled = householdAt >= 0 && household[row]! < households.to
    let failed = scratch.people[at]!
    failed |= enrolled ? scratch.households[householdAt]! : ofHousehold
    failed |= housed ? scratch.houses[houseAt]! : ofHouse
    scratch.people[at] = failed
    if (housed && (failed & (own | ofHousehold)) === 0) lived[houseAt] = 1
    if (enrolled && (failed & (own | ofHouse)) === 0) belonged[householdAt] = 1
  }
}

function markNobody(failed: Uint32Array, found: Uint8Array, range: Range): void {
  for (let at = 0, count = range.to - range.from; at < count; at++) if (found[at] === 0) failed[at]! |= NOBODY
}

function collect(reading: Reading, area: string, failed: Failed, scratch: Scratch): Matches {
  const inArea = rangesOf(reading.columns, area)
  const ranges = {
    people: within(inArea.people, reading.ranges.people),
    households: within(inArea.households, reading.ranges.households),
    houses: within(inArea.houses, reading.ranges.houses),
  }
  return {
    ranges,
    people: rowsWith(failed.people, ranges.people, reading.ranges.people.from, 0, scratch.peopleRows),
    households: rowsWith(failed.households, ranges.households, reading.ranges.households.from, 0, scratch.householdRows),
    houses: rowsWith(failed.houses, ranges.houses, reading.ranges.houses.from, 0, scratch.houseRows),
  }
}

/** Rows of an area that fail nothing but the conditions of some bits. */
function rowsFailing(
  failed: Failed,
  reading: Reading,
  ranges: Ranges,
  subject: Dimension['subject'],
  bits: number,
  scratch: Scratch,
): Int32Array {
  return rowsWith(failed[subject], ranges[subject], reading.ranges[subject].from, bits, scratch.otherRows)
}

function rowsWith(failed: Uint32Array, range: Range, firstRow: number, allowed: number, into: Int32Array): Int32Array {
  let count = 0
  for (let row = range.from; row < range.to; row++) {
    if ((failed[row - firstRow]! & ~allowed) === 0) into[count++] = row
  }
  return into.subarray(0, count)
}

/** What the account may ask for is checked before; that nothing lies outside the scope is kept here too. */
function within(area: Range, scope: Range): Range {
  const from = Math.max(area.from, scope.from)
  return { from, to: Math.max(from, Math.min(area.to, scope.to)) }
}
