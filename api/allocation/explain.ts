import type { AllocationProblem, AllocationSolution } from './problem.ts'

/** What one open site does for the plan. */
export interface SiteGain {
  site: number
  /** demands it serves, by place in the problem, and their weight */
  serves: Int32Array
  weight: number
  /**
   * What would be lost if it closed and everyone went to the nearest of the others: value of the objective (for set cover
   * the weight no longer covered). Infinity when someone could no longer be reached. With capacities at least this much.
   */
  gain: number
  /** demands for which it is what makes the difference, those who lose most first */
  gainers: Int32Array
}

/** Why here: the gain of each open site, in the order of the solution's sites. */
export function siteGains(problem: AllocationProblem, solution: AllocationSolution): SiteGain[] {
  const { weights } = problem
  const near = nearestTwo(problem, solution.open)
  const worst = farthest(problem, near.distance)
  return Array.from(solution.open, (site) => {
    const serves = Int32Array.from(weights.keys()).filter((demand) => solution.serving[demand] === site && weights[demand]! > 0)
    const losses = new Map<number, number>()
    let left = 0
    weights.forEach((weight, demand) => {
      if (weight === 0) return
      const then = near.site[demand] === site ? near.second[demand]! : near.distance[demand]!
      left = Math.max(left, then)
      const loss = costAt(problem, demand, then) - costAt(problem, demand, near.distance[demand]!)
      if (loss > 0) losses.set(demand, loss)
    })
    const gainers = Int32Array.from([...losses.keys()].sort((a, b) => losses.get(b)! - losses.get(a)! || a - b))
    const gain = problem.objective.kind === 'centre' ? left - worst : [...losses.values()].reduce((sum, loss) => sum + loss, 0)
    return { site, serves, weight: serves.reduce((sum, demand) => sum + weights[demand]!, 0), gain, gainers }
  })
}

/** A site that is closed, and what opening it too would add. */
export interface NextSite {
  site: number
  gain: number
}

/** What one more site would add to the plan as it stands, best first; barred sites left out. */
export function nextSites(problem: AllocationProblem, solution: AllocationSolution): NextSite[] {
  const { weights, distances, candidates, rules, objective } = problem
  const near = nearestTwo(problem, solution.open)
  const worst = farthest(problem, near.distance)
  const isOpen = new Set(solution.open)
  const next: NextSite[] = []
  for (let site = 0; site < candidates; site++) {
    if (isOpen.has(site) || rules.barred?.[site]) continue
    let gain = 0
    let left = 0
    weights.forEach((weight, demand) => {
      if (weight === 0) return
      const then = Math.min(near.distance[demand]!, distances[demand * candidates + site]!)
      left = Math.max(left, then)
      if (then < near.distance[demand]!) gain += costAt(problem, demand, near.distance[demand]!) - costAt(problem, demand, then)
    })
    next.push({ site, gain: objective.kind === 'centre' ? worst - left : gain })
  }
  return next.sort((a, b) => b.gain - a.gain || a.site - b.site)
}

/** A demand that the plan leaves out. */
export interface LeftOut {
  demand: number
  weight: number
  /** to the nearest open site; Infinity when there is none in reach */
  distance: number
}

/**
 * Who is left out and how far: demand that counts and is farther than `beyond` from every open site, farthest first.
 * @param beyond by default the radius of a covering; for medians the unserved distance
 */
export function leftOut(problem: AllocationProblem, solution: AllocationSolution, beyond = ownLimit(problem)): LeftOut[] {
  const near = nearestTwo(problem, solution.open)
  const rows: LeftOut[] = []
  problem.weights.forEach((weight, demand) => {
    const distance = near.distance[demand]!
    if (weight > 0 && (distance > beyond || distance === Infinity)) rows.push({ demand, weight, distance })
  })
  return rows.sort((a, b) => (a.distance === b.distance ? 0 : b.distance - a.distance) || b.weight - a.weight || a.demand - b.demand)
}

function ownLimit({ objective }: AllocationProblem): number {
  if ('radius' in objective) return objective.radius
  return objective.kind === 'median' ? (objective.unservedDistance ?? Infinity) : Infinity
}

/** What a demand at this distance costs the objective. */
function costAt({ weights, objective }: AllocationProblem, demand: number, distance: number): number {
  if ('radius' in objective) return distance <= objective.radius ? 0 : weights[demand]!
  return weights[demand]! * (objective.kind === 'median' ? Math.min(distance, objective.unservedDistance ?? Infinity) : distance)
}

const farthest = ({ weights }: AllocationProblem, distance: Float64Array): number =>
  distance.reduce((most, value, demand) => (weights[demand]! > 0 ? Math.max(most, value) : most), 0)

/** Nearest open site of each demand (−1 for none), its distance, and that of the next one. */
function nearestTwo(
  { distances, candidates, weights }: AllocationProblem,
  open: Int32Array,
): { site: Int32Array; distance: Float64Array; second: Float64Array } {
  const site = new Int32Array(weights.length).fill(-1)
  const distance = new Float64Array(weights.length).fill(Infinity)
  const second = new Float64Array(weights.length).fill(Infinity)
  for (let demand = 0; demand < weights.length; demand++)
    for (const candidate of open) {
      const value = distances[demand * candidates + candidate]!
      if (value < distance[demand]!) {
        second[demand] = distance[demand]!
        distance[demand] = value
        site[demand] = candidate
      } else if (value < second[demand]!) second[demand] = value
    }
  return { site, distance, second }
}
