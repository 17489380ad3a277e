import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowed, bruteForce, planValue } from './brute_force.testing.ts'
import { capacitatedProblems, objectives, problems } from './problems.testing.ts'
import { pmedProblem, readPmed } from './pmed.ts'
import type { AllocationProblem, AllocationSolution } from './problem.ts'
import { solveAllocation } from './solve.ts'

describe('every model finds what trying all sets of sites finds', () => {
  for (const [name, objective] of Object.entries(objectives))
    it(name, () =>
      fc.assert(
        fc.asyncProperty(problems(objective), async (problem) => {
          const solution = await solveAllocation(problem)
          const { value, plans } = bruteForce(problem)
          expect(solution.status).toBe(plans.length > 0 ? 'optimal' : 'infeasible')
          if (plans.length === 0) return
          const open = Uint8Array.from({ length: problem.candidates }, (_, site) => (solution.open.includes(site) ? 1 : 0))
          expect(allowed(problem, open)).toBe(true)
          expect(solution.value).toBeCloseTo(value, 9)
          expect(planValue(problem, open)).toBeCloseTo(value, 9)
          expect(solution.gap).toBe(0)
          expect(await solveAllocation(problem)).toEqual({ ...solution, seconds: expect.any(Number) as number })
        }),
        { numRuns: 200 },
      ),
    )
})

describe('capacities', () => {
  it('finds what trying all sets of sites and all assignments finds', () =>
    fc.assert(
      fc.asyncProperty(capacitatedProblems, async (problem) => {
        const solution = await solveAllocation(problem)
        const { value, plans } = bruteForce(problem)
        expect(solution.status).toBe(plans.length > 0 ? 'optimal' : 'infeasible')
        if (plans.length === 0) return
        const open = Uint8Array.from({ length: problem.candidates }, (_, site) => (solution.open.includes(site) ? 1 : 0))
        expect(allowed(problem, open)).toBe(true)
        expect(solution.value).toBeCloseTo(value, 6)
        expectServed(problem, solution)
      }),
      { numRuns: 200 },
    ))
})

/** Everyone is served in full, nobody over capacity, and that costs what the solution says. */
function expectServed({ weights, distances, candidates, objective }: AllocationProblem, { shares, open, value }: AllocationSolution): void {
  if (objective.kind !== 'capacitatedMedian') return
  const served = new Float64Array(weights.length)
  const load = new Float64Array(candidates)
  let cost = 0
  shares!.demand.forEach((demand, at) => {
    const site = shares!.site[at]!
    const amount = shares!.share[at]! * weights[demand]!
    served[demand]! += shares!.share[at]!
    load[site]! += amount
    cost += amount * distances[demand * candidates + site]!
    expect(open).toContain(site)
    if (objective.undivided) expect(shares!.share[at]).toBe(1)
  })
  weights.forEach((weight, demand) => expect(served[demand]).toBeCloseTo(weight > 0 ? 1 : 0, 6))
  load.forEach((amount, site) => expect(amount).toBeLessThanOrEqual(objective.capacity[site]! + 1e-6))
  expect(cost).toBeCloseTo(value, 6)
}

describe('OR-Library', () => {
  it('pmed1 has its published optimum', async () => {
    const instance = readPmed(readFileSync(new URL('fixtures/pmed1.txt', import.meta.url), 'utf8'))
    const solution = await solveAllocation(pmedProblem(instance))
    expect(solution).toMatchObject({ status: 'optimal', value: 5819, bound: 5819, gap: 0 })
    expect(solution.open).toHaveLength(5)
  })
})
