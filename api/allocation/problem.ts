/**
 * What is asked: demand (places with people), candidate sites, the distance of each pair, what the chosen sites must keep
 * to, and what is wanted. Plain typed arrays, so a problem crosses to a worker thread as it is.
 */

/** What is wanted of the chosen sites. Distances and radii share one unit (metres, minutes: the caller's). */
export type Objective =
  /** p-median (Hakimi 1964): least Σ weight × distance to the nearest open site. */
  | {
      kind: 'median'
      /** distance counted for demand that no open site reaches; without it everyone must be reached */
      unservedDistance?: number
    }
  /** Maximal covering (Church & ReVelle 1974): most weight within `radius` of an open site. */
  | { kind: 'covering'; radius: number }
  /** Vertex p-centre: least distance of the farthest demand. Weights only say who counts (> 0). */
  | { kind: 'centre' }
  /** Set cover (Toregas 1971): least cost (or fewest sites) so that `share` of the weight lies within `radius`. */
  | { kind: 'setCover'; radius: number; share?: number }
  /** Capacitated p-median: as the median, and no site serves more weight than it holds. */
  | {
      kind: 'capacitatedMedian'
      /** weight each candidate can serve */
      capacity: Float64Array
      /** true: all of one demand goes to one site; false: a demand may be split between sites */
      undivided: boolean
    }

/** What the set of open sites must keep to. Arrays have one entry a candidate; what is left out does not bind. */
export interface SiteRules {
  /** 1: stays open whatever the plan */
  locked?: Uint8Array
  /** 1: may not be opened */
  barred?: Uint8Array
  /** 1: is there already; it may close unless locked, and opening it is nothing new */
  existing?: Uint8Array
  /** at most this many open in all, existing ones included */
  open?: number
  /** at most this many open that do not exist yet */
  added?: number
  /** cost of having each site open, in the unit of `budget` */
  cost?: Float64Array
  budget?: number
  /** group (township) of each candidate, 0 … groups − 1, −1 for none; each group gets at least one open site */
  group?: Int32Array
  groups?: number
}

export interface AllocationProblem {
  /** people, need …: one number ≥ 0 a demand; 0 neither counts nor has to be served */
  weights: Float64Array
  /** distance of demand i to candidate j at [i × candidates + j]; Infinity: cannot be reached */
  distances: Float64Array
  candidates: number
  rules: SiteRules
  objective: Objective
}

/** How far a solve has come: sent while it runs. */
export interface Progress {
  /** candidates of the best plan so far, ascending; empty while there is none */
  open: Int32Array
  /** its objective value; NaN while there is none */
  value: number
  /** no plan can be better than this; −Infinity or Infinity while nothing is known */
  bound: number
  seconds: number
}

/** Triples: which share of a demand a site serves. */
export interface Shares {
  demand: Int32Array
  site: Int32Array
  share: Float64Array
}

export interface AllocationSolution {
  /** `optimal`: proven; `stopped`: best found when time ran out or the caller stopped it; `infeasible`: no plan keeps all rules; `unknown`: stopped before any plan was found */
  status: 'optimal' | 'stopped' | 'infeasible' | 'unknown'
  /** open candidates, ascending */
  open: Int32Array
  /** candidate serving each demand, −1 for none; where demand is divided the one that serves most of it */
  serving: Int32Array
  /** with capacities: who is served where */
  shares?: Shares
  /** Σ weight × distance (medians), weight covered, the farthest distance, or the cost of the sites; NaN without a plan */
  value: number
  /** proven: no plan is better */
  bound: number
  /** |value − bound| / |value|; 0 when proven optimal, Infinity without a plan */
  gap: number
  seconds: number
}

/** A problem or a file that cannot be worked on; the message says what and where. */
export class AllocationError extends Error {
  override name = 'AllocationError'
}

/** Number of demands. */
export const demandCount = (problem: AllocationProblem): number => problem.weights.length

/** @throws AllocationError naming the first array or number that does not fit */
export function checkProblem({ weights, distances, candidates, rules, objective }: AllocationProblem): void {
  const demands = weights.length
  if (!Number.isInteger(candidates) || candidates < 0) throw new AllocationError(`candidates must be a whole number, not ${candidates}`)
  expectLength('distances', distances, demands * candidates)
  weights.forEach((weight, demand) => expectAmount(`weights[${demand}]`, weight))
  distances.forEach((distance, at) => {
    if (!(distance >= 0)) throw new AllocationError(`distances[${at}] must be 0 or more (Infinity where unreachable), not ${distance}`)
  })
  for (const name of ['locked', 'barred', 'existing', 'cost', 'group'] as const)
    if (rules[name]) expectLength(`rules.${name}`, rules[name], candidates)
  rules.cost?.forEach((cost, site) => expectAmount(`rules.cost[${site}]`, cost))
  for (const name of ['open', 'added', 'groups'] as const)
    if (rules[name] !== undefined && !(Number.isInteger(rules[name]) && rules[name] >= 0))
      throw new AllocationError(`rules.${name} must be a whole number of 0 or more, not ${rules[name]}`)
  if (rules.budget !== undefined && !(rules.budget >= 0)) throw new AllocationError(`rules.budget must be 0 or more, not ${rules.budget}`)
  if (rules.budget !== undefined && !rules.cost) throw new AllocationError('rules.budget needs rules.cost')
  if ((rules.groups ?? 0) > 0 && !rules.group) throw new AllocationError('rules.groups needs rules.group')
  rules.group?.forEach((group, site) => {
    if (group < -1 || group >= (rules.groups ?? 0))
      throw new AllocationError(`rules.group[${site}] = ${group} is outside 0 … ${(rules.groups ?? 0) - 1}`)
  })
  if ('radius' in objective && !(objective.radius >= 0)) throw new AllocationError(`radius must be 0 or more, not ${objective.radius}`)
  if (objective.kind === 'median' && objective.unservedDistance !== undefined) expectAmount('unservedDistance', objective.unservedDistance)
  if (objective.kind === 'setCover' && objective.share !== undefined && !(objective.share >= 0 && objective.share <= 1))
    throw new AllocationError(`share must lie between 0 and 1, not ${objective.share}`)
  if (objective.kind === 'capacitatedMedian') {
    expectLength('capacity', objective.capacity, candidates)
    objective.capacity.forEach((capacity, site) => {
      if (!(capacity >= 0)) throw new AllocationError(`capacity[${site}] must be 0 or more, not ${capacity}`)
    })
  }
}

function expectLength(name: string, array: ArrayLike<number>, length: number): void {
  if (array.length !== length) throw new AllocationError(`${name} has ${array.length} entries where ${length} were expected`)
}

function expectAmount(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new AllocationError(`${name} must be a finite number of 0 or more, not ${value}`)
}
