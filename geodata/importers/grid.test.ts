import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relief } from '../county.types.ts'
import { eachInside, fillVoids, mergeReliefs } from './grid.ts'
import { roundCounty } from './testing.ts'

const size = fc.integer({ min: 2, max: 12 })
const grid = fc.tuple(size, size).chain(([width, height]) =>
  fc
    .array(fc.oneof({ arbitrary: fc.integer({ min: -100, max: 3000 }), weight: 2 }, fc.constant(Number.NaN)), {
      minLength: width * height,
      maxLength: width * height,
    })
    .map((heights): Relief => ({ west: 110, north: 30, step: 0.25, width, height, heights: Float32Array.from(heights) })),
)

test('filling leaves heights alone and invents none beyond them', () => {
  fc.assert(
    fc.property(grid, (relief) => {
      const before = relief.heights.slice()
      const known = [...before].filter((height) => !Number.isNaN(height))
      const filled = fillVoids(relief)
      expect(filled).toBe(known.length === 0 ? 0 : before.length - known.length)
      relief.heights.forEach((height, index) => {
        if (!Number.isNaN(before[index]!)) expect(height).toBe(before[index])
        else if (known.length > 0) {
          expect(height).toBeGreaterThanOrEqual(Math.min(...known) - 0.01)
          expect(height).toBeLessThanOrEqual(Math.max(...known) + 0.01)
        }
      })
    }),
  )
})

test('a grid cut in two that share a column is put together again', () => {
  fc.assert(
    fc.property(grid, fc.double({ min: 0, max: 1, noNaN: true }), (relief, where) => {
      const { width, height, heights } = relief
      fc.pre(width >= 4)
      const cut = 1 + Math.floor(where * (width - 3))
      const part = (from: number, to: number): Relief => ({
        ...relief,
        west: relief.west + from * relief.step,
        width: to - from + 1,
        heights: Float32Array.from(
          { length: (to - from + 1) * height },
          (_, index) => heights[Math.floor(index / (to - from + 1)) * width + from + (index % (to - from + 1))]!,
        ),
      })
      expect(mergeReliefs([part(0, cut), part(cut, width - 1)])).toEqual(relief)
      expect(mergeReliefs([part(cut, width - 1), part(0, cut)])).toEqual(relief)
    }),
  )
})

test('samples inside a polygon with a hole are those a point test finds', () => {
  const [width, height] = [60, 50]
  const relief = {
    west: 110.51,
    north: 29.83,
    step: 0.0171,
    width,
    height,
    heights: Float32Array.from({ length: width * height }, (_, index) => index),
  }
  const county = roundCounty()
  const seen: number[] = []
  eachInside(relief, county, (value) => seen.push(value))
  const expected = [...relief.heights].filter((index) =>
    booleanPointInPolygon([relief.west + (index % width) * relief.step, relief.north - Math.floor(index / width) * relief.step], county),
  )
  expect(seen.sort((a, b) => a - b)).toEqual(expected)
  expect(expected.length).toBeGreaterThan(500)
})
