import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUDGET_CHANGES, BUDGET_LIMITS, PAID_ITEMS } from '../../api/contract/budget.ts'
import { EMPTY_VIEW, formatView, parseView } from '../url.ts'
import { FIRST_QUESTION, formatQuestion, parseQuestion } from './question.ts'

const question = fc.constantFrom(...BUDGET_CHANGES).chain((change) =>
  fc.record({
    item: fc.constantFrom(...PAID_ITEMS.map(({ code }) => code)),
    change: fc.constant(change),
    value: fc.integer({ min: BUDGET_LIMITS[change][0] * 100, max: BUDGET_LIMITS[change][1] * 100 }).map((cents) => cents / 100),
  }),
)

test('every question stands in the address and is read back from it', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = formatView({ ...EMPTY_VIEW, budget: formatQuestion(asked) })
      expect(parseQuestion(parseView(address).budget)).toEqual({ ...asked, value: asked.value + 0 })
    }),
  )
})

test('whatever an address says, there is a question that the server takes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const { change, value } = parseQuestion(`503;${one};${other}`)
      expect(value).toBeGreaterThanOrEqual(BUDGET_LIMITS[change][0])
      expect(value).toBeLessThanOrEqual(BUDGET_LIMITS[change][1])
    }),
  )
  expect(parseQuestion(null)).toEqual(FIRST_QUESTION)
  expect(parseQuestion('202;double;7')).toEqual(FIRST_QUESTION)
})
