import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TRAVEL_MODES, type TravelMode } from '../contract/travel.ts'
import { attach } from './attach.ts'
import { gridOf, landOf, type Land } from './land.ts'
import { edgeSeconds, networkOf, type RoadLine } from './network.ts'
import { OFF_PATH, roadSpeed, walkingSpeed } from './pace.ts'
import { plainTimes } from './plain.testing.ts'
import { Spreader } from './spread.ts'
import { watersOf } from './water.ts'

const STEP = 3 / 3600
const WEST = 111
const NORTH = 29.5
const at = (column: number, row: number): [number, number] => [WEST + column * STEP, NORTH - row * STEP]
const lineOf = (...places: [number, number][]) => Float64Array.from(places.flatMap(([column, row]) => at(column, row)))

function flatLand(width: number, height: number, river?: Float64Array): { land: Land; waters: ReturnType<typeof watersOf> } {
  const grid = gridOf(WEST, NORTH, STEP, width, height)
  const waters = watersOf(grid, river ? [river] : [], [])
  return { land: landOf(grid, new Float32Array(width * height).fill(100), waters.cells), waters }
}

const cellOf = ({ width }: { width: number }) => fc.integer({ min: 0, max: width - 1 })
const scene = fc.record({
  heights: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 120, maxLength: 120 }),
  roads: fc.array(
    fc.record({
      kind: fc.constantFrom('national', 'village', 'path', 'expressway'),
      line: fc.array(fc.tuple(cellOf({ width: 12 }), cellOf({ width: 10 })), { minLength: 2, maxLength: 5 }),
    }),
    { maxLength: 4 },
  ),
  river: fc.option(fc.array(fc.tuple(cellOf({ width: 12 }), cellOf({ width: 10 })), { minLength: 2, maxLength: 4 }), { nil: undefined }),
  goals: fc.array(fc.integer({ min: 0, max: 119 }), { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom(...TRAVEL_MODES),
})

test('times are those of plain Dijkstra, whatever the relief, roads and rivers', () => {
  fc.assert(
    fc.property(scene, ({ heights, roads, river, goals, mode }) => {
      const grid = gridOf(WEST, NORTH, STEP, 12, 10)
      const waters = watersOf(grid, river ? [lineOf(...river)] : [], [])
      const land = landOf(grid, Float32Array.from(heights), waters.cells)
      const lines = roads.map(({ kind, line }, id): RoadLine => ({ id, kind, line: lineOf(...line) }))
      const network = networkOf(land, lines)
      const edges = edgeSeconds(network, mode)
      const wanted = goals.filter((cell) => !land.water[cell]).map((cell) => ({ cell, seconds: 0 }))
      const found = new Spreader(land, network).spread(wanted, { edges }, 1e6)
      const plain = plainTimes(land, network, wanted, edges)
      for (const [node, seconds] of plain.entries()) {
        if (seconds === Infinity) expect(found[node]).toBe(Infinity)
        else expect(found[node]! / seconds || 1).toBeCloseTo(1, 4)
      }
    }),
    { numRuns: 60 },
  )
})

test('nothing is looked at beyond the limit, and a spread leaves no trace in the next one', () => {
  const { land } = flatLand(40, 30)
  const network = networkOf(land, [])
  const spreader = new Spreader(land, network)
  const edges = edgeSeconds(network, 'foot')
  const whole = Float32Array.from(spreader.spread([{ cell: 0, seconds: 0 }], { edges }, 1e6))
  const near = Float32Array.from(spreader.spread([{ cell: 0, seconds: 0 }], { edges }, 900))
  expect([...near]).toEqual([...whole].map((seconds) => (seconds <= 900 ? seconds : Infinity)))
  expect([...spreader.spread([{ cell: 0, seconds: 0 }], { edges }, 1e6)]).toEqual([...whole])
})

