import type { AllocationProblem } from './problem.ts'

/** What trying every set of sites finds. */
export interface BruteForce {
  /** best value, NaN when no set keeps the rules */
  value: number
  /** every set that reaches it, each as 1 per open site */
  plans: Uint8Array[]
}

/** Tries all 2^candidates sets of sites, in the words of the rules: the measure the solver is tested by. For small problems. */
export function bruteForce(problem: AllocationProblem): BruteForce {
  const best: BruteForce = { value: NaN, plans: [] }
  for (let set = 0; set < 2 ** problem.candidates; set++) {
    const open = Uint8Array.from({ length: problem.candidates }, (_, site) => (set >> site) & 1)
    if (!allowed(problem, open)) continue
    const value = planValue(problem, open)
    if (value === Infinity) continue
    const better = problem.objective.kind === 'covering' ? value > best.value + 1e-9 : value < best.value - 1e-9
    if (Number.isNaN(best.value) || better) Object.assign(best, { value, plans: [open] })
    else if (Math.abs(value - best.value) <= 1e-9) best.plans.push(open)
  }
  return best
}

/** Whether these sites keep every rule. */
export function allowed({ rules, candidates }: AllocationProblem, open: Uint8Array): boolean {
  const sites = [...open.keys()].filter((site) => open[site])
  if (sites.some((site) => rules.barred?.[site])) return false
  if (rules.locked?.some((locked, site) => locked && !open[site])) return false
  if (sites.length > (rules.open ?? candidates)) return false
  if (sites.filter((site) => !rules.existing?.[site]).length > (rules.added ?? candidates)) return false
  if (sites.reduce((sum, site) => sum + (rules.cost?.[site] ?? 0), 0) > (rules.budget ?? Infinity) + 1e-9) return false
  for (let group = 0; group < (rules.groups ?? 0); group++) if (!sites.some((site) => rules.group![site] === group)) return false
  return true
}

/** Value of having exactly these sites open; Infinity where someone who must be served is not. */
export function planValue({ weights, distances, candidates, objective, rules }: AllocationProblem, open: Uint8Array): number {
  const nearest = Array.from(weights, (_, demand) =>
    open.reduce((least, isOpen, site) => (isOpen ? Math.min(least, distances[demand * candidates + site]!) : least), Infinity),
  )
  const sum = (of: (demand: number) => number) => nearest.reduce((total, _, demand) => total + (weights[demand]! > 0 ? of(demand) : 0), 0)
  switch (objective.kind) {
    case 'median':
      return sum((demand) => weights[demand]! * Math.min(nearest[demand]!, objective.unservedDistance ?? Infinity))
    case 'covering':
      return sum((demand) => (nearest[demand]! <= objective.radius ? weights[demand]! : 0))
    case 'centre':
      return nearest.reduce((most, distance, demand) => (weights[demand]! > 0 ? Math.max(most, distance) : most), 0)
    case 'setCover': {
      const covered = sum((demand) => (nearest[demand]! <= objective.radius ? weights[demand]! : 0))
      const enough = covered >= (objective.share ?? 1) * sum((demand) => weights[demand]!) - 1e-9
      return enough ? open.reduce((cost, isOpen, site) => cost + (isOpen ? (rules.cost?.[site] ?? 1) : 0), 0) : Infinity
    }
    case 'capacitatedMedian': {
      const rows = [...weights.keys()].filter((demand) => weights[demand]! > 0)
      // Whole capacities and weights: a divided demand never gains from going elsewhere than in units of 1.
      const loads = rows.flatMap((demand) =>
        objective.undivided
          ? [{ demand, amount: weights[demand]! }]
          : Array.from({ length: weights[demand]! }, () => ({ demand, amount: 1 })),
      )
      const room = Array.from(objective.capacity, (capacity, site) => (open[site] ? capacity : 0))
      return cheapestLoading(loads, room, (demand, site) => distances[demand * candidates + site]!, new Map())
    }
  }
}

function cheapestLoading(
  loads: readonly { demand: number; amount: number }[],
  room: readonly number[],
  distanceOf: (demand: number, site: number) => number,
  known: Map<string, number>,
): number {
  const [first, ...rest] = loads
  if (!first) return 0
  const key = `${loads.length}:${room.join(',')}`
  const before = known.get(key)
  if (before !== undefined) return before
  let best = Infinity
  room.forEach((left, site) => {
    if (left < first.amount || distanceOf(first.demand, site) === Infinity) return
    const then = room.map((amount, other) => (other === site ? amount - first.amount : amount))
    best = Math.min(best, first.amount * distanceOf(first.demand, site) + cheapestLoading(rest, then, distanceOf, known))
  })
  known.set(key, best)
  return best
}
