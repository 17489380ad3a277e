import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import { batchesOfHamlets } from './allocation.queries.ts'
import type { HamletOf } from './demand.ts'

const HOUSES_AT_ONCE = 20_000

export interface Hamlets {
  readonly of: HamletOf
  /** Middle of a group's houses. */
  middle(code: string, group: number): readonly [number, number] | undefined
}

/** Groups of neighbours of all houses, read once for each state of the records. */
export class HamletStore {
  private readonly database: Services['database']
  private readonly kept = new LRUCache<string, Promise<Hamlets>>({ max: 1 })

  constructor({ database }: Pick<Services, 'database'>) {
    this.database = database
  }

  find(recordsVersion: string): Promise<Hamlets> {
    const found = this.kept.get(recordsVersion) ?? this.read()
    this.kept.set(recordsVersion, found)
    found.catch(() => this.kept.delete(recordsVersion))
    return found
  }

  private read(): Promise<Hamlets> {
    return this.database().system(async (sql) => {
      const groups = new Map<number, number>()
      const middles = new Map<string, { lon: number; lat: number; houses: number }>()
      for await (const batch of batchesOfHamlets(sql, HOUSES_AT_ONCE))
        for (const { id, code, groupNumber, lon, lat } of batch) {
          groups.set(id, groupNumber)
          const key = `${code} ${groupNumber}`
          const middle = middles.get(key) ?? { lon: 0, lat: 0, houses: 0 }
          middle.lon += lon
          middle.lat += lat
          middle.houses++
          middles.set(key, middle)
        }
      return {
        of: (id) => groups.get(id),
        middle(code, group) {
          const found = middles.get(`${code} ${group}`)
          return found && [found.lon / found.houses, found.lat / found.houses]
        },
      }
    })
  }
}