describe('a river', () => {
  const river = lineOf([10.3, -1], [9.7, 8], [10.4, 31])
  const { land, waters } = flatLand(21, 30, river)
  const west = 15 * 21 + 2
  const east = 15 * 21 + 18
  const bridge: RoadLine = { id: 1, kind: 'village', line: lineOf([7, 20], [13, 20]) }
  const seconds = (roads: RoadLine[], mode: TravelMode = 'foot', cut = new Set<number>()) => {
    const network = networkOf(land, roads)
    return new Spreader(land, network).spread([{ cell: west, seconds: 0 }], { edges: edgeSeconds(network, mode, cut) }, 1e6)[east]!
  }

  test('is not crossed but on a bridge', () => {
    expect(seconds([])).toBe(Infinity)
    expect(seconds([bridge])).toBeLessThan(3600)
    expect(seconds([bridge], 'foot', new Set([0]))).toBe(Infinity)
  })

  test('keeps a house on its bank on its own side', () => {
    const network = networkOf(land, [])
    const times = new Spreader(land, network).spread([{ cell: west, seconds: 0 }], { edges: edgeSeconds(network, 'foot') }, 1e6)
    for (const row of [4, 10, 15, 22, 27]) {
      const course = row <= 8 ? 10.3 - (0.6 * (row + 1)) / 9 : 9.7 + (0.7 * (row - 8)) / 23
      expect(times[attach(land, waters, ...at(course - 0.2, row))!.cell]).toBeLessThan(Infinity)
      expect(times[attach(land, waters, ...at(course + 0.2, row))!.cell]).toBe(Infinity)
    }
  })
})

test('a reservoir is gone round, and has no shore in its middle', () => {
  const grid = gridOf(WEST, NORTH, STEP, 40, 40)
  const waters = watersOf(grid, [], [[lineOf([10, 10], [30, 10], [30, 30], [10, 30], [10, 10])]])
  const land = landOf(grid, new Float32Array(1600).fill(5), waters.cells)
  expect(attach(land, waters, ...at(20, 20))).toBeUndefined()
  const times = new Spreader(land, networkOf(land, [])).spread([{ cell: 20 * 40 + 5, seconds: 0 }], { edges: new Float32Array() }, 1e6)
  const across = (30 * land.cellX) / (OFF_PATH * walkingSpeed(0))
  expect(times[20 * 40 + 35]).toBeGreaterThan(across * 1.1)
  expect(times[20 * 40 + 20]).toBe(Infinity)
})

describe('speeds', () => {
  test('on foot are those of Tobler: 5.04 km/h on the level, fastest at 5 % downhill', () => {
    expect(walkingSpeed(0) * 3.6).toBeCloseTo(5.036, 2)
    expect(walkingSpeed(-0.05) * 3.6).toBeCloseTo(6, 6)
    expect(walkingSpeed(0.25)).toBeLessThan(walkingSpeed(-0.25))
  })

  test('no vehicle is slower than walking beside it; nobody walks an expressway', () => {
    fc.assert(
      fc.property(fc.constantFrom('national', 'township', 'path'), fc.double({ min: -0.5, max: 0.5, noNaN: true }), (kind, grade) => {
        for (const mode of TRAVEL_MODES) expect(roadSpeed(mode, kind, grade)).toBeGreaterThanOrEqual(walkingSpeed(grade))
      }),
    )
    expect(roadSpeed('foot', 'expressway', 0)).toBe(0)
    expect(roadSpeed('car', 'expressway', 0) * 3.6).toBeCloseTo(90, 6)
  })

  test('another road never makes a way longer', () => {
    const { land } = flatLand(30, 20)
    const road: RoadLine = { id: 1, kind: 'village', line: lineOf([2, 10], [27, 10]) }
    for (const mode of TRAVEL_MODES) {
      const [none, some] = [[], [road]].map((roads) => {
        const network = networkOf(land, roads)
        return Float32Array.from(
          new Spreader(land, network).spread([{ cell: 302, seconds: 0 }], { edges: edgeSeconds(network, mode) }, 1e6),
        )
      }) as [Float32Array, Float32Array]
      for (let cell = 0; cell < 600; cell++) expect(some[cell]!).toBeLessThanOrEqual(none[cell]! * 1.0001)
      expect(some[10 * 30 + 26]!).toBeLessThan(none[10 * 30 + 26]!)
    }
  })
})
