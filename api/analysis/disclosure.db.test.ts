import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from '../database/sql.ts'
import { describeOnDatabases, useRolledBack } from '../database/testing.ts'
import { disclosed } from './disclosure.ts'

const scopeOf = (people: boolean): Scope => ({ area: '430821', datasets: [], people })
const told = (count: number) => disclosed({ scope: scopeOf(false) }, count)

test('a whole less its other parts, as told, is never more than the few that were left out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (others, few) => {
      const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)
      fc.pre(!others.map(told).includes(null))
      expect(told(few)).toBeNull()
      expect((told(sum(others) + few) ?? 0) - sum(others)).toBeLessThanOrEqual(few)
    }),
  )
})

describeOnDatabases('disclosure', (engine) => {
  const database = useRolledBack(engine)

  test.each([true, false])('the server and the database tell the same (people seen: %s)', async (people) => {
    const counts = Array.from({ length: 40 }, (_, count) => count)
    const answer = await database.scoped(scopeOf(people), (sql) =>
      sql.row<{ told: (number | null)[] }>('select array_agg(disclosed(n)::int order by n) as told from unnest($1::bigint[]) n', [counts]),
    )
    expect(answer?.told).toEqual(counts.map((count) => disclosed({ scope: scopeOf(people) }, count)))
  })
})
