import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadSolver, optimise } from '../allocation/highs.ts'
import { Program } from '../allocation/program.ts'
import { transport, type Transport } from './transport.ts'

interface Plan {
  supply: number[]
  room: number[]
  costs: (number | null)[][]
}
const plans = (suppliers: number, takers: number): fc.Arbitrary<Plan> =>
  fc.record({
    supply: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: suppliers }),
    room: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 0, maxLength: takers }),
    costs: fc.array(
      fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.constant(null)), {
        minLength: takers,
        maxLength: takers,
      }),
      { minLength: suppliers, maxLength: suppliers },
    ),
  })
const asked = ({ supply, room, costs }: Plan): Transport => ({
  supply,
  room,
  cost: (supplier, taker) => costs[supplier]![taker] ?? Infinity,
})

/** More than any plan saves by leaving somebody out. */
const LEFT = 10_000

test('as many as the solver places, at its cost, within every capacity', async () => {
  const highs = await loadSolver()
  await fc.assert(
    fc.asyncProperty(plans(14, 6), async (plan) => {
      const { supply, room, costs } = plan
      const shipments = transport(asked(plan))
      const program = new Program()
      const byTaker = room.map((): number[] => [])
      for (const [supplier, units] of supply.entries()) {
        program.term(program.column(LEFT, 0, Infinity, false), 1)
        for (const taker of room.keys()) {
          const cost = costs[supplier]![taker]
          if (cost === null || cost === undefined) continue
          const column = program.column(cost, 0, Infinity, false)
          program.term(column, 1)
          byTaker[taker]!.push(column)
        }
        program.closeRow(units, units)
      }
      for (const [taker, columns] of byTaker.entries()) {
        if (columns.length === 0) continue
        for (const column of columns) program.term(column, 1)
        program.closeRow(-Infinity, room[taker]!)
      }
      const best = optimise(highs, program, { timeLimit: 10, stopped: () => false })
      const cost = shipments.reduce((sum, { supplier, taker, units }) => sum + units * (taker < 0 ? LEFT : costs[supplier]![taker]!), 0)
      expect(cost).toBeCloseTo(best.value, 6)
      for (const [supplier, units] of supply.entries())
        expect(shipments.filter((one) => one.supplier === supplier).reduce((sum, one) => sum + one.units, 0)).toBe(units)
      for (const [taker, most] of room.entries())
        expect(shipments.filter((one) => one.taker === taker).reduce((sum, one) => sum + one.units, 0)).toBeLessThanOrEqual(most)
      for (const { units } of shipments) expect(units).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

test('the same question has the same plan', () => {
  fc.assert(
    fc.property(plans(20, 5), (plan) => {
      expect(transport(asked(plan))).toEqual(transport(asked(plan)))
    }),
  )
})
