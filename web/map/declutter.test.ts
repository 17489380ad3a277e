import fc from 'fast-check'
import { expect, test } from 'vitest'
import { declutter, rectOf, type Anchor, type Candidate, type Rect } from './declutter.ts'

const picture: Rect = { left: 0, top: 0, right: 800, bottom: 600 }
const anchors: Anchor[] = ['center', 'right', 'left', 'above', 'below']
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 10_000 }).map(String),
    x: fc.integer({ min: -50, max: 850 }),
    y: fc.integer({ min: -50, max: 650 }),
    width: fc.integer({ min: 8, max: 160 }),
    height: fc.integer({ min: 8, max: 30 }),
    priority: fc.integer({ min: 0, max: 5 }),
    anchors: fc.subarray(anchors, { minLength: 1 }),
  }),
  { selector: ({ id }) => id, maxLength: 120 },
)
const blocked = fc.array(
  fc
    .record({ left: fc.integer({ min: 0, max: 700 }), top: fc.integer({ min: 0, max: 500 }), size: fc.integer({ min: 1, max: 300 }) })
    .map(({ left, top, size }) => ({ left, top, right: left + size, bottom: top + size })),
  { maxLength: 4 },
)
const cross = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const rects = (all: readonly Candidate[], placed: ReturnType<typeof declutter>) =>
  placed.map(({ id, anchor }) =>
    rectOf(
      all.find((one) => one.id === id)!,
      anchor,
    ),
  )

test('nothing overlaps, covers a panel or leaves the picture', () => {
  fc.assert(
    fc.property(candidates, blocked, (all, panels) => {
      const found = rects(all, declutter(all, picture, panels))
      found.forEach((rect, index) => {
        expect(rect.left >= 0 && rect.top >= 0 && rect.right <= 800 && rect.bottom <= 600).toBe(true)
        expect(panels.some((panel) => cross(rect, panel))).toBe(false)
        expect(found.slice(index + 1).some((other) => cross(rect, other))).toBe(false)
      })
    }),
  )
})

test('what is left out has no free place beside those of at least its priority', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const placed = declutter(all, picture)
      const stands = new Set(placed.map(({ id }) => id))
      for (const out of all.filter(({ id }) => !stands.has(id))) {
        const over = placed.filter(({ id }) => all.find((one) => one.id === id)!.priority >= out.priority)
        for (const anchor of out.anchors) {
          const rect = rectOf(out, anchor)
          const outside = rect.left < 0 || rect.top < 0 || rect.right > 800 || rect.bottom > 600
          const near = { left: rect.left - 4, top: rect.top - 4, right: rect.right + 4, bottom: rect.bottom + 4 }
          expect(outside || rects(all, over).some((other) => cross(near, other))).toBe(true)
        }
      }
    }),
  )
})

test('the order of what is asked does not matter, and a still picture stays still', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const first = declutter(all, picture)
      expect(declutter(all.toReversed(), picture)).toEqual(first)
      const kept = new Map(first.map(({ id, anchor }) => [id, anchor]))
      expect(new Set(declutter(all, picture, [], kept).map(({ id }) => id))).toEqual(new Set(kept.keys()))
    }),
  )
})

test('what says a name itself takes its place where it has room, and leaves it where it has none', () => {
  const name: Candidate = { id: 'village', x: 400, y: 300, width: 40, height: 18, priority: 50, anchors: ['center'] }
  const card: Candidate = { ...name, id: 'card', width: 104, height: 74, priority: 52, anchors: ['above'], insteadOf: 'village' }
  const ids = (blocked: Rect[]) => declutter([name, card], picture, blocked).map(({ id }) => id)
  expect(ids([])).toEqual(['card'])
  expect(ids([{ left: 380, top: 220, right: 420, bottom: 260 }])).toEqual(['village'])
})
