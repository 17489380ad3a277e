import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HazardField } from '../../api/contract/hazards.ts'
import { RINGS, ringsOf } from './rings.ts'

const WIDTH = 12
const grid = fc.array(fc.constantFrom(0, 0, 1, 2, 2, 3), { minLength: WIDTH * 6, maxLength: WIDTH * 6 })

function fieldOf(values: readonly number[]): HazardField {
  const runs: number[] = []
  values.forEach((value, cell) => {
    const last = runs.length - 3
    const follows = last >= 0 && (runs[last] ?? 0) + (runs[last + 1] ?? 0) === cell && runs[last + 2] === value && cell % WIDTH !== 0
    if (value === 0) return
    if (follows) runs[last + 1]!++
    else runs.push(cell, 1, value)
  })
  return { west: 111, north: 29.5, step: 0.001, width: WIDTH, height: values.length / WIDTH, runs }
}

function cellsOf({ runs }: HazardField): Map<number, number> {
  const cells = new Map<number, number>()
  for (let run = 0; run < runs.length; run += 3)
    for (let cell = runs[run]!; cell < runs[run]! + runs[run + 1]!; cell++) {
      expect(cells.has(cell)).toBe(false)
      cells.set(cell, runs[run + 2]!)
    }
  return cells
}

test('rings are disjoint and together the whole zone; hazards come first, the ground kept around them last', () => {
  fc.assert(
    fc.property(grid, (values) => {
      const field = fieldOf(values)
      const rings = ringsOf(field)
      expect(rings).toHaveLength(RINGS)
      const all = rings.flatMap((ring) => [...cellsOf(ring)])
      expect(all.toSorted(([a], [b]) => a - b)).toEqual([...cellsOf(field)].toSorted(([a], [b]) => a - b))
      rings.forEach((ring, index) => {
        for (const value of cellsOf(ring).values())
          expect(value === 3 ? index === 0 : value === 1 ? index === RINGS - 1 : index > 0).toBe(true)
      })
    }),
  )
})

test('a runout spreads from the hazard downhill, near ground before far', () => {
  const row = [3, ...Array.from({ length: WIDTH - 1 }, () => 2)]
  const rings = ringsOf(fieldOf(row))
  const ringOfCell = row.map((_, cell) => rings.findIndex((ring) => cellsOf(ring).has(cell)))
  expect(ringOfCell).toEqual(ringOfCell.toSorted((a, b) => a - b))
  expect(new Set(ringOfCell).size).toBe(RINGS - 1)
})
