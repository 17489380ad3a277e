import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherSigns, type WishedSign } from './gatherSigns.ts'

const CELL = 24
const ROOM = 7
const at = fc.integer({ min: -100, max: 600 })
const signs = fc
  .array(fc.record({ x: at, y: at, rank: fc.integer({ min: 0, max: 5 }) }), { maxLength: 200 })
  .map((all) => all.map((sign, id): WishedSign => ({ ...sign, id })))

test('no two signs of a picture lie on each other, and every one wished for is told by one of them', () => {
  fc.assert(
    fc.property(signs, (wished) => {
      const gathered = gatherSigns(wished, CELL, ROOM)
      expect(gathered.reduce((sum, { count }) => sum + count, 0)).toBe(wished.length)
      for (const [index, one] of gathered.entries()) {
        expect(Math.max(Math.abs(one.x - one.leader.x), Math.abs(one.y - one.leader.y))).toBeLessThanOrEqual(ROOM)
        for (const other of gathered.slice(index + 1))
          expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThanOrEqual(2 * ROOM)
      }
    }),
  )
})

test('the highest in rank leads, whatever the order, and a picture beside it that holds the same cell agrees', () => {
  fc.assert(
    fc.property(signs, fc.integer({ min: -3, max: 3 }), (wished, cells) => {
      const told = (all: readonly WishedSign[], shift: number) =>
        gatherSigns(all, CELL, ROOM)
          .map(({ leader, count, x, y }) => ({ id: leader.id, count, x: x - shift, y }))
          .toSorted((a, b) => a.id - b.id)
      const beside = wished.toReversed().map((sign) => ({ ...sign, x: sign.x + cells * CELL }))
      expect(told(beside, cells * CELL)).toEqual(told(wished, 0))
      for (const { leader } of gatherSigns(wished, CELL, ROOM)) {
        const near = wished.filter(
          ({ x, y }) => Math.floor(x / CELL) === Math.floor(leader.x / CELL) && Math.floor(y / CELL) === Math.floor(leader.y / CELL),
        )
        expect(leader.rank).toBe(Math.max(...near.map(({ rank }) => rank)))
      }
    }),
  )
})
