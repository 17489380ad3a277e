import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handleAt, handlesOf } from './handles.ts'
import { outlineOf } from './rings.ts'
import { alongGround } from './sampled.ts'
import {
  addPoint,
  canFinish,
  correctPoint,
  dragPoint,
  finish,
  insertPoint,
  movePoint,
  MOST_POINTS,
  newSketch,
  removePoint,
  undo,
  type Position,
  type Sketch,
} from './sketch.ts'

const position = fc.tuple(fc.double({ min: 110, max: 111, noNaN: true }), fc.double({ min: 29, max: 30, noNaN: true }))
const change = fc.oneof(
  position.map((at) => (sketch: Sketch) => addPoint(sketch, at)),
  fc.tuple(fc.nat(400), position).map(
    ([n, at]) =>
      (sketch: Sketch) =>
        sketch.points.length ? movePoint(sketch, n % sketch.points.length, at) : sketch,
  ),
  fc.tuple(fc.nat(400), position).map(
    ([n, at]) =>
      (sketch: Sketch) =>
        sketch.points.length ? insertPoint(sketch, n % sketch.points.length, at) : sketch,
  ),
  fc.nat(400).map((n) => (sketch: Sketch) => removePoint({ ...sketch, chosen: sketch.points.length ? n % sketch.points.length : null })),
  fc.constant(finish),
)
const kinds = ['point', 'line', 'polygon', 'circle'] as const

test('every change is undone, in turn, to the empty sketch', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 40 }), (kind, changes) => {
      const states = changes.reduce((all, step) => [...all, step(all.at(-1)!)], [newSketch(kind)])
      let sketch = states.at(-1)!
      const seen = [sketch.points]
      while (sketch.past.length > 0) {
        sketch = undo(sketch)
        seen.push(sketch.points)
      }
      expect(sketch.points).toEqual([])
      expect(undo(sketch)).toBe(sketch)
      expect(states.every(({ points }) => seen.some((one) => one === points))).toBe(true)
    }),
  )
})

test('a finished shape always has the points it needs, and no sketch more than fit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 40 }), (kind, changes) => {
      const sketch = changes.reduce((now, step) => step(now), newSketch(kind))
      if (sketch.done) expect(canFinish(sketch)).toBe(true)
      expect(sketch.chosen === null || sketch.chosen < sketch.points.length).toBe(true)
    }),
  )
  const full = Array.from({ length: MOST_POINTS + 50 }, (_, n): Position => [110 + n / 1000, 29]).reduce(addPoint, newSketch('line'))
  expect(full.points).toHaveLength(MOST_POINTS)
})

test('a drag is one step back', () => {
  let sketch = finish(
    [
      [110, 29],
      [111, 29],
      [111, 30],
    ].reduce((now, at) => addPoint(now, at as unknown as Position), newSketch('polygon')),
  )
  const before = sketch.points
  sketch = movePoint(sketch, 1, [111.1, 29])
  for (let n = 0; n < 9; n++) sketch = dragPoint(sketch, 1, [111.1 + n / 10, 29])
  expect(undo(sketch).points).toBe(before)
})

test('circles and points end by themselves; outlines of areas are closed and go through their points', () => {
  const circle = addPoint(addPoint(newSketch('circle'), [110.9, 29.4]), [110.91, 29.4])
  expect(circle.done).toBe(true)
  expect(addPoint(newSketch('point'), [110.9, 29.4]).done).toBe(true)
  for (const ring of [
    outlineOf(circle),
    outlineOf(
      newSketch('polygon', [
        [110, 29],
        [111, 29],
        [111, 30],
      ]),
    ),
  ])
    expect(ring[0]).toEqual(ring.at(-1))
  expect(
    outlineOf(
      newSketch('line', [
        [110, 29],
        [111, 29],
      ]),
    ),
  ).toHaveLength(2)
  const line: Position[] = [
    [110, 29],
    [111, 29.5],
    [110.5, 30],
  ]
  const dense = alongGround(line)
  for (const at of line) expect(dense).toContainEqual(at)
})

test('the nearest handle is taken, points before middles', () => {
  const sketch = newSketch('polygon', [
    [0, 0],
    [10, 0],
    [10, 10],
  ])
  const handles = handlesOf(sketch)
  expect(handles.filter(({ kind }) => kind === 'middle')).toHaveLength(3)
  const place = ([x, y]: Position) => ({ x: x * 10, y: y * 10 })
  expect(handleAt(handles, place, 98, 1, 11)).toMatchObject({ kind: 'point', index: 1 })
  expect(handleAt(handles, place, 52, 1, 11)).toMatchObject({ kind: 'middle', index: 0 })
  expect(handleAt(handles, place, 30, 60, 11)).toBeNull()
})

test('a point put right later leaves the sketch as if it had been right from the start, and all can be undone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(change, { maxLength: 6 }),
      fc.array(change, { maxLength: 6 }),
      position,
      (kind, before, after, right) => {
        const early: Position = [200, 50]
        const drawn = (point: Position) =>
          [...before, (sketch: Sketch) => addPoint(sketch, point), ...after].reduce((sketch, act) => act(sketch), newSketch(kind))
        expect(correctPoint(drawn(early), early, right)).toEqual(drawn(right))
      },
    ),
  )
})

test('a point that is there no more is not put right', () => {
  const sketch = addPoint(newSketch('line'), [110, 29])
  expect(correctPoint(sketch, [110, 29], [111, 30])).toBe(sketch)
})
