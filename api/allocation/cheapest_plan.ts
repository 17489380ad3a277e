import type { Highs } from 'highs'
import { branchAndBound } from './branch_and_bound.ts'
import { mustStop, secondsLeft, type Control } from './control.ts'
import { rowCount, tableCost, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { optimise } from './highs.ts'
import { Incumbent, type Plan } from './incumbent.ts'
import { programStart, radiusProgram, siteProgram, sitesOf } from './radius_program.ts'
import { TablePart } from './table_part.ts'

/**
 * The sites that serve a cost table most cheaply, proven: interchange finds good plans, the Lagrangian relaxation bounds
 * all others, what no better plan can contain is left out and the rest is split until nothing is left. Where splitting
 * makes little headway (coverings that leave almost nobody out), HiGHS takes over.
 */
export function cheapestPlan(highs: Highs, table: CostTable, rules: FreeSites, control: Control): Plan {
  const best = new Incumbent(table, control)
  const whole = TablePart.whole(table, rules)
  if (!whole) return best.plan(true)
  const search = (start: Uint8Array) =>
    best.offer(
      whole.improve(start, () => mustStop(control)),
      rules,
    )
  search(new Uint8Array(table.candidates))
  if (best.value === Infinity) {
    const first = firstPlan(highs, whole, control)
    if (!first) return best.plan(false)
    if (first === 'infeasible') return best.plan(true)
    best.offer(first, rules)
    search(first)
  }
  const end = branchAndBound(whole, best, control, isCovering)
  return best.plan(typeof end === 'string' ? end === 'proven' : solveRest(highs, end.stuck, best, control))
}

/** Whether all entries cost nothing: few rings and few columns, so HiGHS solves it sooner than splitting on would. */
const isCovering = ({ table }: TablePart): boolean => table.costs.every((cost) => cost === 0)

/** Solves a part as a program; true when it is proven that nothing better is in it. */
function solveRest(highs: Highs, { table, sites }: TablePart, best: Incumbent, control: Control): boolean {
  const rest = radiusProgram(table, sites)
  const known = best.open.map((isOpen, site) => (isOpen && sites.free[site] ? 1 : 0))
  const fits = best.open.every((isOpen, site) => isOpen === (known[site] || sites.opened[site])) && tableCost(table, known) < Infinity
  const outcome = optimise(highs, rest.program, {
    timeLimit: secondsLeft(control),
    stopped: control.stopped,
    start: fits ? programStart(rest, known) : undefined,
    onProgress: (values, bound) => {
      if (values) best.offer(sitesOf(rest, values, sites), sites)
      best.raise(bound)
    },
  })
  if (outcome.value < Infinity) best.offer(sitesOf(rest, outcome.values, sites), sites)
  best.raise(outcome.bound)
  return outcome.status !== 'stopped'
}

/** Any plan that keeps the rules and serves who must be served. */
function firstPlan(highs: Highs, { table, sites }: TablePart, control: Control): Uint8Array | 'infeasible' | undefined {
  const rest = siteProgram(sites)
  for (let row = 0; row < rowCount(table); row++) {
    if (table.otherwise[row]! < Infinity) continue
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]!; entry++) rest.program.term(rest.columnOf[table.sites[entry]!]!, 1)
    rest.program.closeRow(1, Infinity)
  }
  const outcome = optimise(highs, rest.program, { timeLimit: secondsLeft(control), stopped: control.stopped })
  if (outcome.status === 'infeasible') return 'infeasible'
  return outcome.value < Infinity ? sitesOf(rest, outcome.values, sites) : undefined
}
