import type { Allocation, AllocationQuestion } from '../contract/allocation.ts'
import { clashingConstraints, constraintPrices, type Solve } from './constraints.ts'
import type { Posed } from './pose.ts'
import type { AllocationProblem, AllocationSolution } from './problem.ts'
import type { Teller } from './tell.ts'

/** Points of the curve before and after the plan's own number of sites. */
const BEFORE = 6
const AFTER = 4

/** How many sites are decided on: new ones, or all. */
const countOf = ({ rules }: AllocationProblem, open: Int32Array, by: 'added' | 'open'): number =>
  by === 'open' ? open.length : open.reduce((sum, site) => sum + (rules.existing?.[site] ? 0 : 1), 0)

/** The best plan for each number of sites around the plan's own. Of a set cover: how much so many sites can cover. */
export async function* curveOf(
  question: AllocationQuestion,
  { problem, first }: Posed,
  solution: AllocationSolution,
  solve: Solve,
  teller: Teller,
): AsyncGenerator<Allocation['curve'][number] & { of: number }> {
  const by = question.added === null && question.open !== null ? 'open' : 'added'
  const own = countOf(problem, solution.open, by)
  const most = by === 'open' ? problem.candidates : problem.candidates - first
  const { objective } = problem
  const counted: AllocationProblem =
    objective.kind === 'setCover' ? { ...problem, objective: { kind: 'covering', radius: objective.radius } } : problem
  const counts: number[] = []
  for (let count = Math.max(0, own - BEFORE); count <= Math.min(most, own + AFTER); count++) counts.push(count)
  for (const count of counts) {
    const asOwn = count === own && objective.kind !== 'setCover'
    const best = asOwn ? solution : await solve({ ...counted, rules: { ...counted.rules, [by]: count } })
    const value = objective.kind === 'setCover' ? teller.gain(best.value) : teller.value(best.value)
    // The numbers of sites that a reader counts: without what stands as it is.
    const shown = by === 'open' ? count + (question.open ?? 0) - (problem.rules.open ?? 0) : count
    yield { count: shown, value, gap: Number.isFinite(best.gap) ? Math.round(best.gap * 1e6) / 1e6 : null, of: counts.length }
  }
}

/** What each rule costs, as told. */
export async function pricesOf(
  { problem }: Posed,
  lockedByAsker: boolean,
  solution: AllocationSolution,
  solve: Solve,
  teller: Teller,
): Promise<Allocation['prices']> {
  const prices = await constraintPrices(problem, solution, solve)
  return prices
    .filter(({ kind }) => kind !== 'locked' || lockedByAsker)
    .map(({ kind, loosened, value, gain }) => ({
      kind,
      loosened,
      value: teller.value(value),
      gain:
        problem.objective.kind === 'setCover'
          ? Number.isFinite(gain)
            ? Math.round(gain * 100) / 100
            : null
          : teller.gain(Math.max(0, gain)),
    }))
}

/** Rules that cannot be kept together. */
export async function clashOf({ problem, groups }: Posed, solve: Solve): Promise<Allocation['clash']> {
  const clash = await clashingConstraints(problem, solve)
  return clash.map((constraint) => ({ kind: constraint.kind, name: constraint.kind === 'group' ? groups[constraint.group]! : null }))
}
