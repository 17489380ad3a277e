import { expect, test } from 'vitest'
import { describeOnDatabases, useRolledBack } from './testing.ts'

describeOnDatabases('database', (engine) => {
  const database = useRolledBack(engine)

  test('copies in, reads by cursor, counts', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => `${index}\tname ${index}\n`)
    await database.system(async (sql) => {
      await sql.run('create temporary table numbers (id int, name text)')
      expect(await sql.copyIn('copy numbers from stdin', rows)).toBe(2500)
      const sizes: number[] = []
      for await (const batch of sql.batches<{ id: number }>('select id from numbers where id >= $1', [100], 1000)) sizes.push(batch.length)
      expect(sizes).toEqual([1000, 1000, 400])
    })
  })

  test('without a scope nothing is seen', async () => {
    await expect(database.system((sql) => sql.rows('select from numbers'))).rejects.toThrow(/numbers/)
    const seen = await database.scoped({ area: '', datasets: [], people: true }, (sql) =>
      sql.row<{ n: number }>('select count(*) as n from houses'),
    )
    expect(seen).toEqual({ n: 0 })
  })
})
