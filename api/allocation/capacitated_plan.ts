import type { Highs } from 'highs'
import { assign, rowsOf, type Assignment } from './assignment.ts'
import { branchAndBound } from './branch_and_bound.ts'
import { capacitatedTable, withRoomForAll, type CapacitatedTable } from './capacity.ts'
import { CapacitatedPart } from './capacitated_part.ts'
import { mustStop, secondsLeft, type Control } from './control.ts'
import { isWhole } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { Incumbent, type Plan, type PlanCost } from './incumbent.ts'
import type { AllocationProblem, Shares } from './problem.ts'
import { TablePart } from './table_part.ts'

/**
 * The capacitated p-median, proven: as for a cost table, with knapsacks in the bound (Christofides & Beasley, EJOR 12
 * (1983) 19) and each plan's cost found by HiGHS as a transportation or generalised assignment problem.
 */
export function capacitatedPlan(
  highs: Highs,
  problem: AllocationProblem,
  capacity: Float64Array,
  undivided: boolean,
  rules: FreeSites,
  control: Control,
): Plan & { shares: Shares } {
  const capacitated = capacitatedTable(problem, capacity, undivided)
  /** plans whose cost was found exactly: they cannot get better */
  const known = new Set<string>()
  let best: Assignment | undefined
  let doubt = false
  const limits = { timeLimit: () => secondsLeft(control), stopped: () => mustStop(control) }
  const cost: PlanCost = (open, below, exactly) => {
    const key = open.join('')
    if (known.has(key)) return Infinity
    const assignment = assign(highs, capacitated, open, below, exactly, limits)
    if (exactly || (assignment === undefined && !undivided)) known.add(key)
    // Out of time: whether this plan is better stays open, so nothing can be proven any more.
    if (assignment === 'stopped') doubt ||= exactly
    if (typeof assignment !== 'object') return Infinity
    best = assignment
    return assignment.cost
  }
  const incumbent = new Incumbent(capacitated.table, control, cost, undivided && isWhole(capacitated.table))
  const sites = hasRoom(capacitated, rules) ? withRoomForAll(capacitated, rules) : undefined
  const whole = sites && CapacitatedPart.whole(capacitated, sites)
  // A first plan by distances alone, with room for all.
  const near = sites && TablePart.whole(capacitated.table, sites)?.improve(new Uint8Array(problem.candidates), () => mustStop(control))
  if (near) incumbent.offer(near, sites)
  const end = whole ? branchAndBound(whole, incumbent, control) : 'proven'
  const plan = incumbent.plan(end === 'proven' && !doubt)
  return { ...plan, shares: sharesOf(problem, capacitated, best) }
}

/** Whether the largest sites that may be open hold everyone: what a bound finds out only after very long. */
function hasRoom({ weight, capacity }: CapacitatedTable, { opened, free, atMost }: FreeSites): boolean {
  const total = weight.reduce((sum, amount) => sum + amount, 0)
  const room = capacity.reduce((sum, amount, site) => sum + (opened[site] ? amount : 0), 0)
  const largest = capacity.filter((_, site) => free[site] === 1).toSorted((a, b) => b - a)
  return largest.subarray(0, atMost).reduce((sum, amount) => sum + amount, room) >= total * (1 - 1e-9)
}

function sharesOf({ weights }: AllocationProblem, { table }: CapacitatedTable, best: Assignment | undefined): Shares {
  const demandOf = Int32Array.from(weights.keys()).filter((demand) => weights[demand]! > 0)
  const rowOf = rowsOf(table.starts)
  const entries = best?.entries ?? new Int32Array()
  return {
    demand: entries.map((entry) => demandOf[rowOf(entry)]!),
    site: entries.map((entry) => table.sites[entry]!),
    share: best?.shares ?? new Float64Array(),
  }
}
