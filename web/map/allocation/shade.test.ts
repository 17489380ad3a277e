import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REACHED, reachedOf, SHADES } from './shade.ts'

const minutes = fc.option(fc.double({ min: 0, max: 180, noNaN: true }), { nil: null })

test('a village stands as its times say, and what a plan reaches is never left out', () => {
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 5, max: 120 }), (before, after, limit) => {
      const reached = reachedOf({ before, after }, limit)
      expect(reached === 'before').toBe(before !== null && before <= limit)
      expect(reached === 'left').toBe(!(before !== null && before <= limit) && !(after !== null && after <= limit))
    }),
  )
})

test('shades differ in more than colour from what is left out', () => {
  expect(REACHED.filter((reached) => SHADES[reached].hatched)).toEqual(['left'])
  expect(new Set(REACHED.map((reached) => SHADES[reached].color)).size).toBe(REACHED.length)
})
