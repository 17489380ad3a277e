import type { AllocationProblem, AllocationSolution, Objective } from './problem.ts'

/** One thing a plan must keep to, named so that it can be talked about. */
export type Constraint =
  | { kind: 'open' | 'added' | 'budget' | 'locked' | 'barred' }
  /** each group at least one: this group */
  | { kind: 'group'; group: number }
  /** everyone must be served (medians, centre), or the asked share covered (set cover) */
  | { kind: 'reach' }
  /** no site over its capacity */
  | { kind: 'capacity' }

/** Solves a problem somewhere: in this thread or in a pool. */
export type Solve = (problem: AllocationProblem) => Promise<AllocationSolution>

/** Every constraint a problem has, in the order in which one would rather give it up last. */
export function constraintsOf({ rules, objective }: AllocationProblem): Constraint[] {
  const constraints: Constraint[] = []
  for (let group = 0; group < (rules.groups ?? 0); group++) constraints.push({ kind: 'group', group })
  if (rules.barred?.some(Boolean)) constraints.push({ kind: 'barred' })
  if (rules.locked?.some(Boolean)) constraints.push({ kind: 'locked' })
  if (rules.added !== undefined) constraints.push({ kind: 'added' })
  if (objective.kind === 'capacitatedMedian') constraints.push({ kind: 'capacity' })
  if (mustReach(objective)) constraints.push({ kind: 'reach' })
  if (rules.budget !== undefined) constraints.push({ kind: 'budget' })
  if (rules.open !== undefined) constraints.push({ kind: 'open' })
  return constraints
}

/** The problem with only these of its constraints. */
export function withOnly(problem: AllocationProblem, kept: readonly Constraint[]): AllocationProblem {
  const keeps = (kind: Constraint['kind']) => kept.some((constraint) => constraint.kind === kind)
  const { rules, objective } = problem
  const groups = kept.flatMap((constraint) => (constraint.kind === 'group' ? [constraint.group] : []))
  return {
    ...problem,
    rules: {
      ...rules,
      open: keeps('open') ? rules.open : undefined,
      added: keeps('added') ? rules.added : undefined,
      budget: keeps('budget') ? rules.budget : undefined,
      locked: keeps('locked') ? rules.locked : undefined,
      barred: keeps('barred') ? rules.barred : undefined,
      groups: groups.length,
      group: rules.group?.map((group) => groups.indexOf(group)),
    },
    objective: keeps('reach') || !mustReach(objective) ? withoutCapacity(objective, keeps('capacity')) : unreached(objective),
  }
}

/** Whether an objective asks that everyone, or a share of everyone, is served. */
const mustReach = (objective: Objective): boolean =>
  objective.kind === 'median' ? objective.unservedDistance === undefined : objective.kind !== 'covering'

const withoutCapacity = (objective: Objective, keeps: boolean): Objective =>
  objective.kind !== 'capacitatedMedian' || keeps ? objective : { ...objective, capacity: objective.capacity.map(() => Infinity) }

/** Nobody has to be served any more; only whether the rest can be kept still matters. */
const unreached = (objective: Objective): Objective =>
  objective.kind === 'setCover' ? { ...objective, share: 0 } : { kind: 'median', unservedDistance: 0 }

/**
 * Which constraints of an infeasible problem clash: a set that cannot be kept together, though any of it could be given up
 * to make the rest possible (deletion filter; Chinneck & Dravnieks, ORSA J. Comput. 3 (1991) 157). Where a solve runs out
 * of time the constraint at hand is kept in the set.
 * @returns an empty list when the problem is feasible
 */
export async function clashingConstraints(problem: AllocationProblem, solve: Solve): Promise<Constraint[]> {
  const infeasible = async (kept: readonly Constraint[]) => (await solve(feasibility(withOnly(problem, kept)))).status === 'infeasible'
  let kept = constraintsOf(problem)
  if (!(await infeasible(kept))) return []
  // All groups at once first: mostly they have no part in it, and a county has dozens.
  const ungrouped = kept.filter(({ kind }) => kind !== 'group')
  if (ungrouped.length < kept.length && (await infeasible(ungrouped))) kept = ungrouped
  for (const constraint of kept) {
    const rest = kept.filter((other) => other !== constraint)
    if (await infeasible(rest)) kept = rest
  }
  return kept
}

/** The same constraints with nothing left to optimise, so that the first plan found ends the solve. */
function feasibility(problem: AllocationProblem): AllocationProblem {
  const { objective, distances } = problem
  if (objective.kind === 'setCover' && (objective.share ?? 1) < 1) return problem
  const radius = objective.kind === 'setCover' ? objective.radius : Number.MAX_VALUE
  const reach = distances.map((distance) => (distance <= radius ? 0 : Infinity))
  if (objective.kind === 'capacitatedMedian') return { ...problem, distances: reach }
  const unservedDistance =
    objective.kind === 'covering' || (objective.kind === 'median' && objective.unservedDistance !== undefined) ? 0 : undefined
  return { ...problem, distances: reach, objective: { kind: 'median', unservedDistance } }
}

/** What a constraint costs: the best value with it loosened. */
export interface ConstraintPrice {
  /** `group`: all of them together */
  kind: Exclude<Constraint['kind'], 'reach'>
  /** `oneMore` site (counts), a `tenthMore` money, or without it altogether */
  loosened: 'oneMore' | 'tenthMore' | 'dropped'
  /** NaN where no plan was found in time */
  value: number
  bound: number
  /** how much better that is than the solution at hand */
  gain: number
}

/** Solves the problem again with each kind of constraint loosened; whom the plan must reach is what it is for and has no price. */
export async function constraintPrices(problem: AllocationProblem, solution: AllocationSolution, solve: Solve): Promise<ConstraintPrice[]> {
  const all = constraintsOf(problem)
  const prices: ConstraintPrice[] = []
  for (const kind of new Set(all.map((constraint) => constraint.kind))) {
    if (kind === 'reach') continue
    const { loosened, easier } = loosen(problem, kind, all)
    const { value, bound } = await solve(easier)
    const gain = problem.objective.kind === 'covering' ? value - solution.value : solution.value - value
    prices.push({ kind, loosened, value, bound, gain })
  }
  return prices
}

function loosen(
  problem: AllocationProblem,
  kind: Constraint['kind'],
  all: readonly Constraint[],
): Pick<ConstraintPrice, 'loosened'> & { easier: AllocationProblem } {
  const { rules } = problem
  switch (kind) {
    case 'open':
      return { loosened: 'oneMore', easier: { ...problem, rules: { ...rules, open: rules.open! + 1 } } }
    case 'added':
      return { loosened: 'oneMore', easier: { ...problem, rules: { ...rules, added: rules.added! + 1 } } }
    case 'budget':
      return { loosened: 'tenthMore', easier: { ...problem, rules: { ...rules, budget: rules.budget! * 1.1 } } }
    default:
      return {
        loosened: 'dropped',
        easier: withOnly(
          problem,
          all.filter((constraint) => constraint.kind !== kind),
        ),
      }
  }
}

/** One point of the curve of N. */
export interface CurvePoint {
  /** sites allowed */
  count: number
  solution: AllocationSolution
}

/** The best plan for each number of sites, each solved exactly: what the next site would add is the step between two points. */
export async function* curveOfSites(problem: AllocationProblem, counts: Iterable<number>, solve: Solve): AsyncGenerator<CurvePoint> {
  for (const count of counts) yield { count, solution: await solve({ ...problem, rules: { ...problem.rules, open: count } }) }
}
