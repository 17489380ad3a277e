import { BEYOND } from '../contract/travel.ts'
import type { AllocationQuestion } from '../contract/allocation.ts'
import type { Choice } from './candidates.ts'
import { classesOf } from './covered.ts'
import type { Demand, EntryTimes } from './demand.ts'
import type { AllocationProblem, Objective } from './problem.ts'

/** Minutes counted for whoever gets to no site within three hours. */
const LONGEST = 180

/** A problem with what its numbers stand for: site 0 is what stays as it is, where there is any; then come the candidates. */
export interface Posed {
  readonly problem: AllocationProblem
  /** Mean minutes of each unit to each site. */
  readonly columns: readonly Float64Array[]
  /** 1 where site 0 is what stays as it is. */
  readonly first: 0 | 1
  /** Demand in all that counts. */
  readonly total: number
  /** Units from which no site can be reached within three hours. */
  readonly unreachable: readonly number[]
  /** Name of each group that must have a site. */
  readonly groups: readonly string[]
}

/** Mean minutes of the demand of each unit to a site; Infinity where most of it does not get there within three hours. */
export function unitMinutes(demand: Demand, times: EntryTimes): Float64Array {
  const sum = new Float64Array(demand.units.length)
  const lost = new Float64Array(demand.units.length)
  for (let entry = 0; entry < demand.house.length; entry++) {
    const minutes = times(entry)
    const unit = demand.unit[entry]!
    if (minutes === BEYOND) lost[unit]! += demand.weight[entry]!
    sum[unit]! += demand.weight[entry]! * Math.min(minutes, LONGEST)
  }
  return sum.map((minutes, unit) => {
    const weight = demand.unitWeight[unit]!
    // A thousandth of a minute: means of the same people agree to the last digit whatever the order of adding.
    return lost[unit]! * 2 > weight ? Infinity : Math.round((minutes / weight) * 1000) / 1000
  })
}

/**
 * The question as a problem of the solver.
 * @param columns, times minutes of each unit and of each house to each site: to what stays, if anything does, then to each candidate
 */
export function pose(
  question: AllocationQuestion,
  choice: Choice,
  demand: Demand,
  columns: readonly Float64Array[],
  times: readonly EntryTimes[],
): Posed {
  const { candidates, kept } = choice
  const first = kept ? 1 : 0
  const sites = columns.length
  const units = demand.units.length
  const unreachable = [...demand.units.keys()].filter((unit) => columns.every((minutes) => minutes[unit] === Infinity))
  const covers = question.objective === 'covering' || question.objective === 'setCover'
  const classes = covers ? classesOf(demand, times, question.minutes, kept !== null) : undefined
  const distances = classes?.distances ?? new Float64Array(units * sites)
  if (!classes) columns.forEach((minutes, site) => minutes.forEach((value, unit) => (distances[unit * sites + site] = value)))
  // Where everyone must be served, those whom nobody can serve are told of, not asked for.
  const weights = classes?.weight ?? demand.unitWeight.slice()
  if (question.objective === 'centre' || question.objective === 'capacitated') for (const unit of unreachable) weights[unit] = 0
  const mark = (pick: (candidate: Choice['candidates'][number]) => boolean, ofKept: number) =>
    Uint8Array.from([...(kept ? [ofKept] : []), ...candidates.map((candidate) => Number(pick(candidate)))])
  const costs = Float64Array.from([...(kept ? [kept.cost] : []), ...candidates.map(({ cost }) => cost)])
  const served = new Set(kept?.codes.map((code) => code.slice(0, 9)))
  const groups = question.eachTownship ? choice.townships.filter(({ code }) => !served.has(code)) : []
  const groupOf = (code: string | null) => groups.findIndex((group) => code !== null && code.startsWith(group.code))
  const inArea = kept?.codes.length ?? 0
  const hasCosts = question.budget !== null || question.objective === 'setCover'
  return {
    first,
    columns,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    unreachable,
    groups: groups.map(({ name }) => name),
    problem: {
      weights,
      distances,
      candidates: sites,
      rules: {
        locked: mark(({ locked }) => locked, 1),
        barred: mark(({ barred }) => barred, 0),
        existing: mark(({ existing }) => existing, 1),
        ...(question.added === null ? {} : { added: question.added }),
        ...(question.open === null ? {} : { open: Math.max(0, question.open - (kept ? inArea - 1 : 0)) }),
        ...(hasCosts && costs.some((cost) => cost > 0) ? { cost: costs } : {}),
        ...(question.budget === null ? {} : { cost: costs, budget: question.budget }),
        ...(groups.length > 0
          ? { groups: groups.length, group: Int32Array.from([...(kept ? [-1] : []), ...candidates.map(({ code }) => groupOf(code))]) }
          : {}),
      },
      objective: objectiveOf(question, Float64Array.from([...(kept ? [Infinity] : []), ...candidates.map(({ capacity }) => capacity)])),
    },
  }
}

function objectiveOf({ objective, minutes, share }: AllocationQuestion, capacity: Float64Array): Objective {
  switch (objective) {
    case 'covering':
      return { kind: 'covering', radius: minutes }
    case 'median':
      return { kind: 'median', unservedDistance: LONGEST }
    case 'centre':
      return { kind: 'centre' }
    case 'setCover':
      return { kind: 'setCover', radius: minutes, share }
    case 'capacitated':
      return { kind: 'capacitatedMedian', capacity, undivided: false }
  }
}
