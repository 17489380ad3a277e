import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { giniCoefficient, lorenzCurve } from './inequality.ts'

const shares = fc.array(fc.record({ value: fc.integer({ min: 0, max: 50 }), people: fc.integer({ min: 0, max: 8 }) }), { maxLength: 30 })

/** Half the mean difference between any two people over the mean, as Gini wrote it. */
function plainGini(all: readonly { value: number; people: number }[]): number | undefined {
  const each = all.flatMap(({ value, people }) => Array<number>(people).fill(value))
  const whole = each.reduce((sum, value) => sum + value, 0)
  if (whole === 0) return undefined
  let differences = 0
  for (const a of each) for (const b of each) differences += Math.abs(a - b)
  return differences / (2 * each.length * whole)
}

test('the coefficient is half the mean difference over the mean', () => {
  fc.assert(
    fc.property(shares, (all) => {
      const plain = plainGini(all)
      const found = giniCoefficient(all)
      if (plain === undefined) expect(found).toBeUndefined()
      else expect(found).toBeCloseTo(plain, 9)
    }),
  )
})

test('the curve rises ever more steeply from 0 to 1, under the line of equal shares, and holds the coefficient', () => {
  fc.assert(
    fc.property(shares, (all) => {
      const curve = lorenzCurve(all, 400)
      if (!curve) {
        expect(giniCoefficient(all)).toBeUndefined()
        return
      }
      expect([curve[0], curve.at(-1), curve.length]).toEqual([0, 1, 401])
      let area = 0
      for (let at = 1; at < curve.length; at++) {
        expect(curve[at]!).toBeLessThanOrEqual(at / 400 + 1e-9)
        if (at > 1) expect(curve[at]! - curve[at - 1]!).toBeGreaterThanOrEqual(curve[at - 1]! - curve[at - 2]! - 1e-9)
        area += (curve[at]! + curve[at - 1]!) / 800
      }
      expect(1 - 2 * area).toBeCloseTo(giniCoefficient(all)!, 2)
    }),
  )
  expect(giniCoefficient([{ value: 3, people: 4 }, { value: 3, people: 1 }])).toBeCloseTo(0) // prettier-ignore
})
