import { BENEFIT_ITEMS } from '../contract/codes.ts'
import { BUILT_YEAR_BASE, encodeHouseAttributes, type HouseAttributes } from '../contract/house_attributes.ts'
import { BYTE_MAX } from './columns.ts'
import type { Reading } from './reading.ts'

/** The attributes of a reader's houses; those that tell of people only for accounts that see people. */
export function houseAttributes(reading: Reading): Uint8Array {
  const { columns, ranges, scope } = reading
  const { houses } = columns
  const { from, to } = ranges.houses
  const slice = (values: Uint8Array) => values.subarray(from, to)
  return encodeHouseAttributes({
    version: reading.houseList(),
    asOf: columns.asOf,
    houses: to - from,
    ids: Uint32Array.from(houses.id.subarray(from, to)),
    columns: {
      structure: slice(houses.structure),
      use: slice(houses.use),
      roof: slice(houses.roof),
      floors: slice(houses.floors),
      builtYear: Uint8Array.from(houses.builtYear.subarray(from, to), (year) => Math.min(Math.max(year - BUILT_YEAR_BASE, 0), BYTE_MAX)),
      residents: Uint8Array.from(houses.residents.subarray(from, to), (people) => Math.min(people, BYTE_MAX)),
      ...(scope.people ? ofPeople(reading, readableItems(scope.datasets)) : {}),
    },
  })
}

/** What the residents within the scope bring to their house. */
function ofPeople({ columns, ranges, openAlerts }: Reading, readable: number): HouseAttributes['columns'] {
  const { house, age, group, received } = columns.people
  const { houses, people } = ranges
  const count = houses.to - houses.from
  const eldest = new Uint8Array(count).fill(BYTE_MAX)
  const groups = new Uint32Array(count)
  const items = new Uint32Array(count)
  for (let row = people.from; row < people.to; row++) {
    const at = house[row]! - houses.from
    if (at < 0 || at >= count) continue
    if (eldest[at] === BYTE_MAX || age[row]! > eldest[at]!) eldest[at] = Math.min(age[row]!, BYTE_MAX - 1)
    groups[at]! |= group[row]!
    items[at]! |= received[row]! & readable
  }
  return { openAlerts, eldest, groups, received: items }
}

function readableItems(datasets: readonly number[]): number {
  return BENEFIT_ITEMS.reduce((bits, { code }, bit) => (datasets.includes(Math.floor(code / 100)) ? bits | (1 << bit) : bits), 0)
}
