import { expect, test } from 'vitest'
import { gatherStamps, recordVersion } from '../analysis/stamps.queries.ts'
import { describeOnDatabases, useRolledBack } from '../database/testing.ts'
import { landVersion } from './reach.queries.ts'

describeOnDatabases('the version of the land', (engine) => {
  const database = useRolledBack(engine)

  test('is the same however people changed, also when their many changes are put together; another once a house did', async () => {
    await database.system(async (sql) => {
      const change = (noun: string, from: number, to: number) =>
        sql.run(`insert into record_stamps (noun, xact) select $1, n::text::xid8 from generate_series($2::int, $3::int) n`, [
          noun,
          from,
          to,
        ])
      await change('houses', 1, 2)
      await change('people', 1, 3000)
      const before = await landVersion(sql)
      const records = await recordVersion(sql)
      await gatherStamps(sql)
      expect(await recordVersion(sql)).not.toBe(records)
      expect(await landVersion(sql)).toEqual(before)
      const { people } = (await sql.row<{ people: number }>(`select count(*)::int as people from record_stamps where noun = 'people'`))!
      expect(people).toBe(1)
      await change('houses', 3, 3)
      expect((await landVersion(sql)).ground).not.toBe(before.ground)
    })
  })
})
