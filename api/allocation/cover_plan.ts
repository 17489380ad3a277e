import type { Highs } from 'highs'
import { secondsLeft, type Control } from './control.ts'
import { coveringTable, rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { optimise } from './highs.ts'
import type { Plan } from './incumbent.ts'
import type { AllocationProblem } from './problem.ts'
import { siteProgram, sitesOf, type SiteProgram } from './radius_program.ts'

/**
 * Fewest or cheapest sites so that `share` of the weight lies within `radius` of one. The value is the cost of all open
 * sites, locked ones included; without costs their number.
 */
export function coverPlan(
  highs: Highs,
  problem: AllocationProblem,
  radius: number,
  share: number,
  sites: FreeSites,
  control: Control,
): Plan {
  const costOf = (site: number) => (problem.rules.cost ? problem.rules.cost[site]! : 1)
  const planCost = (open: Uint8Array) => open.reduce((sum, isOpen, site) => sum + (isOpen ? costOf(site) : 0), 0)
  const table = coveringTable(problem, radius)
  const { program, siteOf, columnOf } = siteProgram(sites)
  siteOf.forEach((site, column) => (program.cost[column] = costOf(site)))
  program.offset = planCost(sites.opened)
  const covered = coverRows(table, sites, columnOf, { program, siteOf }, share)
  const none: Plan = { status: 'infeasible', open: sites.opened, value: Infinity, bound: Infinity }
  if (!covered) return none
  const best: Plan = { ...none, status: 'unknown', bound: -Infinity }
  const offer = (values: Float64Array) => {
    const open = sitesOf({ siteOf }, values, sites)
    const value = planCost(open)
    if (value < best.value) Object.assign(best, { open, value })
  }
  const outcome = optimise(highs, program, {
    timeLimit: secondsLeft(control),
    stopped: control.stopped,
    onProgress: (values, bound) => {
      if (values) offer(values)
      best.bound = Math.min(bound, best.value)
      control.report?.(values ? best : undefined, best.bound)
    },
  })
  if (outcome.status === 'infeasible') return none
  if (outcome.value < Infinity) offer(outcome.values)
  if (outcome.status === 'optimal') return { ...best, status: 'optimal', bound: best.value }
  return { ...best, status: best.value < Infinity ? 'stopped' : 'unknown', bound: Math.min(best.value, outcome.bound) }
}

/** Adds what must be covered; false when some of it cannot be. */
function coverRows(table: CostTable, sites: FreeSites, columnOf: Int32Array, { program }: SiteProgram, share: number): boolean {
  const total = table.otherwise.reduce((sum, weight) => sum + weight, 0)
  const missing: { column: number; weight: number }[] = []
  let lost = 0
  for (let row = 0; row < rowCount(table); row++) {
    const near = table.sites.subarray(table.starts[row], table.starts[row + 1])
    if (near.some((site) => sites.opened[site] === 1)) continue
    const free = near.filter((site) => sites.free[site] === 1)
    if (free.length === 0) {
      lost += table.otherwise[row]!
      continue
    }
    for (const site of free) program.term(columnOf[site]!, 1)
    if (share < 1) {
      const column = program.column(0, 0, 1, false)
      missing.push({ column, weight: table.otherwise[row]! })
      program.term(column, 1)
    }
    program.closeRow(1, Infinity)
  }
  const allowance = (1 - share) * total - lost
  if (allowance < -1e-9 * total) return false
  for (const { column, weight } of missing) program.term(column, weight / total)
  if (missing.length > 0) program.closeRow(-Infinity, Math.max(0, allowance / total))
  return true
}
