import type { Highs } from 'highs'
import { capacitatedPlan } from './capacitated_plan.ts'
import { cheapestPlan } from './cheapest_plan.ts'
import { centrePlan } from './centre_plan.ts'
import type { Control } from './control.ts'
import { coverPlan } from './cover_plan.ts'
import { coveringTable, medianTable } from './cost_table.ts'
import { freeSites } from './free_sites.ts'
import { loadSolver } from './highs.ts'
import type { Plan } from './incumbent.ts'
import { checkProblem, type AllocationProblem, type AllocationSolution, type Progress, type Shares } from './problem.ts'
import { emptySolution, openSites, solutionOf } from './solution.ts'

export interface SolveOptions {
  /** seconds until the best so far is returned; default: none */
  timeLimit?: number
  /** asked now and then; true ends the solve with the best so far */
  stopped?: () => boolean
  onProgress?: (progress: Progress) => void
}

/**
 * Solves an allocation problem to proven optimality in this thread, or as far as the time allows. Same problem, same
 * answer, unless it was stopped.
 * @throws AllocationError when the problem does not fit together
 */
export async function solveAllocation(problem: AllocationProblem, options: SolveOptions = {}): Promise<AllocationSolution> {
  checkProblem(problem)
  const highs = await loadSolver()
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const asked = valueOf(problem)
  let open: Int32Array = new Int32Array()
  let value = NaN
  const plan = planFor(highs, problem, {
    deadline: started + (options.timeLimit ?? Infinity) * 1000,
    stopped: options.stopped ?? (() => false),
    report: (better, bound) => {
      if (better) {
        open = openSites(better.open)
        value = asked(better.value)
      }
      options.onProgress?.({ open, value, bound: asked(bound), seconds: seconds() })
    },
  })
  if (plan.status === 'infeasible' || plan.status === 'unknown')
    return { ...emptySolution(problem, plan.status), bound: asked(plan.bound), seconds: seconds() }
  const best = { open: openSites(plan.open), value: asked(plan.value), bound: asked(plan.bound), seconds: seconds() }
  return solutionOf(problem, plan.status, best, plan.shares)
}

function planFor(highs: Highs, problem: AllocationProblem, control: Control): Plan & { shares?: Shares } {
  const { rules, candidates, objective } = problem
  const sites = freeSites(rules, candidates)
  if (!sites) return { status: 'infeasible', open: new Uint8Array(candidates), value: Infinity, bound: Infinity }
  switch (objective.kind) {
    case 'median':
      return cheapestPlan(highs, medianTable(problem, objective.unservedDistance), sites, control)
    case 'covering':
      return cheapestPlan(highs, coveringTable(problem, objective.radius), sites, control)
    case 'centre':
      return centrePlan(highs, problem, sites, control)
    case 'setCover':
      return coverPlan(highs, problem, objective.radius, objective.share ?? 1, sites, control)
    case 'capacitatedMedian':
      return capacitatedPlan(highs, problem, objective.capacity, objective.undivided, sites, control)
  }
}

/** What the caller asked for in terms of what is minimised: covering minimises the weight left out. */
function valueOf({ objective, weights }: AllocationProblem): (value: number) => number {
  if (objective.kind !== 'covering') return (value) => value
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (value) => total - value
}
