import type { Highs } from 'highs'
import { mustStop, secondsLeft, type Control } from './control.ts'
import { medianTable, narrow, rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { optimise } from './highs.ts'
import type { Plan } from './incumbent.ts'
import type { AllocationProblem } from './problem.ts'
import { siteProgram, sitesOf } from './radius_program.ts'
import { TablePart } from './table_part.ts'

/**
 * The least farthest distance: the smallest distance of the table at which the sites can cover everyone, found by halving
 * (Minieka, SIAM Review 12 (1970) 138). Of the many plans with that distance it gives one that exchanging single sites
 * cannot bring nearer to people on the whole.
 */
export function centrePlan(highs: Highs, problem: AllocationProblem, sites: FreeSites, control: Control): Plan {
  const everyone = medianTable({ ...problem, weights: problem.weights.map((weight) => (weight > 0 ? 1 : 0)) })
  const shut = new Uint8Array(problem.candidates)
  const usable = (_: number, entry: number) => sites.free[everyone.sites[entry]!] === 1 || sites.opened[everyone.sites[entry]!] === 1
  const table = narrow(everyone, shut, usable)
  const radii = Float64Array.from(new Set([0, ...table.costs])).sort()
  const best: Plan = { status: 'unknown', open: sites.opened, value: Infinity, bound: 0 }
  let low = 0
  let high = radii.length
  for (let row = 0; row < rowCount(table); row++) {
    const nearest = table.starts[row]! < table.starts[row + 1]! ? table.costs[table.starts[row]!]! : Infinity
    low = Math.max(low, placeOf(radii, nearest))
  }
  while (low < high) {
    best.bound = radii[low]!
    control.report?.(undefined, best.bound)
    // The first look is at the largest radius: it tells whether the rules can be kept at all.
    const middle = high === radii.length ? high - 1 : (low + high) >> 1
    const open = coverAll(highs, table, radii[middle]!, sites, control)
    if (open === 'stopped') return best
    if (open === 'infeasible') low = middle + 1
    else {
      Object.assign(best, { open, value: Math.max(0, ...distancesOf(table, open)), status: 'stopped' })
      high = placeOf(radii, best.value)
      control.report?.(best, best.bound)
    }
  }
  if (best.status === 'unknown') return { ...best, status: 'infeasible', bound: Infinity }
  return { ...nearer(problem, sites, best, control), status: 'optimal', bound: best.value }
}

/** Sites (1 per open one) within `radius` of every row, keeping the rules. */
function coverAll(
  highs: Highs,
  table: CostTable,
  radius: number,
  sites: FreeSites,
  control: Control,
): Uint8Array | 'infeasible' | 'stopped' {
  const rest = siteProgram(sites)
  for (let row = 0; row < rowCount(table); row++) {
    const near: number[] = []
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]! && table.costs[entry]! <= radius; entry++)
      near.push(table.sites[entry]!)
    if (near.some((site) => sites.opened[site])) continue
    for (const site of near) rest.program.term(rest.columnOf[site]!, 1)
    rest.program.closeRow(1, Infinity)
  }
  const outcome = optimise(highs, rest.program, { timeLimit: secondsLeft(control), stopped: control.stopped })
  return outcome.status === 'optimal' ? sitesOf(rest, outcome.values, sites) : outcome.status
}

/** Keeps the farthest distance and brings people nearer on the whole. */
function nearer(problem: AllocationProblem, sites: FreeSites, plan: Plan, control: Control): Plan {
  const table = medianTable({ ...problem, distances: problem.distances.map((distance) => (distance <= plan.value ? distance : Infinity)) })
  const improved = TablePart.whole(table, sites)?.improve(plan.open, () => mustStop(control))
  return improved ? { ...plan, open: improved.map((isOpen, site) => (isOpen || sites.opened[site] ? 1 : 0)) } : plan
}

/** Distance of each row to its nearest open site. */
function distancesOf(table: CostTable, open: Uint8Array): Float64Array {
  return Float64Array.from({ length: rowCount(table) }, (_, row) => {
    let entry = table.starts[row]!
    while (entry < table.starts[row + 1]! && !open[table.sites[entry]!]) entry++
    return entry < table.starts[row + 1]! ? table.costs[entry]! : Infinity
  })
}

/** Place of the first entry of an ascending array that is not below the value. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
