import { availableParallelism } from 'node:os'
import { LRUCache } from 'lru-cache'
import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { askedFilter } from '../analysis/asked.ts'
import { isBrokenDown } from '../analysis/disclosure.ts'
import type { Reading } from '../analysis/reading.ts'
import type { Allocation, AllocationProgress, AllocationQuestion } from '../contract/allocation.ts'
import { BEYOND } from '../contract/travel.ts'
import type { Account, Services } from '../context.ts'
import { ProblemError, type Language } from '../errors.ts'
import type { ReachStore } from '../reach/reach.store.ts'
import { answerOf, type Told } from './answer.ts'
import { listVillages } from './allocation.queries.ts'
import { choiceOf, type Choice } from './candidates.ts'
import { demandOf, type Demand, type EntryTimes } from './demand.ts'
import { clashOf, curveOf, pricesOf } from './explained.ts'
import { HamletStore, type Hamlets } from './hamlets.ts'
import { pose, unitMinutes } from './pose.ts'
import type { AllocationProblem, AllocationSolution, Progress } from './problem.ts'
import { SiteTimes, type HouseTimes } from './site_times.ts'
import { SolverPool } from './solver_pool.ts'
import { standingOf } from './standing.ts'
import { tellerOf } from './tell.ts'

/** Seconds for each solve that only explains, and for all of them. */
const EXPLAIN_EACH = 10
const EXPLAIN_ALL = 90
const ANSWERS = 30

/** A question that has been looked over: it can be answered, or says itself why not. */
export interface Asked {
  readonly question: AllocationQuestion
  readonly account: Account
  readonly reading: Reading
  readonly demand: Demand
  readonly choice: Choice
  readonly placeOf: Told['placeOf']
}

export interface Control {
  readonly signal: AbortSignal
  readonly report: (progress: AllocationProgress) => void
  /** Without the curve and the prices. */
  readonly brief?: boolean
}

/** Questions of allocation, from what is asked to what is told. */
export class Allocator {
  private readonly services: Services
  private readonly store: AnalysisStore
  private readonly times: SiteTimes
  private readonly hamlets: HamletStore
  private readonly pool = new SolverPool(Math.max(1, availableParallelism() - 1))
  private readonly answers = new LRUCache<string, Allocation>({ max: ANSWERS })

  constructor(services: Services, store: AnalysisStore, reach: ReachStore) {
    this.services = services
    this.store = store
    this.times = new SiteTimes(reach)
    this.hamlets = new HamletStore(services)
  }

  /** @throws ProblemError `invalid_input`, `out_of_scope`, `dataset_hidden`, `not_found`, `nobody_matches`, `too_few_people` */
  async look(account: Account, language: Language, question: AllocationQuestion): Promise<Asked> {
    const filter = askedFilter(account, question, language)
    const before = await this.store.reading(account.scope)
    if (!before.columns.areas.has(question.area)) throw new ProblemError('not_found')
    const { choice, villages } = await this.services.database().system(async (sql) => ({
      choice: await choiceOf(sql, question),
      villages: await listVillages(sql, question.area),
    }))
    const [unknown] = choice.unknown
    if (unknown !== undefined)
      throw new ProblemError('invalid_input', {
        field: question.locked.includes(unknown) ? 'locked' : 'barred',
        reason: noSite(unknown, language),
      })
    if (choice.candidates.length === 0)
      throw new ProblemError('invalid_input', {
        field: question.villages ? 'area' : 'villages',
        reason:
          language === 'zh' ? '没有可选的地点：请选各村中心，或在地图上选点' : 'there is no candidate: take the villages, or draw points',
      })
    const hamlets = question.unit === 'hamlet' ? await this.hamlets.find(before.columns.readAt.toISOString()) : undefined
    const reading = await this.store.reading(account.scope)
    const { area, weight } = question
    const demand = demandOf(reading, this.store.scratch(), { area, filter, weight, hamletOf: hamlets?.of })
    if (demand.house.length === 0) throw new ProblemError('nobody_matches')
    if (!isBrokenDown(account, demand.matched - demand.unplaced)) throw new ProblemError('too_few_people')
    return { question, account, reading, demand, choice, placeOf: placesOf(demand, villages, hamlets) }
  }

  /** Works out the answer; once `signal` is aborted while there is a plan, the answer is that plan. */
  async answer(asked: Asked, { signal, report, brief = false }: Control): Promise<Allocation> {
    const { account, question, reading } = asked
    const key = JSON.stringify([account.scope, reading.columns.readAt, question])
    const known = this.answers.get(key)
    if (known) return known
    const told = await this.travelled(asked, signal, report)
    const { posed, choice } = told
    const teller = tellerOf(account, question.objective, posed)
    const nameAt = (site: number) => {
      const candidate = choice.candidates[site - posed.first]
      return candidate ? [{ name: candidate.name, at: [...candidate.at] as [number, number] }] : []
    }
    const solving = ({ open, value, bound, seconds }: Progress) =>
      report({
        ...STEP.solving,
        best: { sites: [...open].flatMap(nameAt), value: teller.value(value), bound: teller.value(bound), seconds },
      })
    report({ ...STEP.solving, best: null })
    const solution = await this.pool.solve(posed.problem, { timeLimit: question.seconds, signal, onProgress: solving })
    const answer = answerOf(told, solution)
    const explained = signal.aborted || brief ? answer : await this.explained(told, solution, answer, { signal, report })
    if (!signal.aborted && !brief && explained.status !== 'unknown') this.answers.set(key, explained)
    return explained
  }

