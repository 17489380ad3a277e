import { expect, it } from 'vitest'
import { wingsOf } from './rectangles.ts'

const turned = (ring: readonly number[], angle: number) =>
  ring.flatMap((_, at) =>
    at % 2 === 1
      ? []
      : [ring[at]! * Math.cos(angle) - ring[at + 1]! * Math.sin(angle), ring[at]! * Math.sin(angle) + ring[at + 1]! * Math.cos(angle)],
  )
const sizes = (ring: readonly number[]) =>
  wingsOf(ring)
    .map(({ length, width }) => [length, width].map((side) => Math.round(side * 100) / 100))
    .sort(([a], [b]) => b! - a!)

const PLAIN = [0, 0, 12, 0, 12, 8, 0, 8]
const ELL = [0, 0, 14, 0, 14, 10, 9, 10, 9, 5, 0, 5]
const HORSESHOE = [0, 0, 16, 0, 16, 12, 12, 12, 12, 6, 4, 6, 4, 12, 0, 12]

it.each([0, 0.3, 1, 2.5, 4])('finds the wings of a footprint turned by %d', (angle) => {
  expect(sizes(turned(PLAIN, angle))).toEqual([[12, 8]])
  expect(sizes(turned(ELL, angle))).toEqual([[14, 5], [10, 5]]) // prettier-ignore
  expect(sizes(turned(HORSESHOE, angle))).toEqual([[16, 6], [12, 4], [12, 4]]) // prettier-ignore
})

it('puts each wing inside the footprint', () => {
  const ring = turned(HORSESHOE, 0.7)
  const inverse = (x: number, y: number) => turned([x, y], -0.7)
  for (const wing of wingsOf(ring))
    for (const [s, t] of [
      [0, 0],
      [wing.length, 0],
      [wing.length, wing.width],
      [0, wing.width],
    ] as const) {
      // prettier-ignore
      const [x, y] = inverse(wing.x + wing.alongX * s - wing.alongY * t, wing.y + wing.alongY * s + wing.alongX * t)
      expect(x).toBeGreaterThan(-0.01)
      expect(x).toBeLessThan(16.01)
      expect(y).toBeGreaterThan(-0.01)
      expect(y).toBeLessThan(12.01)
      expect(x! > 4.01 && x! < 11.99 && y! > 6.01).toBe(false)
    }
})

it('gives up on walls that are not at right angles', () => {
  expect(wingsOf([0, 0, 10, 1, 9, 8, 1, 7])).toEqual([])
  expect(wingsOf([0, 0, 10, 0, 5, 8])).toEqual([])
})
