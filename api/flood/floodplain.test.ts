import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFloodField, depthAt, encodeFloodField } from '../contract/flood.ts'
import { VOID } from '../impact/ground.ts'
import { gridOf } from '../reach/land.ts'
import { courseOf, type Course } from './course.ts'
import { floodplainOf } from './floodplain.ts'
import { fieldOf } from './rise.ts'

const [WIDTH, HEIGHT] = [9, 7]
const SIZE = WIDTH * HEIGHT
const ROW = 3

/** A small country whose river crosses it from west to east, falling. */
const country = fc
  .record({
    heights: fc.array(fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 900, max: 1060 }) }, fc.constant(VOID)), {
      minLength: SIZE,
      maxLength: SIZE,
    }),
    falls: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: WIDTH - 2, maxLength: WIDTH - 2 }),
  })
  .map(({ heights, falls }) => {
    const ground = Int16Array.from(heights)
    const levels = new Int16Array(falls.length)
    const cells = new Int32Array(falls.length)
    falls.reduce((level, fall, at) => (levels[at] = level - fall), 960)
    for (let at = 0; at < falls.length; at++) {
      cells[at] = ROW * WIDTH + at + 1
      ground[cells[at]!] = levels[at]!
    }
    const course: Course = { cells, levels, km: Float64Array.from(falls, (_, at) => at) }
    return { ground, course }
  })

const neighbours = (cell: number) => {
  const found: number[] = []
  for (let y = -1; y <= 1; y++)
    for (let x = -1; x <= 1; x++) {
      const [column, row] = [(cell % WIDTH) + x, Math.floor(cell / WIDTH) + y]
      if ((x || y) && column >= 0 && row >= 0 && column < WIDTH && row < HEIGHT) found.push(row * WIDTH + column)
    }
  return found
}

/** Of all ways down to the river or off the relief, the lowest of their highest points: relaxed until nothing changes. */
function spillHeights(ground: Int16Array, course: Course): number[] {
  const spill = Array.from(ground, (height, cell) => {
    const [column, row] = [cell % WIDTH, Math.floor(cell / WIDTH)]
    const edge = column === 0 || row === 0 || column === WIDTH - 1 || row === HEIGHT - 1
    const beside = [-1, 1, -WIDTH, WIDTH].some((side) => ground[cell + side] === VOID)
    return height !== VOID && (edge || beside) ? height : Infinity
  })
  for (const [at, cell] of course.cells.entries()) spill[cell] = course.levels[at]!
  for (let changed = true; changed;) {
    changed = false
    for (let cell = 0; cell < SIZE; cell++) {
      if (ground[cell] === VOID) continue
      for (const next of neighbours(cell)) {
        if (ground[next] === VOID) continue
        const height = Math.max(ground[cell]!, spill[next]!)
        if (height < spill[cell]!) {
          spill[cell] = height
          changed = true
        }
      }
    }
  }
  return spill
}

test('a cell needs exactly what the lowest way to its place of the river demands', () => {
  fc.assert(
    fc.property(country, ({ ground, course }) => {
      const spill = spillHeights(ground, course)
      const plain = floodplainOf(WIDTH, HEIGHT, ground, course, 200)
      plain.cells.forEach((cell, index) => {
        const level = course.levels[plain.stations[index]!]!
        expect(plain.needed[index]! + level).toBe(spill[cell])
        expect(plain.needed[index]).toBeGreaterThanOrEqual(ground[cell]! - level)
      })
      for (const cell of course.cells) expect(plain.cells).toContain(cell)
    }),
  )
})

test('all water at any rise hangs together with the river, deepens as it rises, and never dries', () => {
  fc.assert(
    fc.property(country, fc.integer({ min: 1, max: 200 }), ({ ground, course }, rise) => {
      const grid = gridOf(110, 29, 0.001, WIDTH, HEIGHT)
      const plain = floodplainOf(WIDTH, HEIGHT, ground, course, 200)
      const field = fieldOf(grid, course, plain, { river: 1, fromKm: 0, toKm: 1000 })
      const depth = new Map([...field.cells].map((cell, index) => [cell, depthAt(field, index, rise)]))
      const reached = new Set<number>(course.cells)
      const queue = [...reached]
      for (const cell of queue)
        for (const next of neighbours(cell))
          if ((depth.get(next) ?? 0) > 0 && !reached.has(next)) {
            reached.add(next)
            queue.push(next)
          }
      for (const [cell, found] of depth) if (found > 0) expect(reached).toContain(cell)
      for (const [index, cell] of field.cells.entries()) {
        expect(depthAt(field, index, rise + 1)).toBeGreaterThanOrEqual(depth.get(cell)!)
        // Where it is wet the surface lies no lower than the ground.
        if (rise >= field.from[index]!) expect(field.level[index]! + rise).toBeGreaterThanOrEqual(field.ground[index]!)
      }
    }),
  )
})

