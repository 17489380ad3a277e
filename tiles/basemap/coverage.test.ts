import { expect, it } from 'vitest'
import { clearCoverage, coverLine, coverPolygon, createCoverage } from './coverage.ts'

const SIZE = 64
const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0)
const square = (x: number, y: number, side: number) => [x, y, x + side, y, x + side, y + side, x, y + side]

it('covers as much as a polygon is large, wherever it lies', () => {
  for (const [x, y, side] of [
    [10, 10, 8],
    [10.3, 20.7, 5.25],
    [3.5, 40.1, 0.4],
  ] as const) {
    // prettier-ignore
    const coverage = createCoverage(SIZE)
    coverPolygon(coverage, [square(x, y, side)])
    expect(total(coverage.values)).toBeCloseTo(side * side, 3)
  }
  const triangle = createCoverage(SIZE)
  coverPolygon(triangle, [[5, 5, 45.5, 12.25, 20, 50]])
  expect(total(triangle.values)).toBeCloseTo((40.5 * 45 - 15 * 7.25) / 2, 2)
})

it('leaves holes open', () => {
  const coverage = createCoverage(SIZE)
  coverPolygon(coverage, [square(10, 10, 20), square(15, 15, 5).toReversed().flatMap((_, at, ring) => (at % 2 ? [] : [ring[at + 1]!, ring[at]!]))]) // prettier-ignore
  expect(total(coverage.values)).toBeCloseTo(400 - 25, 3)
})

it('cuts polygons at the tile: two halves are the whole', () => {
  const ring = [-20.5, 10.25, 90, 5, 70, 60.75, -10, 50]
  const left = createCoverage(SIZE)
  const right = createCoverage(SIZE)
  const wide = createCoverage(2 * SIZE)
  coverPolygon(left, [ring])
  coverPolygon(right, [ring.map((value, at) => (at % 2 ? value : value - SIZE))])
  coverPolygon(wide, [ring])
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) {
      expect(left.values[row * SIZE + column]).toBeCloseTo(wide.values[row * 2 * SIZE + column]!, 4)
      expect(right.values[row * SIZE + column]).toBeCloseTo(wide.values[row * 2 * SIZE + SIZE + column]!, 4)
    }
})

it('covers as much as a line is long and wide', () => {
  const coverage = createCoverage(SIZE)
  coverLine(coverage, [10, 12, 50, 41], 2)
  expect(total(coverage.values)).toBeCloseTo(Math.hypot(40, 29) * 4 + Math.PI * 4, -0.5)
  clearCoverage(coverage)
  expect(total(coverage.values)).toBe(0)
})

it('does not darken where lines meet', () => {
  const coverage = createCoverage(SIZE)
  coverLine(coverage, [10, 32, 50, 32], 3)
  coverLine(coverage, [30, 10, 30, 50], 3)
  expect(Math.max(...coverage.values)).toBe(1)
})
