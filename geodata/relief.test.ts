import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relief } from './county.types.ts'
import { coversPosition, sampleRelief, slopeAt } from './relief.ts'
import { decodeStrip, encodeStrip, ReliefHeightError } from './relief.store.ts'

const height = fc.oneof(
  fc.integer({ min: -32760, max: 32760 }).map((decimeters) => Math.fround(decimeters / 10)),
  fc.constant(Number.NaN),
)

test('a strip gives back its heights, voids too', () =>
  fc.assert(
    fc.asyncProperty(fc.array(height, { minLength: 1, maxLength: 400 }), async (heights) => {
      const into = new Float32Array(heights.length + 3)
      await decodeStrip(await encodeStrip(Float32Array.from(heights)), into, 2)
      expect(into.subarray(2, 2 + heights.length)).toEqual(Float32Array.from(heights))
    }),
  ))

test('heights beyond the range are refused, a strip that does not fit too', async () => {
  await expect(encodeStrip(Float32Array.of(0, 8848))).rejects.toThrow(ReliefHeightError)
  await expect(encodeStrip(Float32Array.of(1, 2, 3)).then((strip) => decodeStrip(strip, new Float32Array(2), 0))).rejects.toThrow(
    RangeError,
  )
})

/** A plane rising 0.1 m a metre eastwards. */
function plane(): Relief {
  const relief = { west: 111, north: 29.5, step: 1 / 3600, width: 40, height: 30, heights: new Float32Array(1200) }
  const cell = (111_320 * Math.cos((29.5 * Math.PI) / 180)) / 3600
  relief.heights.forEach((_, sample) => (relief.heights[sample] = (sample % 40) * cell * 0.1))
  return relief
}

test('samples lie on the plane, slopes are its slope', () => {
  const relief = plane()
  expect(sampleRelief(relief, 111 + 10.5 / 3600, 29.5 - 7.3 / 3600)).toBeCloseTo((relief.heights[10]! + relief.heights[11]!) / 2, 3)
  expect(slopeAt(relief, 111.005, 29.496)).toBeCloseTo((Math.atan(0.1) * 180) / Math.PI, 1)
  expect(coversPosition(relief, 111.005, 29.496)).toBe(true)
  expect(coversPosition(relief, 110.99, 29.496)).toBe(false)
})

test('a void makes its surroundings void', () => {
  const relief = plane()
  relief.heights[10 * 40 + 10] = Number.NaN
  expect(sampleRelief(relief, 111 + 10.4 / 3600, 29.5 - 10.4 / 3600)).toBeNaN()
  expect(sampleRelief(relief, 111 + 12.4 / 3600, 29.5 - 10.4 / 3600)).not.toBeNaN()
})
