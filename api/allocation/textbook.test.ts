import { describe, expect, it } from 'vitest'
import { scatteredCounty } from './county.testing.ts'
import { loadSolver, optimise } from './highs.ts'
import type { AllocationProblem, Objective, SiteRules } from './problem.ts'
import { solveAllocation } from './solve.ts'
import { textbookProgram } from './textbook.ts'

const county = scatteredCounty(45, 16, 3)
const capacity = Float64Array.from({ length: 16 }, (_, site) => 600 + 100 * (site % 7))
const objectives: Objective[] = [
  { kind: 'median' },
  { kind: 'median', unservedDistance: 300 },
  { kind: 'covering', radius: 200 },
  { kind: 'centre' },
  { kind: 'setCover', radius: 420 },
  { kind: 'setCover', radius: 200, share: 0.7 },
  { kind: 'capacitatedMedian', capacity: capacity.map((amount) => amount * 2.5), undivided: false },
  { kind: 'capacitatedMedian', capacity: capacity.map((amount) => amount * 2.5), undivided: true },
]
const cost = Float64Array.from({ length: 16 }, (_, site) => 20 + ((site * 37) % 50))
const group = Int32Array.from({ length: 16 }, (_, site) => site % 4)
const existing = Uint8Array.from({ length: 16 }, (_, site) => (site % 5 === 0 ? 1 : 0))
const rules: Record<string, SiteRules> = {
  'a number of sites': { open: 6 },
  'a budget': { cost, budget: 260 },
  'one in each group': { open: 7, group, groups: 4 },
  'existing sites and few new ones': { open: 8, existing, locked: existing, added: 3 },
}

describe('agrees with the textbook program where trying all plans would take too long', () => {
  for (const [name, kept] of Object.entries(rules))
    for (const objective of objectives)
      it(`${objective.kind} with ${name}`, async () => {
        const problem: AllocationProblem = { ...county, rules: kept, objective }
        const outcome = optimise(await loadSolver(), textbookProgram(problem), { timeLimit: Infinity, stopped: () => false })
        const solution = await solveAllocation(problem)
        expect(solution.status).toBe(outcome.status)
        if (outcome.status === 'infeasible') return
        const total = county.weights.reduce((sum, weight) => sum + weight, 0)
        expect(solution.value / (objective.kind === 'covering' ? total - outcome.value : outcome.value)).toBeCloseTo(1, 6)
        expect(solution.gap).toBe(0)
      })
})
