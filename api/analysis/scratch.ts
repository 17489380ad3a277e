import type { Columns } from './columns.ts'
import type { Reading } from './reading.ts'

/** Room for one filter at a time: counting never waits, so nobody else is using it. */
export interface Scratch {
  /** Whose marks are in it. */
  readonly holds: { reading: Reading | undefined; filter: string }
  readonly people: Uint32Array
  readonly households: Uint32Array
  readonly houses: Uint32Array
  /** 1: somebody who fits belongs to it. */
  readonly found: Uint8Array
  readonly peopleRows: Int32Array
  readonly householdRows: Int32Array
  readonly houseRows: Int32Array
  readonly otherRows: Int32Array
}

/** About 12 bytes a person and 10 a house and a household. */
export function scratchFor({ people, households, houses }: Columns): Scratch {
  const counts = { people: people.id.length, households: households.id.length, houses: houses.id.length }
  return {
    holds: { reading: undefined, filter: '' },
    people: new Uint32Array(counts.people),
    households: new Uint32Array(counts.households),
    houses: new Uint32Array(counts.houses),
    found: new Uint8Array(Math.max(counts.households, counts.houses)),
    peopleRows: new Int32Array(counts.people),
    householdRows: new Int32Array(counts.households),
    houseRows: new Int32Array(counts.houses),
    otherRows: new Int32Array(Math.max(counts.people, counts.households, counts.houses)),
  }
}
