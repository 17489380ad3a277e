/**
 * Cross-filter: each row gets a mask of the conditions it fails. A mask of 0 counts in every facet; a mask of one bit counts in
 * the facet of that one condition's dimension only.
 */
import { bucketCount, DIMENSIONS, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import { formatFilter, type Filter } from '../contract/filter.ts'
import { rangesOf, type Range, type Ranges } from './columns.ts'
import { conditionsOf, markFailed, type Conditions } from './conditions.ts'
import { histogram, pyramidOf } from './histograms.ts'
import type { Reading } from './reading.ts'
import type { Scratch } from './scratch.ts'
import { wholeBars, type WholeBars } from './whole_bars.ts'

/** Everything about a filter within an area, as numbers that are not yet fit to leave. */
export interface Matches {
  readonly ranges: Ranges
  /** Matching rows, ascending. Views of the scratch: gone with the next filter. */
  readonly people: Int32Array
  readonly households: Int32Array
  readonly houses: Int32Array
}
export interface Counted extends Matches {
  /** Of each dimension: how many rows keep all other conditions, and how many of them each value or bucket has. */
  readonly facets: ReadonlyMap<DimensionId, { readonly rows: number; readonly bars: Float64Array }>
  /** The same by sex and age: [sex, age band, people]. */
  readonly pyramid: { readonly rows: number; readonly bands: readonly (readonly [number, number, number])[] }
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
  return matchesOf(collect(reading, area, markAll(reading, filter, scratch), scratch))
}

/** The rows that match, and how many by every dimension. */
export function count(reading: Reading, area: string, filter: Filter, scratch: Scratch): Counted {
  const failed = markAll(reading, filter, scratch)
  const collected = collect(reading, area, failed, scratch)
  const { ranges, parted } = collected
  const wholes = wholeBars(reading, area)
  const facets = new Map<DimensionId, { rows: number; bars: Float64Array }>()
  for (const dimension of DIMENSIONS as readonly Dimension[]) {
    const id = dimension.id as DimensionId
    const { subject } = dimension
    const bit = failed.conditions.bitOf(id)
    const rows = bit === 0 ? parted[subject] : partFailing(failed, reading, ranges, subject, bit, scratch)
    facets.set(id, { rows: rows.kept.length, bars: barsOf(reading, dimension, rows, wholes) })
  }
  const bits = failed.conditions.bitOf('age') | failed.conditions.bitOf('sex')
  const ofPyramid = (bits === 0 ? parted.people : partFailing(failed, reading, ranges, 'people', bits, scratch)).kept
  return {
    ...matchesOf(collected),
    facets,
    pyramid: { rows: ofPyramid.length, bands: pyramidOf(reading.columns.people, ofPyramid) },
  }
}

/** Bars of the rows kept. Where fewer are left out, those are counted, and taken from all rows of the area. */
function barsOf(reading: Reading, dimension: Dimension, { kept, left }: Parted, wholes: WholeBars): Float64Array {
  const id = dimension.id as DimensionId
  const { values, firstRow } = reading.column(id)
  const barsOfRows = (rows: Int32Array) => histogram(dimension, values, firstRow, rows, bucketCount(dimension))
  if (left.length >= kept.length) return barsOfRows(kept)
  const without = barsOfRows(left)
  const whole = wholes.get(id)
  if (whole) return whole.map((all, bar) => all - without[bar]!)
  const bars = barsOfRows(kept)
  wholes.set(
    id,
    bars.map((some, bar) => some + without[bar]!),
  )
  return bars
}

/**
 * Marks the whole scope: who matches in an area may live in a house outside it. A person's mask takes in their household's and
 * house's; those of houses and households get NOBODY where the filter asks for people and none fits.
 */
function markAll(reading: Reading, filter: Filter, scratch: Scratch): Failed {
  const conditions = conditionsOf(filter)
  const { people, households, houses } = scratch
  // Counts, houses and rows are asked for of one filter after another: the marks are still there.
  const asked = formatFilter(filter)
  if (scratch.holds.reading === reading && scratch.holds.filter === asked) return { conditions, people, households, houses }
  scratch.holds.reading = undefined
  const { ranges } = reading
  const { house, household } = reading.columns.people
  markFailed(reading, conditions, 'houses', ranges.houses, houses)
  markFailed(reading, conditions, 'households', ranges.households, households)
  markFailed(reading, conditions, 'people', ranges.people, people)
  const masks = { ofPeople: conditions.people, ofHouseholds: conditions.households, ofHouses: conditions.houses }
  if (masks.ofHouses !== 0) takeIn(people, ranges.people, house, ranges.houses, houses, masks.ofHouses)
  if (masks.ofHouseholds !== 0) takeIn(people, ranges.people, household, ranges.households, households, masks.ofHouseholds)
  const asksOfHouses = masks.ofPeople | masks.ofHouseholds
  if (asksOfHouses !== 0) markEmpty(people, ranges.people, asksOfHouses, house, ranges.houses, scratch.found, houses)
  const asksOfHouseholds = masks.ofPeople | masks.ofHouses
  if (asksOfHouseholds !== 0) markEmpty(people, ranges.people, asksOfHouseholds, household, ranges.households, scratch.found, households)
  scratch.holds.reading = reading
  scratch.holds.filter = asked
  return { conditions, people, households, houses }
}

/** Adds to people's masks those of what each belongs to; whoever belongs to nothing in scope fails all its conditions. */
function takeIn(people: Uint32Array, rows: Range, belongs: Int32Array, to: Range, failed: Uint32Array, all: number): void {
  const count = to.to - to.from
  for (let row = rows.from, at = 0; row < rows.to; row++, at++) {
    const index = belongs[row]! - to.from
    people[at]! |= index >= 0 && index < count ? failed[index]! : all
  }
}

/** No condition's bit: there are far fewer dimensions than 31. */
const NOBODY = 2 ** 31

/** Marks what nobody belongs to who keeps the conditions of some bits. */
function markEmpty(
  people: Uint32Array,
  rows: Range,
  bits: number,
  belongs: Int32Array,
  to: Range,
  found: Uint8Array,
  failed: Uint32Array,
): void {
  const count = to.to - to.from
  found.fill(0, 0, count)
  for (let row = rows.from, at = 0; row < rows.to; row++, at++) {
    const index = belongs[row]! - to.from
    // Without a branch: whether somebody matches is anybody's guess.
    if (index >= 0 && index < count) found[index]! |= (people[at]! & bits) === 0 ? 1 : 0
  }
  for (let at = 0; at < count; at++) failed[at]! |= (found[at]! - 1) & NOBODY
}

interface Collected {
  readonly ranges: Ranges
  readonly parted: Readonly<Record<Dimension['subject'], Parted>>
}

const matchesOf = ({ ranges, parted: { people, households, houses } }: Collected): Matches => ({
  ranges,
  people: people.kept,
  households: households.kept,
  houses: houses.kept,
})

function collect(reading: Reading, area: string, failed: Failed, scratch: Scratch): Collected {
  const inArea = rangesOf(reading.columns, area)
  const ranges = {
    people: within(inArea.people, reading.ranges.people),
    households: within(inArea.households, reading.ranges.households),
    houses: within(inArea.houses, reading.ranges.houses),
  }
  return {
    ranges,
    parted: {
      people: part(failed.people, ranges.people, reading.ranges.people.from, 0, scratch.peopleRows),
      households: part(failed.households, ranges.households, reading.ranges.households.from, 0, scratch.householdRows),
      houses: part(failed.houses, ranges.houses, reading.ranges.houses.from, 0, scratch.houseRows),
    },
  }
}

/** Rows of an area parted by whether they fail anything but the conditions of some bits. */
function partFailing(
  failed: Failed,
  reading: Reading,
  ranges: Ranges,
  subject: Dimension['subject'],
  bits: number,
  scratch: Scratch,
): Parted {
  return part(failed[subject], ranges[subject], reading.ranges[subject].from, bits, scratch.otherRows)
}

/** An area's rows in two: those that match, ascending, and the others, descending. */
interface Parted {
  readonly kept: Int32Array
  readonly left: Int32Array
}

function part(failed: Uint32Array, range: Range, firstRow: number, allowed: number, into: Int32Array): Parted {
  const last = range.to - range.from - 1
  let kept = 0
  let left = 0
  for (let row = range.from; row < range.to; row++) {
    into[kept] = row
    into[last - left] = row
    // Without a branch: whether a row matches is anybody's guess.
    const fits = (failed[row - firstRow]! & ~allowed) === 0 ? 1 : 0
    kept += fits
    left += 1 - fits
  }
  return { kept: into.subarray(0, kept), left: into.subarray(kept, last + 1) }
}

/** What the account may ask for is checked before; that nothing lies outside the scope is kept here too. */
function within(area: Range, scope: Range): Range {
  const from = Math.max(area.from, scope.from)
  return { from, to: Math.max(from, Math.min(area.to, scope.to)) }
}
