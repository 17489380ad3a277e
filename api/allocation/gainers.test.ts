import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BEYOND } from '../contract/travel.ts'
import type { Demand } from './demand.ts'
import { gainersByHouse } from './gainers.ts'

const LIMIT = 30
const house = fc.record({
  unit: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 5 }),
  minutes: fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(BEYOND)), { minLength: 4, maxLength: 4 }),
})

test('who gains by a site gets to it in time and to no other; all of them are as many as closing it would lose', () => {
  fc.assert(
    fc.property(fc.array(house, { maxLength: 20 }), fc.subarray([0, 1, 2, 3], { minLength: 1 }), (houses, sites) => {
      const column = (pick: (of: (typeof houses)[number]) => number) => houses.map(pick)
      const demand = {
        house: Int32Array.from(houses.keys()),
        unit: Int32Array.from(column(({ unit }) => unit)),
        count: Float64Array.from(column(({ count }) => count)),
      } as Demand
      const open = Int32Array.from(sites)
      const within = (some: readonly number[]) =>
        houses.reduce((sum, { count, minutes }) => sum + (some.some((site) => minutes[site]! <= LIMIT) ? count : 0), 0)
      const times = [0, 1, 2, 3].map((site) => (entry: number) => houses[entry]!.minutes[site]!)
      const found = gainersByHouse(demand, times, open, LIMIT)
      for (const site of sites) {
        const gainers = found.get(site) ?? []
        expect(gainers.reduce((sum, { people }) => sum + people, 0)).toBe(within(sites) - within(sites.filter((other) => other !== site)))
        for (const { minutes, without } of gainers) {
          expect(minutes).toBeLessThanOrEqual(LIMIT)
          expect(without).toBeGreaterThan(LIMIT)
        }
      }
    }),
  )
})
