import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import { IdRows } from '../analysis/id_rows.ts'
import type { Services } from '../context.ts'
import type { FacilityKind } from '../contract/facilities.ts'
import { TRAVEL_LIMIT, type TravelMode } from '../contract/reach.ts'
import { ProblemError } from '../errors.ts'
import type { Grid } from './land.ts'
import { landVersion, readCountry, readGoals } from './reach.queries.ts'
import type { Country, Travel } from './travel.ts'
import type { TravelQuestion } from './travel.worker.ts'

/** A thread that nobody has asked anything for so long gives its memory back, some hundred megabytes. ms */
const IDLE_MS = 5 * 60_000
/** Answers kept: a byte a cell and a house each. */
const ANSWERS = 24

export interface NearestTravel extends Travel {
  readonly grid: Country['grid']
  readonly facilities: number
  /** Row of `houses` of a house's id. */
  readonly houseRows: IdRows
}

/** Travel times of the county, worked out in a thread of their own when first asked for. */
export interface ReachStore {
  /** @param recordsVersion changes when houses have. @throws ProblemError `not_found` before there is a relief */
  nearest(kinds: readonly FacilityKind[], mode: TravelMode, recordsVersion: string): Promise<NearestTravel>
  stop(): Promise<void>
}

interface Prepared {
  readonly version: string
  readonly worker: Worker
  readonly grid: Pick<Grid, 'west' | 'north' | 'step' | 'width' | 'height'>
  readonly houseRows: IdRows
}

export function createReachStore({ database }: Pick<Services, 'database'>): ReachStore {
  let prepared: Promise<Prepared> | undefined
  let preparing = ''
  let idle: NodeJS.Timeout | undefined
  /** Questions wait for each other: the thread works on one memory. */
  let turn: Promise<unknown> = Promise.resolve()
  const answers = new LRUCache<string, NearestTravel>({ max: ANSWERS })

  async function prepare(version: string): Promise<Prepared> {
    const read = await database().system(readCountry)
    if (!read) throw new ProblemError('not_found')
    const worker = new Worker(new URL('./travel.worker.ts', import.meta.url), { workerData: read.country })
    worker.unref()
    return { version, worker, grid: read.country.grid, houseRows: new IdRows(read.houseIds) }
  }

  async function ready(version: string): Promise<Prepared> {
    if (preparing !== version || !prepared) {
      await release()
      preparing = version
      const made = prepare(version)
      prepared = made
      made.catch(() => {
        if (prepared === made) prepared = undefined
      })
    }
    return prepared!
  }

  async function release(): Promise<void> {
    clearTimeout(idle)
    const old = prepared
    prepared = undefined
    const { worker } = (await old?.catch(() => undefined)) ?? {}
    await worker?.terminate()
  }

  async function ask(country: Prepared, question: TravelQuestion): Promise<Travel> {
    country.worker.ref()
    try {
      const answer = once(country.worker, 'message')
      const ended = once(country.worker, 'exit').then(() => {
        throw new Error('the thread of travel times ended by itself')
      })
      country.worker.postMessage(question)
      const [travel] = (await Promise.race([answer, ended])) as [Travel]
      return travel
    } catch (error) {
      prepared = undefined
      throw error
    } finally {
      country.worker.unref()
      clearTimeout(idle)
      idle = setTimeout(() => void release(), IDLE_MS).unref()
    }
  }

  return {
    async nearest(kinds, mode, recordsVersion) {
      const sorted = kinds.toSorted()
      const [land, goals] = await database().system(async (sql) => [await landVersion(sql), await readGoals(sql, sorted)] as const)
      const version = `${recordsVersion} ${land}`
      const key = `${version} ${mode} ${sorted.join(',')}`
      const found = answers.get(key)
      if (found) return found
      const answer = turn.then(async () => {
        const again = answers.get(key)
        if (again) return again
        const country = await ready(version)
        const travel = await ask(country, { goals, mode, limit: TRAVEL_LIMIT[mode] })
        const nearest = { ...travel, grid: country.grid, houseRows: country.houseRows, facilities: goals.length / 2 }
        answers.set(key, nearest)
        return nearest
      })
      turn = answer.catch(() => {})
      return answer
    },
    stop: release,
  }
}
