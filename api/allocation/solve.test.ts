import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowed, bruteForce, planValue } from './brute_force.testing.ts'
import { pmedProblem, readPmed } from './pmed.ts'
import type { AllocationProblem, AllocationSolution, Objective, SiteRules } from './problem.ts'
import { solveAllocation } from './solve.ts'

const distance = fc.oneof({ weight: 9, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.constant(Infinity) })

const arrayOf = (length: number) => ({ minLength: length, maxLength: length })

function rulesOf(candidates: number): fc.Arbitrary<SiteRules> {
  const few = fc.uint8Array({ ...arrayOf(candidates), max: 6 }).map((values) => values.map((value) => (value === 6 ? 1 : 0)))
  return fc
    .record(
      {
        locked: few,
        barred: few,
        existing: few,
        open: fc.integer({ min: 0, max: candidates + 1 }),
        added: fc.nat(candidates),
        money: fc.record({
          cost: fc.array(fc.nat(9), arrayOf(candidates)),
          budget: fc.nat(9 * candidates),
        }),
        groups: fc.record({
          count: fc.integer({ min: 1, max: 3 }),
          of: fc.array(fc.integer({ min: -1, max: 2 }), arrayOf(candidates)),
        }),
      },
      { requiredKeys: [] },
    )
    .map(({ money, groups, ...rules }) => ({
      ...rules,
      ...(money && { cost: Float64Array.from(money.cost, (cost) => cost / 10), budget: money.budget / 10 }),
      ...(groups && { groups: groups.count, group: Int32Array.from(groups.of, (group) => Math.min(group, groups.count - 1)) }),
    }))
}

function problems(objective: fc.Arbitrary<Objective>): fc.Arbitrary<AllocationProblem> {
  return fc.tuple(fc.nat(7), fc.nat(6), fc.constantFrom(1, 0.37)).chain(([demands, candidates, unit]) =>
    fc
      .tuple(fc.array(fc.nat(5), arrayOf(demands)), fc.array(distance, arrayOf(demands * candidates)), rulesOf(candidates), objective)
      .map(([weights, distances, rules, objective]) => ({
        weights: Float64Array.from(weights, (weight) => weight * unit),
        distances: Float64Array.from(distances),
        candidates,
        rules,
        objective,
      })),
  )
}

const objectives: Record<string, fc.Arbitrary<Objective>> = {
  median: fc.constant<Objective>({ kind: 'median' }),
  'median with an unserved distance': fc.nat(12).map((unservedDistance) => ({ kind: 'median', unservedDistance })),
  covering: fc.nat(12).map((radius) => ({ kind: 'covering', radius })),
  centre: fc.constant<Objective>({ kind: 'centre' }),
  'set cover': fc.nat(12).map((radius) => ({ kind: 'setCover', radius })),
  'set cover of a share': fc.record({ kind: fc.constant('setCover' as const), radius: fc.nat(12), share: fc.constantFrom(0, 0.5, 0.9, 1) }),
}

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
  const capacitated = problems(fc.constant<Objective>({ kind: 'median' })).chain((problem) =>
    fc
      .record({ capacity: fc.array(fc.oneof(fc.nat(12), fc.constant(Infinity)), arrayOf(problem.candidates)), undivided: fc.boolean() })
      .map(({ capacity, undivided }): AllocationProblem => ({
        ...problem,
        weights: problem.weights.map(Math.ceil),
        objective: { kind: 'capacitatedMedian', capacity: Float64Array.from(capacity), undivided },
      })),
  )
  it('finds what trying all sets of sites and all assignments finds', () =>
    fc.assert(
      fc.asyncProperty(capacitated, async (problem) => {
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
