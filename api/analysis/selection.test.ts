import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsOf, firstRows, type Order, type Position } from './selection.ts'

const values = fc.uint8Array({ minLength: 1, maxLength: 60, max: 6 })
const rows = values.chain((values) =>
  fc.record({
    values: fc.constant(values),
    rows: fc.subarray([...values.keys()].map((row) => row + 10)).map((rows) => Int32Array.from(rows)),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 20 }),
    after: fc.option(fc.record({ value: fc.integer({ min: 0, max: 7 }), fromRow: fc.integer({ min: 0, max: 80 }) }), { nil: undefined }),
  }),
)

/** Sorts everything, then takes what comes after. */
function firstRowsSlowly(rows: Int32Array, { values, firstRow, descending }: Order, after: Position | undefined, limit: number): number[] {
  const sign = descending ? -1 : 1
  const valueOf = (row: number) => values[row - firstRow]!
  return [...rows]
    .toSorted((a, b) => sign * (valueOf(a) - valueOf(b)) || a - b)
    .filter((row) => {
      if (!after) return true
      const difference = sign * (valueOf(row) - after.value)
      return difference > 0 || (difference === 0 && row >= after.fromRow)
    })
    .slice(0, limit)
}

test('the first rows after a position are those that sorting everything gives', () => {
  fc.assert(
    fc.property(rows, ({ rows, values, descending, limit, after }) => {
      const order = { values, firstRow: 10, descending }
      expect(firstRows(rows, order, after, limit)).toEqual(firstRowsSlowly(rows, order, after, limit))
    }),
  )
})

test('without an order rows stay in their own', () => {
  fc.assert(
    fc.property(rows, ({ rows, limit, after }) => {
      expect(firstRows(rows, undefined, after, limit)).toEqual([...rows].filter((row) => row >= (after?.fromRow ?? 0)).slice(0, limit))
    }),
  )
})

test('bits stand for the rows of a range', () => {
  fc.assert(
    fc.property(rows, ({ rows, values }) => {
      const bits = bitsOf(rows, { from: 10, to: 10 + values.length })
      expect(bits).toHaveLength(Math.ceil(values.length / 8))
      expect([...values.keys()].filter((at) => ((bits[at >> 3]! >> (at & 7)) & 1) === 1)).toEqual([...rows].map((row) => row - 10))
    }),
  )
})
