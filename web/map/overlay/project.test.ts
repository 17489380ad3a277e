import { expect, test } from 'vitest'
import { onItsSide } from './project.ts'

test('what stands on the map is drawn on the side of the dividing line where its layer is', () => {
  const picture = { width: 800 }
  expect([100, 320, 400].map((x) => onItsSide(x, picture, [0, 0.4]))).toEqual([true, true, false])
  expect([100, 320, 400].map((x) => onItsSide(x, picture, [0.4, 1]))).toEqual([false, true, true])
  expect(onItsSide(799, picture, [0, 1])).toBe(true)
})
