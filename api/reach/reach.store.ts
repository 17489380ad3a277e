import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import { IdRows } from '../analysis/id_rows.ts'
import type { Services } from '../context.ts'
import type { FloatingMethod } from '../contract/access.ts'
import { TRAVEL_LIMIT, type Alteration as AskedAlteration, type Destination, type TravelMode } from '../contract/travel.ts'
import { loggable, ProblemError } from '../errors.ts'
import { underWay, whileWanted } from '../jobs/under_way.ts'
import type { Band } from './contours.ts'
import type { Flooded } from './flooded.ts'
import { CountryName, KeptHouseTimes } from './kept_house_times.ts'
import { landVersion, readCountry, readRoads, type Site } from './reach.queries.ts'
import { sitesOf, type Thought } from './thought.ts'
import { CATCHMENTS } from './travel.ts'
import type { TravelQuestion, TravelThread, TravelWork } from './travel.worker.ts'
import type { Country, CutRoad, Travel, Trip } from './trip.ts'
import { Watch } from './watch.ts'

/** A thread that nobody has asked anything for so long gives its memory back, some hundred megabytes. ms */
const IDLE_MS = 5 * 60_000
/** Places whose times are worked out between one word of progress and the next: some tenths of a second. */
const AT_ONCE = 4
/** How often it is told how far a spread over the whole county is, ms. */
const TELL_MS = 200
/** Answers kept: a byte a cell and a house each, or eight a house. */
const ANSWERS = 24

/** Where one travels, how, and what is only thought of. */
export interface Journey {
  readonly to: Destination
  readonly mode: TravelMode
  readonly thought?: Thought | undefined
}

export interface NearestTravel extends Travel {
  readonly grid: Country['grid']
  /** Facilities travelled to, or the one place. */
  readonly sites: readonly Site[]
  readonly houseRows: IdRows
}
export interface HouseTravel extends Pick<Travel, 'houses'> {
  readonly houseRows: IdRows
  readonly version: string
}
export interface Scores {
  readonly sites: readonly Site[]
  /** Places for each person, by row of `houseRows`. */
  readonly scores: Float64Array
  readonly houseRows: IdRows
}

/** Travel times of the county, worked out in a thread of their own when first asked for. @throws ProblemError `not_found` before there is a relief */
export interface ReachStore {
  nearest(journey: Journey): Promise<NearestTravel>
  /** Minutes from each house to the nearest of some places, lon, lat each; kept in a file, for a start after this one too. */
  housesTo(places: Float64Array, mode: TravelMode): Promise<HouseTravel>
  /**
   * Minutes from some houses to each place, place by place; BEYOND where longer than `limit` minutes or no way. Not kept.
   * @param places lon, lat of each @param houses ids
   */
  toEach(places: Float64Array, houses: readonly number[], mode: TravelMode, limit: number): Promise<Uint8Array>
  /** Changes with what travel goes over and starts from. */
  version(): Promise<string>
  /** @param box west, south, east, north of what is looked at */
  isochrones(journey: Journey, minutes: readonly number[], box: readonly [number, number, number, number]): Promise<Band[]>
  /** @param minutes of the catchment @param demand people of each house, once its row is known; `demandKey` says which */
  scores(
    journey: Journey,
    minutes: number,
    method: FloatingMethod,
    demandKey: string,
    demand: (houseRows: IdRows, houses: number) => Float64Array,
  ): Promise<Scores>
  cutRoads(mode: TravelMode, thought: Thought): Promise<CutRoad[]>
  /** Where a river that has risen stands. @throws ProblemError `invalid_input` for a river that is not there */
  flooded: FloodedBy
  stop(): Promise<void>
}

interface Prepared {
  readonly ground: string
  roads: string
  readonly named: CountryName
  /** What kept times of it are called. */
  name: string
  readonly worker: Worker
  readonly watch: Watch
  readonly grid: Country['grid']
  readonly houseRows: IdRows
  readonly houses: number
}

/** Who knows where water stands when a river rises. */
export type FloodedBy = (flood: NonNullable<AskedAlteration['flood']>) => Promise<Flooded>

