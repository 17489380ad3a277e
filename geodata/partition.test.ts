import type { MultiPolygon, Position } from 'geojson'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelArcs, simplifyLine, smoothArc } from './arcs.ts'
import { assemble, cutAtBoundary } from './partition.ts'
import { inRings, ringArea } from './rings.ts'

const WIDTH = 14
const HEIGHT = 12

const area = (polygons: MultiPolygon): number => polygons.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0)

/** Rounds in the middle of the grid, off its lines. */
const boundary = (corners: number, radius: number): MultiPolygon => {
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const around = (2 * Math.PI * index) / corners
    return [6.91 + radius * Math.cos(around + 0.1), 6.13 + radius * Math.sin(around + 0.1)]
  })
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] }
}

const cut = (labels: Int32Array, edge: MultiPolygon) => {
  const arcs = labelArcs(labels, WIDTH, HEIGHT)
    .filter((arc) => arc.left >= 0 && arc.right >= 0)
    .map((arc) => ({ ...arc, points: simplifyLine(smoothArc(arc.points, 2), 0.12).map(([x, y]): Position => [x!, HEIGHT - y!]) }))
  return cutAtBoundary(arcs, edge, ([x, y]) => labels[Math.floor(HEIGHT - y!) * WIDTH + Math.floor(x!)]!)
}

test('whatever the labels, the regions fill the boundary: no gap, no overlap, rings closed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { minLength: WIDTH * HEIGHT, maxLength: WIDTH * HEIGHT }),
      fc.integer({ min: 3, max: 17 }),
      fc.double({ min: 2.3, max: 5.4, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 1.5, max: 12, noNaN: true }), fc.double({ min: 1.5, max: 10, noNaN: true })), {
        minLength: 20,
        maxLength: 20,
      }),
      (list, corners, radius, points) => {
        const edge = boundary(corners, radius)
        const regions = [...assemble(cut(Int32Array.from(list), edge), (label) => label).values()]
        expect(regions.reduce((sum, region) => sum + area(region), 0)).toBeCloseTo(area(edge), 9)
        for (const ring of regions.flatMap((region) => region.coordinates.flat())) expect(ring[0]).toEqual(ring.at(-1))
        for (const point of points) {
          const holders = regions.filter((region) => inRings(region.coordinates.flat(), point)).length
          expect(holders).toBe(inRings(edge.coordinates.flat(), point) ? 1 : 0)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('groups are the sums of their regions', () => {
  const labels = Int32Array.from(
    { length: WIDTH * HEIGHT },
    (_, cell) => (Math.floor((cell % WIDTH) / 5) + 3 * Math.floor(cell / WIDTH / 4)) % 9,
  )
  const borders = cut(labels, boundary(11, 5))
  const single = assemble(borders, (label) => label)
  for (const [group, polygons] of assemble(borders, (label) => label % 2)) {
    const parts = [...single].filter(([label]) => label % 2 === group).reduce((sum, [, part]) => sum + area(part), 0)
    expect(area(polygons)).toBeCloseTo(parts, 9)
  }
})

test('a region inside another is its hole', () => {
  const labels = Int32Array.from({ length: WIDTH * HEIGHT }, (_, cell) => {
    const [column, row] = [cell % WIDTH, Math.floor(cell / WIDTH)]
    return column >= 5 && column < 9 && row >= 4 && row < 8 ? 1 : 0
  })
  const regions = assemble(cut(labels, boundary(12, 5.4)), (label) => label)
  expect(regions.get(0)!.coordinates[0]).toHaveLength(2)
  expect(regions.get(1)!.coordinates).toHaveLength(1)
})
