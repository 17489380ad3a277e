import { demandCount, type AllocationProblem, type AllocationSolution, type Progress, type Shares } from './problem.ts'

/**
 * A solution from the best plan known: who is served by whom, and the gap to the bound.
 * @param shares who is served where, where capacities decide that instead of distance
 */
export function solutionOf(problem: AllocationProblem, status: 'optimal' | 'stopped', best: Progress, shares?: Shares): AllocationSolution {
  const gap = status === 'optimal' ? 0 : relativeGap(best.value, best.bound)
  if (problem.objective.kind !== 'capacitatedMedian') return { status, ...best, serving: nearestOpen(problem, best.open), gap }
  return { status, ...best, serving: mostServing(problem, shares), shares, gap }
}

/** The site that serves most of each demand. */
function mostServing(problem: AllocationProblem, shares: Shares | undefined): Int32Array {
  const serving = new Int32Array(demandCount(problem)).fill(-1)
  const most = new Float64Array(demandCount(problem))
  shares?.demand.forEach((demand, at) => {
    if (shares.share[at]! <= most[demand]!) return
    most[demand] = shares.share[at]!
    serving[demand] = shares.site[at]!
  })
  return serving
}

/** A solution without a plan: `infeasible`, or `unknown` where time ran out first. */
export function emptySolution(problem: AllocationProblem, status: 'infeasible' | 'unknown'): AllocationSolution {
  const serving = new Int32Array(demandCount(problem)).fill(-1)
  const bound = problem.objective.kind === 'covering' ? Infinity : -Infinity
  return { status, open: new Int32Array(), serving, value: NaN, bound, gap: Infinity, seconds: 0 }
}

/** |value − bound| / |value|; 0 where they agree to nine digits. */
function relativeGap(value: number, bound: number): number {
  const gap = Math.abs(value - bound)
  return gap <= 1e-9 * Math.abs(value) ? 0 : gap / Math.abs(value)
}

/** Nearest open site of each demand; −1 where none counts (out of reach, outside the radius, past the unserved distance). */
export function nearestOpen({ weights, distances, candidates, objective }: AllocationProblem, open: Int32Array): Int32Array {
  const farthest =
    'radius' in objective ? objective.radius : objective.kind === 'median' ? (objective.unservedDistance ?? Infinity) : Infinity
  return Int32Array.from(weights, (_, demand) => {
    let nearest = -1
    let least = Infinity
    for (const site of open) {
      const distance = distances[demand * candidates + site]!
      if (distance > farthest || distance >= least) continue
      nearest = site
      least = distance
    }
    return nearest
  })
}

/** Indices of the open sites, ascending. */
export function openSites(open: Uint8Array): Int32Array {
  const sites: number[] = []
  open.forEach((isOpen, site) => isOpen && sites.push(site))
  return Int32Array.from(sites)
}
