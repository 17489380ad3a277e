import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLOATING_METHODS } from '../contract/access.ts'
import { BEYOND } from '../contract/travel.ts'
import { floatingScores, weightsOf } from './floating.ts'
import { textbookScores } from './plain.testing.ts'

const scene = fc.integer({ min: 1, max: 25 }).chain((houses) =>
  fc.record({
    minutes: fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 180 }), fc.constant(BEYOND)), { minLength: houses, maxLength: houses }), {
      minLength: 1,
      maxLength: 6,
    }),
    capacities: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 6, maxLength: 6 }),
    demand: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: houses, maxLength: houses }),
    method: fc.constantFrom(...FLOATING_METHODS),
    catchment: fc.constantFrom(5, 30, 60, 120),
  }),
)

test('scores are those of the textbook’s loops', () => {
  fc.assert(
    fc.property(scene, ({ minutes, capacities, demand, method, catchment }) => {
      const weight = (taken: number) => {
        if (taken > catchment) return 0
        if (method === '2sfca') return 1
        const third = Math.max(taken - 0.5, 0) / catchment
        return third < 1 / 3 ? 1 : third < 2 / 3 ? 0.68 : 0.22
      }
      const catchments = minutes.map((row) => ({ from: 0, minutes: Uint8Array.from(row) }))
      const { scores } = floatingScores(catchments, capacities, Float64Array.from(demand), weightsOf(method, catchment))
      const plain = textbookScores(minutes, capacities, demand, weight)
      for (const [house, score] of plain.entries()) expect(scores[house]).toBeCloseTo(score, 9)
    }),
  )
})

test('all places are shared out: scores times people come to the places of the facilities that somebody reaches', () => {
  fc.assert(
    fc.property(scene, ({ minutes, capacities, demand, catchment }) => {
      const catchments = minutes.map((row) => ({ from: 0, minutes: Uint8Array.from(row) }))
      const { scores, supply } = floatingScores(catchments, capacities, Float64Array.from(demand), weightsOf('2sfca', catchment))
      const given = demand.reduce((sum, people, house) => sum + people * scores[house]!, 0)
      expect(given).toBeCloseTo(
        capacities.slice(0, minutes.length).reduce((sum, places, site) => sum + (supply[site]! > 0 ? places : 0), 0),
        6,
      )
    }),
  )
})
