import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classesOf, classOf, rangeOf, stepOf } from './classes.ts'

const counts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 400 })

test('classes climb at nice numbers, at most five of them', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const { breaks } = classesOf(given)
      expect(breaks.length).toBeLessThanOrEqual(4)
      expect(breaks).toEqual([...new Set(breaks)].toSorted((a, b) => a - b))
      for (const at of breaks) expect(String(at)).toMatch(/^[125]0*$/)
    }),
  )
})

test('every count lies in the range of its class and in no other', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const classes = classesOf(given)
      for (const count of given) {
        const holding = Array.from({ length: classes.breaks.length + 1 }, (_, index) => index).filter((index) => {
          const { from, to } = rangeOf(classes, index)
          return count >= from && (to === null || count <= to)
        })
        expect(holding).toEqual([classOf(classes, count)])
      }
    }),
  )
})

test('the classes of one map reach from one end of the ramp to the other', () => {
  const classes = classesOf([1, 4, 30, 400, 9000, 30_000])
  const steps = [...classes.breaks, 0].map((_, index) => stepOf(classes, index, 5))
  expect(steps[0]).toBe(0)
  expect(steps.at(-1)).toBe(4)
  expect(classesOf([])).toEqual({ breaks: [] })
})
