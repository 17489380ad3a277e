import { expect, test } from 'vitest'
import type { ScenarioOutcome } from '../../api/contract/scenarios.ts'
import { colorOf, fillOf, RAMP, scaleOf, stepsOf } from './fills.ts'

const outcome = (...values: (number | null)[]): ScenarioOutcome => ({
  asOf: '2026-10-31',
  measures: {},
  townships: values.map((people, index) => ({ code: `43082110${index}`, name: '镇', measures: { people } })),
})

test('two outcomes share one scale: the same number has the same colour on both sides', () => {
  const [left, right] = [outcome(0, 50, null), outcome(50, 100)]
  const scale = scaleOf([left, right], 'people')!
  expect(scale).toEqual({ least: 0, most: 100 })
  expect(fillOf(left, 'people', scale).get('430821101')).toBe(fillOf(right, 'people', scale).get('430821100'))
  expect([...fillOf(left, 'people', scale).keys()]).toEqual(['430821100', '430821101'])
  expect([colorOf(scale, 0), colorOf(scale, 100)]).toEqual([RAMP[0], RAMP.at(-1)])
})

test('steps cover the scale without gaps, and nothing told has none', () => {
  const steps = stepsOf({ least: 10, most: 60 })
  expect(steps.map(({ from, to }) => [from, to])).toEqual([[10, 20], [20, 30], [30, 40], [40, 50], [50, 60]]) // prettier-ignore
  expect(scaleOf([outcome(null)], 'people')).toBeUndefined()
  expect(colorOf({ least: 7, most: 7 }, 7)).toBe(RAMP[2])
})