export function createReachStore({ database, config, log }: Pick<Services, 'database' | 'config' | 'log'>, flooded: FloodedBy): ReachStore {
  let prepared: Promise<Prepared> | undefined
  let preparing = ''
  let idle: NodeJS.Timeout | undefined
  /** Questions wait for each other: the thread works on one memory. */
  let turn: Promise<unknown> = Promise.resolve()
  const answers = new LRUCache<string, object>({ max: ANSWERS })
  const keptTimes = new KeptHouseTimes(config.dataDir)

  async function prepare(ground: string, roads: string): Promise<Prepared> {
    const { report } = underWay()
    report({ step: 'land', done: 0, total: 2 })
    const read = await database().system(readCountry)
    if (!read) throw new ProblemError('not_found')
    const watch = new Watch()
    const workerData: TravelThread = { country: read.country, shared: watch.shared }
    const worker = new Worker(new URL('./travel.worker.ts', import.meta.url), { workerData })
    worker.unref()
    report({ step: 'land', done: 1, total: 2 })
    const { grid } = read.country
    const named = new CountryName(read.country, read.houseIds)
    const name = named.with(read.country.roads)
    const made = { ground, roads, named, name, worker, watch, grid, houseRows: new IdRows(read.houseIds), houses: read.houseIds.length }
    await ask(made, { kind: 'ready' })
    report({ step: 'land', done: 2, total: 2 })
    return made
  }

  /** The thread with the ground and the roads of now; other roads are told to it, other ground makes a new one. */
  async function ready(ground: string, roads: string): Promise<Prepared> {
    if (preparing !== ground || !prepared) {
      await release()
      preparing = ground
      const made = prepare(ground, roads)
      prepared = made
      made.catch(() => {
        if (prepared === made) prepared = undefined
      })
    }
    const country = await prepared!
    if (country.roads !== roads) {
      const lines = await database().system(readRoads)
      await ask(country, { kind: 'roads', roads: lines })
      country.roads = roads
      country.name = country.named.with(lines)
    }
    return country
  }

  async function release(): Promise<void> {
    clearTimeout(idle)
    const old = prepared
    prepared = undefined
    const { worker } = (await old?.catch(() => undefined)) ?? {}
    await worker?.terminate()
  }

  /** Asks the thread, which gives up once the answer is no longer wanted. @throws what the answer was cancelled with */
  async function ask<Kind extends keyof TravelWork>(
    { worker, watch }: Prepared,
    question: Extract<TravelQuestion, { kind: Kind }>,
  ): Promise<TravelWork[Kind]['answer']> {
    const { signal } = underWay()
    const done = new AbortController()
    watch.reset()
    // What is half changed is no ground for the next question: new roads are laid to the end.
    if (question.kind !== 'roads') signal.addEventListener('abort', () => watch.giveUp(), { signal: done.signal })
    worker.ref()
    let travel: TravelWork[Kind]['answer'] | undefined
    try {
      const answer = once(worker, 'message', done)
      const ended = once(worker, 'exit', done).then(
        () => {
          throw new Error('the thread of travel times ended by itself')
        },
        // Nobody waits for it any more.
        () => new Promise<never>(() => {}),
      )
      worker.postMessage(question)
      ;[travel] = (await Promise.race([answer, ended])) as [TravelWork[Kind]['answer'] | undefined]
    } catch (error) {
      prepared = undefined
      throw error
    } finally {
      done.abort()
      worker.unref()
      clearTimeout(idle)
      idle = setTimeout(() => void release(), IDLE_MS).unref()
    }
    if (travel === undefined) throw signal.reason
    return travel
  }

  /** As ask, of one spread over the county: told how far it is. */
  async function watched<Kind extends keyof TravelWork>(
    country: Prepared,
    question: Extract<TravelQuestion, { kind: Kind }>,
  ): Promise<TravelWork[Kind]['answer']> {
    const { signal, report } = underWay()
    signal.throwIfAborted()
    report({ step: 'travel', done: 0, total: Watch.whole })
    const telling = setInterval(() => report({ step: 'travel', done: country.watch.done(), total: Watch.whole }), TELL_MS)
    try {
      return await ask(country, question)
    } finally {
      clearInterval(telling)
    }
  }

  /** An answer that is kept for as long as nothing it rests on changes. */
  async function answered<Answer extends object>(key: string, work: (country: Prepared) => Promise<Answer>): Promise<Answer> {
    const { ground, roads } = await database().system(landVersion)
    const whole = `${ground} ${roads} ${key}`
    const found = answers.get(whole)
    if (found) return found as Answer
    return inTurn(async () => {
      const again = answers.get(whole)
      if (again) return again as Answer
      const made = await work(await ready(ground, roads))
      answers.set(whole, made)
      return made
    })
  }

  /** When those who asked before are answered, and it is still wanted; whoever no longer wants it does not wait for its end. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = turn.then(() => {
      underWay().signal.throwIfAborted()
      return work()
    })
    turn = answer.catch(() => {})
    return whileWanted(answer)
  }

  /** Calls for some of the places at a time, tells how many are done, and ends when the answer is no longer wanted. */
  async function stepwise(step: 'travel' | 'places', places: number, each: (from: number, to: number) => Promise<void>): Promise<void> {
    const { signal, report } = underWay()
    for (let from = 0; from < places; from += AT_ONCE) {
      signal.throwIfAborted()
      report({ step, done: from, total: places })
      await each(from, Math.min(places, from + AT_ONCE))
    }
  }

  async function tripOf({ to, mode, thought }: Journey, limit: number): Promise<{ trip: Trip; sites: Site[]; key: string }> {
    const sites = await database().system((sql) => sitesOf(sql, to, thought))
    const goals = Float64Array.from(sites.flatMap(({ lon, lat }) => [lon, lat]))
    const trip = { goals, mode, limit, altered: thought?.ways }
    return { trip, sites, key: `${mode} ${limit} ${goals.join(',')} ${thought?.key ?? ''}` }
  }

  return {
    async nearest(journey) {
      const { trip, sites, key } = await tripOf(journey, TRAVEL_LIMIT[journey.mode])
      return answered(`nearest ${key}`, async (country) => {
        const travel = await watched(country, { kind: 'nearest', trip })
        return { ...travel, sites, grid: country.grid, houseRows: country.houseRows }
      })
    },
    async housesTo(places, mode) {
      const { ground, roads } = await database().system(landVersion)
      return inTurn(async () => {
        const country = await ready(ground, roads)
        const trip = { goals: places, mode, limit: TRAVEL_LIMIT[mode] }
        const kept = await keptTimes.find(country.name, trip, country.houses)
        const houses = kept ?? (await ask(country, { kind: 'housesTo', trip }))
        // A disk that is full costs the next start some minutes, not this answer.
        if (!kept)
          await keptTimes.keep(country.name, trip, houses).catch((err: unknown) => log.warn({ err: loggable(err) }, 'times not kept'))
        return { houses, houseRows: country.houseRows, version: `${ground} ${roads}` }
      })
    },
    async toEach(places, houses, mode, limit) {
      const { ground, roads } = await database().system(landVersion)
      return inTurn(async () => {
        const country = await ready(ground, roads)
        const rows = Int32Array.from(houses, (id) => country.houseRows.find(id))
        const minutes = new Uint8Array((places.length / 2) * rows.length)
        await stepwise('travel', places.length / 2, async (from, to) => {
          const trip = { goals: places.slice(2 * from, 2 * to), mode, limit }
          minutes.set(await ask(country, { kind: 'toEach', trip, houses: rows }), from * rows.length)
        })
        return minutes
      })
    },
    async version() {
      const { ground, roads } = await database().system(landVersion)
      return `${ground} ${roads}`
    },
    async isochrones(journey, minutes, box) {
      const { trip, key } = await tripOf(journey, TRAVEL_LIMIT[journey.mode])
      return answered(`contours ${minutes.join(',')} ${box.join(',')} ${key}`, (country) =>
        watched(country, { kind: 'contours', trip, minutes, box }),
      )
    },
    async scores(journey, minutes, method, demandKey, demand) {
      const { trip, sites, key } = await tripOf(journey, minutes)
      const capacity = Float64Array.from(sites, (site) => site.capacity)
      return answered(`scores ${method} ${demandKey} ${capacity.join(',')} ${key}`, async (country) => {
        const people = demand(country.houseRows, country.houses)
        if (sites.length <= CATCHMENTS)
          await stepwise('places', sites.length, async (from, to) => {
            await ask(country, { kind: 'catchments', trip: { ...trip, goals: trip.goals.slice(2 * from, 2 * to), altered: undefined } })
          })
        const scores = await ask(country, { kind: 'scores', trip, capacity, demand: people, method })
        return { sites, scores, houseRows: country.houseRows }
      })
    },
    async cutRoads(mode, { ways, key }) {
      return ways ? answered(`cut ${mode} ${key}`, (country) => ask(country, { kind: 'cutRoads', mode, altered: ways })) : []
    },
    flooded,
    stop: release,
  }
}
