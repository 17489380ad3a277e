import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { TRAVEL_MODES } from '../contract/travel.ts'
import { gridOf, landOf } from './land.ts'
import { edgeSeconds, networkOf, type RoadLine } from './network.ts'
import { repair, type State } from './repair.ts'
import { Spreader } from './spread.ts'
import { watersOf } from './water.ts'

const STEP = 3 / 3600
const lineOf = (places: readonly (readonly [number, number])[]) =>
  Float64Array.from(places.flatMap(([column, row]) => [111 + column * STEP, 29.5 - row * STEP]))
const place = fc.tuple(fc.double({ min: 0, max: 13, noNaN: true }), fc.double({ min: 0, max: 11, noNaN: true }))
const road = fc.record({
  kind: fc.constantFrom('national' as const, 'village' as const, 'path' as const, 'expressway' as const),
  line: fc.array(place, { minLength: 2, maxLength: 5 }),
})
const goals = fc.array(fc.record({ cell: fc.integer({ min: 0, max: 167 }), seconds: fc.double({ min: 0, max: 90, noNaN: true }) }), {
  maxLength: 4,
})
const blocked = fc.option(fc.array(fc.integer({ min: 0, max: 167 }), { maxLength: 25 }), { nil: undefined })
const state = fc.record({ goals, cut: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), blocked })
const scene = fc.record({
  heights: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 168, maxLength: 168 }),
  roads: fc.array(road, { maxLength: 5 }),
  river: fc.option(fc.array(place, { minLength: 2, maxLength: 4 }), { nil: undefined }),
  mode: fc.constantFrom(...TRAVEL_MODES),
  limit: fc.constantFrom(300, 900, 1e5),
  before: state,
  after: state,
})

test('times brought from one state to another are those of a whole spread, to the bit', () => {
  fc.assert(
    fc.property(scene, ({ heights, roads, river, mode, limit, before, after }) => {
      const grid = gridOf(111, 29.5, STEP, 14, 12)
      const land = landOf(grid, Float32Array.from(heights), watersOf(grid, river ? [lineOf(river)] : [], []).cells)
      const lines = roads.map(({ kind, line }, id): RoadLine => ({ id, kind, line: lineOf(line) }))
      const network = networkOf(land, lines)
      const spreader = new Spreader(land, network)
      const stateOf = ({ goals: all, cut, blocked: cells }: typeof before): State => ({
        goals: all.filter(({ cell }) => !land.water[cell]),
        edges: edgeSeconds(network, mode, new Set(cut)),
        blocked: cells && Uint8Array.from({ length: 168 }, (_, cell) => Number(cells.includes(cell))),
      })
      const [was, is] = [stateOf(before), stateOf(after)]
      const times = Float32Array.from(spreader.spread(was.goals, was, limit))
      repair(spreader, times, was, is, limit)
      expect([...times]).toEqual([...spreader.spread(is.goals, is, limit)])
    }),
    { numRuns: 400 },
  )
})

test('what nothing rests on is left as it is', () => {
  const grid = gridOf(111, 29.5, STEP, 40, 40)
  const land = landOf(grid, new Float32Array(1600), new Uint8Array(1600))
  const spreader = new Spreader(land, networkOf(land, []))
  const ways = { edges: new Float32Array() }
  const [near, far] = [
    { cell: 0, seconds: 0 },
    { cell: 1599, seconds: 0 },
  ] as const
  const times = Float32Array.from(spreader.spread([near, far], ways, 1e5))
  expect(repair(spreader, times, { ...ways, goals: [near, far] }, { ...ways, goals: [near, far] }, 1e5)).toBe(0)
  const lost = repair(spreader, times, { ...ways, goals: [near, far] }, { ...ways, goals: [near] }, 1e5)
  expect(lost).toBeGreaterThan(600)
  expect(lost).toBeLessThan(1000)
})
