import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTabbed, cellsOf, isInside, moved, oneCell, type CellRange } from './cell_range.ts'
import { HOUSEHOLDS, HOUSES, nextSort, PEOPLE } from './table_columns.ts'
import { SORTS } from '../../api/contract/analysis.ts'

const key = (name: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
})
const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp', 'a']

test('no key leaves the table, and Shift alone keeps where the selection began', () => {
  const press = fc.record({ key: fc.constantFrom(...KEYS), shiftKey: fc.boolean(), ctrlKey: fc.boolean(), metaKey: fc.constant(false) })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(press, { maxLength: 30 }),
      (rows, columns, presses) => {
        let range: CellRange | null = null
        for (const one of presses) {
          const before: CellRange | null = range
          const next = moved(before, one, rows, columns, 8)
          if (!next) continue
          range = next
          const { top, bottom, left, right } = cellsOf(next)
          expect(top >= 0 && left >= 0 && bottom < rows && right < columns).toBe(true)
          expect(isInside(next, next.at)).toBe(true)
          if (before && one.key !== 'a') expect(next.anchor).toEqual(one.shiftKey ? before.anchor : next.at)
        }
      },
    ),
  )
})

test('other keys are not the table’s', () => {
  for (const name of ['x', 'Tab', 'Enter']) expect(moved(oneCell({ row: 0, column: 0 }), key(name), 5, 5, 3)).toBeNull()
  expect(moved(null, key('ArrowDown'), 0, 5, 3)).toBeNull()
  expect(moved(null, key('a', { ctrlKey: true }), 3, 2, 1)).toEqual({ anchor: { row: 0, column: 0 }, at: { row: 2, column: 1 } })
})

test('copied cells are lines of tabbed texts, as many as are selected', () => {
  const range = { anchor: { row: 3, column: 2 }, at: { row: 1, column: 1 } }
  expect(asTabbed(range, ({ row, column }) => `${row}\t${column}`)).toBe('1 1\t1 2\n2 1\t2 2\n3 1\t3 2')
})

test.each([PEOPLE, HOUSEHOLDS, HOUSES])('columns of $of have names of their own and sort as the server can', ({ of, columns }) => {
  expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
  const sorts = columns.flatMap((column) => column.sorts ?? [])
  for (const sort of sorts) expect(SORTS[of] as readonly string[]).toContain(sort)
  expect(sorts.toSorted()).toEqual([...SORTS[of]].toSorted())
  for (const { title } of columns)
    expect([title.zh, title.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.not.stringMatching(/\p{Script=Han}/u)])
})

test('clicks on a head go through its orders and back to the registered one', () => {
  expect(['place', 'age', '-age'].map((now) => nextSort(['age', '-age'], now))).toEqual(['age', '-age', 'place'])
  expect(['place', '-openAlerts'].map((now) => nextSort(['-openAlerts'], now))).toEqual(['-openAlerts', 'place'])
})
