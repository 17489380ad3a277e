import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STEP_NAMES } from '../../api/contract/progress.ts'
import { currentStep } from './startSteps.ts'

const steps = fc.uniqueArray(
  fc.record({ name: fc.constantFrom(...STEP_NAMES), done: fc.integer({ min: 0, max: 50 }), total: fc.integer({ min: 0, max: 50 }) }),
  { selector: ({ name }) => name },
)

test('progress stays between nothing and all, and all means no step is left', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { step, percent } = currentStep(all)
      expect(percent).toBeGreaterThanOrEqual(0)
      expect(percent).toBeLessThanOrEqual(100)
      expect(all.length > 0 && step === null).toBe(percent === 100)
    }),
  )
})
