import fc from 'fast-check'
import type { AllocationProblem, Objective, SiteRules } from './problem.ts'

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

/** Small problems of one objective with every mix of rules: infeasible, empty and degenerate ones among them. */
export function problems(objective: fc.Arbitrary<Objective>): fc.Arbitrary<AllocationProblem> {
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

/** Every objective without capacities. */
export const objectives: Record<string, fc.Arbitrary<Objective>> = {
  median: fc.constant<Objective>({ kind: 'median' }),
  'median with an unserved distance': fc.nat(12).map((unservedDistance) => ({ kind: 'median', unservedDistance })),
  covering: fc.nat(12).map((radius) => ({ kind: 'covering', radius })),
  centre: fc.constant<Objective>({ kind: 'centre' }),
  'set cover': fc.nat(12).map((radius) => ({ kind: 'setCover', radius })),
  'set cover of a share': fc.record({ kind: fc.constant('setCover' as const), radius: fc.nat(12), share: fc.constantFrom(0, 0.5, 0.9, 1) }),
}

/** Small problems with capacities; weights are whole numbers. */
export const capacitatedProblems: fc.Arbitrary<AllocationProblem> = problems(fc.constant({ kind: 'median' })).chain((problem) =>
  fc
    .record({ capacity: fc.array(fc.oneof(fc.nat(12), fc.constant(Infinity)), arrayOf(problem.candidates)), undivided: fc.boolean() })
    .map(({ capacity, undivided }) => ({
      ...problem,
      weights: problem.weights.map(Math.ceil),
      objective: { kind: 'capacitatedMedian', capacity: Float64Array.from(capacity), undivided },
    })),
)