  /**
   * Minutes of each entry of the demand with these sites open, besides the facilities that stay.
   * @throws ProblemError `invalid_input` for a site that is none
   */
  async minutesWith({ question, choice, demand, reading }: Asked, sites: readonly string[], language: Language): Promise<Uint8Array> {
    const byKey = new Map(choice.candidates.map((candidate) => [candidate.key, candidate]))
    const stays = (key: string) => key.startsWith('f') && question.existing === 'keep'
    const unknown = sites.find((key) => !byKey.has(key) && !stays(key))
    if (unknown !== undefined) throw new ProblemError('invalid_input', { field: 'sites', reason: noSite(unknown, language) })
    const goals = [...(choice.kept ? [choice.kept.places] : []), ...sites.flatMap((key) => (byKey.has(key) ? [[byKey.get(key)!.at]] : []))]
    const entries = entryRows(demand, reading)
    const times: EntryTimes[] = []
    for await (const found of this.times.toward(goals, question.mode, new AbortController().signal)) times.push(entries(found))
    return standingOf(demand, times, question.minutes).minutes
  }

  /** Minutes from everyone to every site, and the problem that comes of it. */
  private async travelled(asked: Asked, signal: AbortSignal, report: Control['report']): Promise<Told> {
    const { question, choice, demand, reading, account, placeOf } = asked
    const goals = [...(choice.kept ? [choice.kept.places] : []), ...choice.candidates.map(({ at }) => [at])]
    const entries = entryRows(demand, reading)
    const times: EntryTimes[] = []
    const columns: Float64Array[] = []
    const tell = () => report({ step: 'travel', done: times.length, total: goals.length, best: null, answer: null })
    tell()
    for await (const found of this.times.toward(goals, question.mode, signal)) {
      const entry = entries(found)
      times.push(entry)
      columns.push(unitMinutes(demand, entry))
      tell()
    }
    return {
      account,
      question,
      columns: reading.columns,
      demand,
      choice,
      times,
      placeOf,
      posed: pose(question, choice, demand, columns, times),
    }
  }

  /** The answer with its curve and prices, or with the rules that clash; as far as the time goes. */
  private async explained(told: Told, solution: AllocationSolution, answer: Allocation, { signal, report }: Control): Promise<Allocation> {
    const { posed, question, choice, account } = told
    const teller = tellerOf(account, question.objective, posed)
    const within = AbortSignal.any([signal, AbortSignal.timeout(EXPLAIN_ALL * 1000)])
    const solve = (problem: AllocationProblem) => this.pool.solve(problem, { timeLimit: EXPLAIN_EACH, signal: within })
    const step = (done: number, total: number, told: Allocation | null = null) =>
      report({ step: 'explaining', done, total, best: null, answer: told })
    step(0, 1, answer)
    if (solution.status === 'infeasible') return { ...answer, clash: await clashOf(posed, solve) }
    if (solution.status === 'unknown') return answer
    const curve: Allocation['curve'] = []
    for await (const { of, ...point } of curveOf(question, posed, solution, solve, teller)) {
      if (within.aborted) break
      if (point.value !== null) curve.push(point)
      step(curve.length, of + 1)
    }
    const locked = choice.candidates.some((candidate) => candidate.locked)
    const prices = within.aborted ? [] : await pricesOf(posed, locked, solution, solve, teller)
    return { ...answer, curve, prices: prices.filter(({ value }) => value !== null) }
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}

const noSite = (key: string, language: Language) => (language === 'zh' ? `没有「${key}」这个地点` : `there is no site ${key}`)

const STEP = { solving: { step: 'solving', done: 0, total: 1, answer: null } } as const

/** Minutes of each entry of the demand by the times of all houses; the rows of houses are found once for each state of them. */
function entryRows({ house }: Demand, { columns }: Reading): (times: HouseTimes) => EntryTimes {
  let known: { houseRows: HouseTimes['houseRows']; rows: Int32Array } | undefined
  return ({ minutes, houseRows }) => {
    if (known?.houseRows !== houseRows) known = { houseRows, rows: house.map((row) => houseRows.find(columns.houses.id[row]!)) }
    const { rows } = known
    return (entry) => (rows[entry]! < 0 ? BEYOND : minutes[rows[entry]!]!)
  }
}

/** Names and places of units: a village's centre, the middle of a group's houses. */
function placesOf(
  { units }: Demand,
  villages: readonly { code: string; name: string; lon: number; lat: number }[],
  hamlets: Hamlets | undefined,
): Told['placeOf'] {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  return (unit) => {
    const { code, group } = units[unit]!
    const { name, lon, lat } = byCode.get(code) ?? { name: code, lon: 0, lat: 0 }
    if (group === null) return { name, at: [lon, lat] }
    return { name: `${name}${group}组`, at: hamlets?.middle(code, group) ?? [lon, lat] }
  }
}
