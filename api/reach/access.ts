import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { askedFilter } from '../analysis/asked.ts'
import { NONE, rangesOf, type Columns } from '../analysis/columns.ts'
import { match } from '../analysis/crossfilter.ts'
import { disclosed, isBrokenDown } from '../analysis/disclosure.ts'
import { indexFrom } from '../analysis/selection.ts'
import type { Reading } from '../analysis/reading.ts'
import { ACCESS_BOUNDS, type Access, type AccessQuestion } from '../contract/access.ts'
import { formatFilter, type Filter } from '../contract/filter.ts'
import { ProblemError } from '../errors.ts'
import { rowsOfHouses, type Asker } from './answer.ts'
import { giniCoefficient, lorenzCurve, type Share } from './inequality.ts'
import type { ReachStore, Scores } from './reach.store.ts'
import { thoughtOf } from './thought.ts'

/** Steps of the curve. */
const LORENZ_STEPS = 20
const PER = 1000

export interface Scored {
  readonly filter: Filter
  readonly reading: Reading
  readonly scores: Scores
  /** Row of the scores of each house of the columns, or NONE. */
  readonly houseRows: Int32Array
  /** People of the ages asked for, and their mean score. */
  readonly demand: number
  readonly mean: number
}

/** @throws ProblemError as answerOf does */
export async function scoresOf(store: AnalysisStore, reach: ReachStore, asker: Asker, question: AccessQuestion): Promise<Scored> {
  const { account, language, services } = asker
  const filter = askedFilter(account, question, language)
  const { columns: early } = await store.reading(account.scope)
  if (!early.areas.has(question.area)) throw new ProblemError('not_found')
  const { altered, ages, mode, minutes, method } = question
  const thought = altered && (await services.database().scoped(account.scope, (sql) => thoughtOf(sql, altered)))
  const demandKey = `${ages.from}-${ages.to} ${early.readAt.toISOString()}`
  const scores = await reach.scores({ to: question, mode, thought }, minutes, method, demandKey, (ids, houses) => {
    const demand = new Float64Array(houses)
    eachHome(early, rowsOfHouses(early, ids), ages, (row) => (demand[row]! += 1))
    return demand
  })
  const reading = await store.reading(account.scope)
  const houseRows = rowsOfHouses(reading.columns, scores.houseRows)
  let [demand, sum] = [0, 0]
  eachHome(reading.columns, houseRows, ages, (row) => {
    demand++
    sum += scores.scores[row]!
  })
  return { filter, reading, scores, houseRows, demand, mean: demand > 0 ? sum / demand : 0 }
}

/** Calls `each` with the home of every person of some ages, in the whole county: who lives in no house on file asks for no place. */
function eachHome({ people }: Columns, houseRows: Int32Array, { from, to }: AccessQuestion['ages'], each: (row: number) => void): void {
  for (let person = 0; person < people.age.length; person++) {
    const [age, home] = [people.age[person]!, people.house[person]!]
    if (age < from || age > to || home === NONE) continue
    const row = houseRows[home]!
    if (row !== NONE) each(row)
  }
}

export function accessReply({ account }: Asker, store: AnalysisStore, { area }: AccessQuestion, scored: Scored): Access {
  const { reading, filter, scores, houseRows, demand, mean } = scored
  const { columns } = reading
  const { people: matched } = match(reading, area, filter, store.scratch())
  const told = (count: number) => disclosed(account, count)
  const brokenDown = isBrokenDown(account, matched.length)
  const scoreOf = (person: number) => {
    const home = columns.people.house[person]!
    const row = home === NONE ? NONE : houseRows[home]!
    return row === NONE ? undefined : scores.scores[row]! * PER
  }
  const all = summary(matched, scoreOf)
  return {
    area,
    filter: formatFilter(filter),
    asOf: columns.asOf,
    exact: account.scope.people,
    facilities: scores.sites.length,
    capacity: scores.sites.reduce((sum, { capacity }) => sum + capacity, 0),
    unknown: scores.sites.filter(({ capacity }) => capacity === 0).length,
    demand: told(demand),
    county: demand > 0 ? mean * PER : null,
    mean: brokenDown ? all.mean : null,
    none: brokenDown ? told(all.none) : null,
    matched: told(matched.length),
    gini: brokenDown ? (giniCoefficient(all.shares) ?? null) : null,
    lorenz: brokenDown ? (lorenzCurve(all.shares, LORENZ_STEPS) ?? null) : null,
    children: columns.areas.get(area)!.children.map(({ code, name }) => {
      const range = rangesOf(columns, code).people
      const rows = matched.subarray(indexFrom(matched, range.from), indexFrom(matched, range.to))
      const part = summary(rows, scoreOf)
      const open = isBrokenDown(account, rows.length)
      return {
        code,
        name,
        matched: told(rows.length),
        mean: open ? part.mean : null,
        gini: open ? (giniCoefficient(part.shares) ?? null) : null,
        none: open ? told(part.none) : null,
      }
    }),
  }
}

/** The class of each house in scope, see ACCESS_BOUNDS. */
export function accessClasses({ reading, scores, houseRows, mean }: Scored): Uint8Array {
  const { from, to } = reading.ranges.houses
  return Uint8Array.from({ length: to - from }, (_, index) => {
    const row = houseRows[from + index]!
    const score = row === NONE ? 0 : scores.scores[row]!
    return score === 0 ? 0 : 1 + ACCESS_BOUNDS.filter((bound) => score >= bound * mean).length
  })
}

function summary(rows: Int32Array, scoreOf: (person: number) => number | undefined) {
  const counts = new Map<number, number>()
  let [people, sum, none] = [0, 0, 0]
  for (const row of rows) {
    const value = scoreOf(row)
    if (value === undefined) continue
    people++
    sum += value
    if (value === 0) none++
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const shares: Share[] = [...counts].map(([value, count]) => ({ value, people: count }))
  return { mean: people > 0 ? sum / people : null, none, shares }
}
