import type { AllocationProblem } from './problem.ts'

/**
 * Villages scattered over a county of 70 × 60 km and candidate sites among them: walking minutes with detours that differ by
 * pair, weights of a few large and many small places. Same seed, same county.
 */
export function scatteredCounty(
  demands: number,
  candidates: number,
  seed: number,
): Pick<AllocationProblem, 'weights' | 'distances' | 'candidates'> {
  const random = lehmer(seed)
  const places = Array.from({ length: Math.max(demands, candidates) }, () => ({ east: random() * 70, north: random() * 60 }))
  const weights = Float64Array.from({ length: demands }, () => Math.ceil(20 + 300 * random() ** 3))
  const distances = new Float64Array(demands * candidates)
  for (let demand = 0; demand < demands; demand++)
    for (let site = 0; site < candidates; site++) {
      const from = places[demand]!
      const to = places[site]!
      const kilometres = Math.hypot(from.east - to.east, from.north - to.north)
      distances[demand * candidates + site] = Math.round((kilometres / 4.5) * 60 * (1.15 + 0.5 * random()) * 10) / 10
    }
  return { weights, distances, candidates }
}

/** Numbers in (0, 1) of Park & Miller's generator (CACM 31 (1988) 1192). */
function lehmer(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2147483647
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}
