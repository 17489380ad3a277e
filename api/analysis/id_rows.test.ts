import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NONE } from './columns.ts'
import { IdRows } from './id_rows.ts'

test('every id has its row, any other none', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })), { maxLength: 200 }),
      fc.nat(),
      (ids, other) => {
        const rows = new IdRows(Int32Array.from(ids))
        expect(ids.map((id) => rows.find(id))).toEqual([...ids.keys()])
        if (!ids.includes(other)) expect(rows.find(other)).toBe(NONE)
      },
    ),
  )
})
