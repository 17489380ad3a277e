import { LRUCache } from 'lru-cache'
import type { IdRows } from '../analysis/id_rows.ts'
import type { TravelMode } from '../contract/travel.ts'
import type { ReachStore } from '../reach/reach.store.ts'

/** Minutes begun from each house to some place, BEYOND where longer; a byte a house. */
export interface HouseTimes {
  readonly minutes: Uint8Array
  /** Row of `minutes` of a house's id. */
  readonly houseRows: IdRows
}

/** Bytes of times that are kept: a county's 430 villages for one mode of travel, and as much again for another. */
const KEPT_BYTES = 224 << 20

/** Travel times to single places, worked out once for each place while land and houses stay as they are. */
export class SiteTimes {
  private readonly reach: ReachStore
  private readonly kept = new LRUCache<string, HouseTimes>({ maxSize: KEPT_BYTES, sizeCalculation: ({ minutes }) => minutes.length + 1 })

  constructor(reach: ReachStore) {
    this.reach = reach
  }

  /**
   * Minutes to each of some sites in their order, every site one place or several of which the nearest counts.
   * @throws ProblemError `not_found` before there is a relief; what `signal` was aborted with
   */
  async *toward(
    sites: readonly (readonly (readonly [number, number])[])[],
    mode: TravelMode,
    signal: AbortSignal,
  ): AsyncGenerator<HouseTimes> {
    const now = await this.reach.version()
    for (const places of sites) {
      signal.throwIfAborted()
      const key = `${mode} ${places.flat().join(',')}`
      let times = this.kept.get(`${now} ${key}`)
      if (!times) {
        const { houses, houseRows, version } = await this.reach.housesTo(Float64Array.from(places.flat()), mode)
        times = { minutes: houses, houseRows }
        this.kept.set(`${version} ${key}`, times)
      }
      yield times
    }
  }
}
