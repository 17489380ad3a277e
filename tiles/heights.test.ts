import { expect, it } from 'vitest'
import type { Relief } from '../geodata/county.types.ts'
import { heightAt, heightPyramid, levelFor } from './heights.ts'
import { NORTH, testRelief, WEST } from './testing.ts'

const plane = (holes: (row: number, column: number) => boolean): Relief => {
  const [width, height] = [90, 70]
  const heights = Float32Array.from({ length: width * height }, (_, index) => {
    const [row, column] = [Math.floor(index / width), index % width]
    return holes(row, column) ? Number.NaN : 100 + 3 * column + 2 * row
  })
  return { west: 110, north: 30, step: 0.001, width, height, heights }
}

it('keeps the samples of the relief', () => {
  const relief = testRelief()
  const { levels } = heightPyramid(relief)
  for (const [column, row] of [
    [0, 0],
    [100, 37],
    [240, 240],
  ] as const)
    // prettier-ignore
    expect(heightAt(levels[0]!, WEST + column * relief.step, NORTH - row * relief.step)).toBeCloseTo(relief.heights[row * relief.width + column]!, 2)
})

it('keeps a plane a plane at every level', () => {
  const { levels } = heightPyramid(plane(() => false))
  for (const level of levels.slice(0, 4)) expect(heightAt(level, 110.04, 29.96)).toBeCloseTo(100 + 3 * 40 + 2 * 40, 1)
})

it('fills voids from what lies around them', () => {
  const { levels } = heightPyramid(plane((row, column) => Math.hypot(row - 35, column - 45) < 9))
  expect(levels[0]!.heights.some(Number.isNaN)).toBe(false)
  expect(Math.abs(heightAt(levels[0]!, 110.045, 29.965) - (100 + 3 * 45 + 2 * 35))).toBeLessThan(20)
})

it('refuses a relief of nothing but voids, or one that lies elsewhere', () => {
  expect(() => heightPyramid(plane(() => true))).toThrow(RangeError)
  expect(() =>
    heightPyramid(
      plane(() => false),
      { west: 10, south: 10, east: 11, north: 11 },
    ),
  ).toThrow(RangeError)
})

it('takes a level that does not alias', () => {
  const pyramid = heightPyramid(testRelief())
  for (const spacing of [0.0001, 0.001, 0.005, 0.02]) {
    const level = pyramid.levels[levelFor(pyramid, spacing)]!
    expect(level.step).toBeLessThanOrEqual(Math.max(spacing, pyramid.levels[0]!.step) * 1.001)
    expect(level.step * 2.01).toBeGreaterThan(Math.min(spacing, pyramid.levels.at(-1)!.step))
  }
})