test('a hollow behind a ridge stays dry until the ridge is under water', () => {
  const ground = new Int16Array(SIZE).fill(1100)
  const levels = new Int16Array(WIDTH - 2).fill(900)
  const cells = Int32Array.from(levels, (_, at) => ROW * WIDTH + at + 1)
  for (const cell of cells) ground[cell] = 900
  // The ridge is 940 high, the hollow 880: below the river.
  ground[2 * WIDTH + 4] = 940
  ground[WIDTH + 4] = 880
  const course: Course = { cells, levels, km: Float64Array.from(levels, (_, at) => at) }
  const grid = gridOf(110, 29, 0.001, WIDTH, HEIGHT)
  const field = fieldOf(grid, course, floodplainOf(WIDTH, HEIGHT, ground, course, 200), { river: 1, fromKm: 0, toKm: 1000 })
  const at = (rise: number) => depthAt(field, [...field.cells].indexOf(WIDTH + 4), rise)
  expect(at(39)).toBe(0)
  expect(at(40)).toBe(60)
})

test('a part of a river: held back above, run out below, halved downstream in a release', () => {
  const levels = Int16Array.from({ length: 41 }, (_, at) => 1000 - 5 * at)
  const course: Course = { cells: Int32Array.from(levels, (_, at) => at), levels, km: Float64Array.from(levels, (_, at) => at) }
  const plain = {
    cells: Uint32Array.from(levels, (_, at) => at),
    stations: Uint32Array.from(levels, (_, at) => at),
    ground: levels,
    needed: new Uint8Array(41),
  }
  const grid = gridOf(110, 29, 0.001, 41, 2)
  const depths = (asked: { fromKm: number; toKm: number; halvingKm?: number }) => {
    const field = fieldOf(grid, course, plain, { river: 1, ...asked })
    const found = new Map([...field.cells].map((cell, index) => [cell, depthAt(field, index, 40)]))
    return (km: number) => found.get(km) ?? 0
  }
  const part = depths({ fromKm: 10, toKm: 20 })
  expect([part(10), part(15), part(20)]).toEqual([40, 40, 40])
  // Level water above: 5 dm less a kilometre.
  expect([part(9), part(6), part(1), part(0)]).toEqual([35, 20, 0, 0])
  expect([part(21), part(22), part(30)]).toEqual([20, 0, 0])
  const release = depths({ fromKm: 10, toKm: 1000, halvingKm: 10 })
  expect([release(10), release(20), release(30), release(40)]).toEqual([40, 20, 10, 5])
})

test('a course runs downhill whichever way it was drawn, and its level never rises', () => {
  const grid = gridOf(110, 29, 0.001, 30, 5)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 30, maxLength: 30 }), fc.boolean(), (bumps, reversed) => {
      const heights = new Int16Array(150)
      for (let cell = 0; cell < 150; cell++) heights[cell] = 1500 - 30 * (cell % 30) + bumps[cell % 30]!
      const line = [110.002, 28.998, 110.027, 28.998]
      const course = courseOf(grid, heights, Float64Array.from(reversed ? [...line.slice(2), ...line.slice(0, 2)] : line))
      expect(course.cells[0]! % 30).toBeLessThan(course.cells.at(-1)! % 30)
      for (let at = 1; at < course.levels.length; at++) {
        expect(course.levels[at]).toBeLessThanOrEqual(course.levels[at - 1]!)
        expect(course.km[at]).toBeGreaterThan(course.km[at - 1]!)
      }
    }),
  )
})

test('a field is read back from its bytes as it was', () => {
  fc.assert(
    fc.property(country, ({ ground, course }) => {
      const grid = gridOf(110.5, 29, 0.001, WIDTH, HEIGHT)
      const field = fieldOf(grid, course, floodplainOf(WIDTH, HEIGHT, ground, course, 200), { river: 1, fromKm: 0, toKm: 1000 })
      const bytes = encodeFloodField(field)
      expect(decodeFloodField(bytes.buffer as ArrayBuffer)).toEqual(field)
    }),
    { numRuns: 30 },
  )
})
