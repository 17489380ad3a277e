import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { askedFilter } from '../analysis/asked.ts'
import { NONE, type Columns } from '../analysis/columns.ts'
import { match } from '../analysis/crossfilter.ts'
import type { IdRows } from '../analysis/id_rows.ts'
import type { Reading } from '../analysis/reading.ts'
import type { Account, Services } from '../context.ts'
import { GROUPS } from '../contract/codes.ts'
import type { Filter } from '../contract/filter.ts'
import type { ReachQuestion, ReachSet } from '../contract/reach.ts'
import { BEYOND, type Alteration } from '../contract/travel.ts'
import { ProblemError, type Language } from '../errors.ts'
import type { NearestTravel, ReachStore } from './reach.store.ts'
import { thoughtOf, type Thought } from './thought.ts'

/** Who asks, in which language, of what. */
export interface Asker {
  readonly account: Account
  readonly language: Language
  readonly services: Pick<Services, 'database'>
}

/** A question with the travel times that answer it. */
export interface Answer {
  readonly filter: Filter
  readonly reading: Reading
  readonly thought: Thought | undefined
  /** As things are, and as altered; the same where nothing is. */
  readonly before: NearestTravel
  readonly after: NearestTravel
  /** Rows of those who match. A view of the scratch: gone with the next filter. */
  readonly people: Int32Array
  /** Minutes of each of them, as altered and as things are; UNPLACED for those who live in no house on file. */
  readonly minutes: Int16Array
  readonly minutesBefore: Int16Array
}
export const UNPLACED = -1

/** @throws ProblemError as the parts of the question do: `out_of_scope`, `invalid_input`, `not_found`, `drawing_…` */
export async function answerOf(store: AnalysisStore, reach: ReachStore, asker: Asker, question: ReachQuestion): Promise<Answer> {
  const { account, language } = asker
  const filter = askedFilter(account, question, language)
  if (!(await store.reading(account.scope)).columns.areas.has(question.area)) throw new ProblemError('not_found')
  const { altered, mode } = question
  const thought = altered && (await thinkOf(reach, asker, altered))
  const before = await reach.nearest({ to: question, mode })
  const after = thought ? await reach.nearest({ to: question, mode, thought }) : before
  const reading = await store.reading(account.scope)
  const { people } = match(reading, question.area, filter, store.scratch())
  const houseRows = rowsOfHouses(reading.columns, after.houseRows)
  const minutes = minutesOf(reading.columns, people, after, houseRows)
  const minutesBefore = thought ? minutesOf(reading.columns, people, before, houseRows) : minutes
  return { filter, reading, thought, before, after, people, minutes, minutesBefore }
}

/** A change as travel takes it, with the water of its flood. @throws as thoughtOf and ReachStore.flooded */
export async function thinkOf(reach: ReachStore, { account, services }: Asker, altered: Alteration): Promise<Thought> {
  const flooded = altered.flood && (await reach.flooded(altered.flood))
  return services.database().scoped(account.scope, (sql) => thoughtOf(sql, altered, flooded))
}

function minutesOf({ people: { house } }: Columns, rows: Int32Array, { houses }: NearestTravel, houseRows: Int32Array): Int16Array {
  const minutes = new Int16Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const home = house[rows[index]!]!
    const start = home === NONE ? NONE : houseRows[home]!
    minutes[index] = start === NONE ? UNPLACED : houses[start]!
  }
  return minutes
}

const kept = new WeakMap<Columns, { ids: IdRows; rows: Int32Array }>()

/** The row of travel times of each house of the columns, or NONE. */
export function rowsOfHouses(columns: Columns, ids: IdRows): Int32Array {
  const known = kept.get(columns)
  if (known?.ids === ids) return known.rows
  const rows = Int32Array.from(columns.houses.id, (id) => ids.find(id))
  kept.set(columns, { ids, rows })
  return rows
}

/** Whether somebody with these minutes belongs to a set. */
export function isIn(set: ReachSet, limit: number, after: number, before: number): boolean {
  if (after === UNPLACED) return false
  if (set === 'within') return after <= limit
  return after > limit && (set === 'beyond' || before <= limit)
}

/** Rows of those who match and belong to a set, ascending. */
export function rowsIn({ people, minutes, minutesBefore }: Answer, set: ReachSet, limit: number): Int32Array {
  return people.filter((_, index) => isIn(set, limit, minutes[index]!, minutesBefore[index]!))
}

/** Rows of the houses in which people live, ascending; those in scope only. */
export function homesOf({ columns, ranges }: Reading, people: Int32Array): Int32Array {
  const { from, to } = ranges.houses
  const found = new Uint8Array(to - from)
  for (const person of people) {
    const home = columns.people.house[person]!
    if (home >= from && home < to) found[home - from] = 1
  }
  const homes: number[] = []
  for (let at = 0; at < found.length; at++) if (found[at]) homes.push(from + at)
  return Int32Array.from(homes)
}

/** How many of some people belong to each special group, in the order of GROUPS. */
export function countGroups({ people: { group } }: Columns, rows: Int32Array): Int32Array {
  const counts = new Int32Array(GROUPS.length)
  for (const row of rows) for (let bits = group[row]!; bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]!++
  return counts
}

/** Minutes beyond the limit of what is followed. */
export const isStranded = (minutes: number): boolean => minutes === BEYOND
