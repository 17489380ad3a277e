import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planValue } from './brute_force.testing.ts'
import { leftOut, nextSites, siteGains } from './explain.ts'
import type { AllocationProblem } from './problem.ts'
import { objectives, problems } from './problems.testing.ts'
import { solveAllocation } from './solve.ts'

const asked = fc.constantFrom(objectives['median with an unserved distance']!, objectives['covering']!, objectives['centre']!)

/** What a plan loses by becoming another one, as a number to make smaller. */
const loss = (problem: AllocationProblem, before: Uint8Array, after: Uint8Array): number => {
  const rise = planValue(problem, after) - planValue(problem, before)
  return problem.objective.kind === 'covering' ? -rise : rise
}

const sets = ({ candidates }: AllocationProblem, open: Int32Array) =>
  Uint8Array.from({ length: candidates }, (_, site) => (open.includes(site) ? 1 : 0))

describe('explanations say what changing the plan by hand would', () => {
  const solved = (law: (problem: AllocationProblem, solution: Awaited<ReturnType<typeof solveAllocation>>, open: Uint8Array) => void) =>
    fc.assert(
      fc.asyncProperty(asked.chain(problems), async (problem) => {
        const solution = await solveAllocation(problem)
        if (solution.status === 'optimal') law(problem, solution, sets(problem, solution.open))
      }),
      { numRuns: 200 },
    )

  it('a site gains what closing it would lose, and serves whom it is nearest to', () =>
    solved((problem, solution, open) => {
      const gains = siteGains(problem, solution)
      expect(gains.map(({ site }) => site)).toEqual([...solution.open])
      for (const { site, gain, weight } of gains) {
        const without = loss(problem, open, open.with(site, 0))
        expect(gain).toBeCloseTo(without, 9)
        expect(weight).toBeCloseTo(
          problem.weights.reduce((sum, amount, demand) => sum + (solution.serving[demand] === site ? amount : 0), 0),
          9,
        )
      }
    }))

  it('the next site gains what opening it would, the best one first', () =>
    solved((problem, solution, open) => {
      const next = nextSites(problem, solution)
      for (const { site, gain } of next) expect(gain).toBeCloseTo(-loss(problem, open, open.with(site, 1)), 9)
      expect(next.map(({ gain }) => gain)).toEqual(next.map(({ gain }) => gain).toSorted((a, b) => b - a))
    }))

  it('who is left out is everyone who counts and is not covered', () =>
    solved((problem, solution) => {
      if (problem.objective.kind !== 'covering') return
      const total = problem.weights.reduce((sum, weight) => sum + weight, 0)
      const missing = leftOut(problem, solution).reduce((sum, { weight }) => sum + weight, 0)
      expect(total - missing).toBeCloseTo(solution.value, 9)
    }))
})

it('says who is farther than a limit, farthest first', async () => {
  const problem: AllocationProblem = {
    weights: Float64Array.of(2, 1, 0, 4),
    distances: Float64Array.of(5, 0, 30, 7),
    candidates: 1,
    rules: {},
    objective: { kind: 'median' },
  }
  const solution = await solveAllocation(problem)
  expect(leftOut(problem, solution, 4)).toEqual([
    { demand: 3, weight: 4, distance: 7 },
    { demand: 0, weight: 2, distance: 5 },
  ])
})
