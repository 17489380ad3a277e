import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bruteForce } from './brute_force.testing.ts'
import { clashingConstraints, constraintPrices, constraintsOf, curveOfSites, withOnly } from './constraints.ts'
import { scatteredCounty } from './county.testing.ts'
import type { AllocationProblem } from './problem.ts'
import { capacitatedProblems, objectives, problems } from './problems.testing.ts'
import { solveAllocation } from './solve.ts'

const anything = fc.oneof(fc.constantFrom(...Object.values(objectives)).chain(problems), capacitatedProblems)
const feasible = (problem: AllocationProblem) => bruteForce(problem).plans.length > 0

describe('clashes', () => {
  it('name constraints that cannot be kept together and of which none is idle', () =>
    fc.assert(
      fc.asyncProperty(anything, async (problem) => {
        const clash = await clashingConstraints(problem, solveAllocation)
        expect(clash.length > 0).toBe(!feasible(problem))
        if (clash.length === 0) return
        expect(feasible(withOnly(problem, clash))).toBe(false)
        for (const constraint of clash)
          expect(
            feasible(
              withOnly(
                problem,
                clash.filter((other) => other !== constraint),
              ),
            ),
          ).toBe(true)
      }),
      { numRuns: 200 },
    ))

  it('say which groups two sites cannot reach', async () => {
    const county = scatteredCounty(12, 9, 1)
    const rules = { open: 2, group: Int32Array.from({ length: 9 }, (_, site) => site % 3), groups: 3 }
    const clash = await clashingConstraints({ ...county, rules, objective: { kind: 'median' } }, solveAllocation)
    expect(clash).toEqual([{ kind: 'group', group: 0 }, { kind: 'group', group: 1 }, { kind: 'group', group: 2 }, { kind: 'open' }])
  })
})

it('nothing gets worse by loosening a constraint, and the price is what trying everything says', () =>
  fc.assert(
    fc.asyncProperty(anything, async (problem) => {
      const solution = await solveAllocation(problem)
      if (solution.status !== 'optimal') return
      const prices = await constraintPrices(problem, solution, solveAllocation)
      expect(prices).toHaveLength(new Set(constraintsOf(problem).flatMap(({ kind }) => (kind === 'reach' ? [] : [kind]))).size)
      for (const { gain, kind, value } of prices) {
        expect(gain).toBeGreaterThanOrEqual(-1e-9)
        if (kind !== 'open') continue
        expect(value).toBeCloseTo(bruteForce({ ...problem, rules: { ...problem.rules, open: problem.rules.open! + 1 } }).value, 6)
      }
    }),
    { numRuns: 100 },
  ))

it('the curve of N never rises, and its last step is worth what the price of the count says', async () => {
  const problem: AllocationProblem = { ...scatteredCounty(40, 20, 2), rules: { open: 4 }, objective: { kind: 'median' } }
  const values: number[] = []
  for await (const { solution } of curveOfSites(problem, [1, 2, 3, 4, 5], solveAllocation)) values.push(solution.value)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  const [price] = await constraintPrices(problem, await solveAllocation(problem), solveAllocation)
  expect(price).toMatchObject({ kind: 'open', loosened: 'oneMore', gain: values[3]! - values[4]! })
})
