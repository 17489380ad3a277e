import { expect, test } from 'vitest'
import { DatabaseUnavailableError } from './errors.ts'
import type { Scope } from './sql.ts'
import { describeOnDatabases, useFresh, useRolledBack } from './testing.ts'

const village: Scope = { area: '430821109201', datasets: [3], people: true }
/** Tables under row-level security, as the migrations made them. */
const SECURED = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname = 'public' order by 1`

describeOnDatabases('scope', (engine) => {
  const database = useRolledBack(engine)

  test('every table the application may read is either forced under row-level security or public to readers', async () => {
    const open = await database.system((sql) =>
      sql.rows<{ name: string }>(
        `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname = 'public' and has_table_privilege('yitu_app', c.oid, 'select')
           and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> 'spatial_ref_sys' order by 1`,
      ),
    )
    expect(open.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['areas', 'county', 'rivers', 'roads', 'places', 'units', 'datasets', 'rules']),
    )
    for (const secret of ['people', 'benefits', 'accounts', 'sessions', 'audits', 'houses']) {
      expect(open.map(({ name }) => name)).not.toContain(secret)
    }
  })

  test('without a scope every secured table is empty', async () => {
    await database.system(fillFigures)
    const secured = await database.system((sql) => sql.rows<{ name: string }>(SECURED))
    expect(secured.length).toBeGreaterThan(10)
    for (const { name } of secured) {
      const seen = await database.scoped({ area: '', datasets: [], people: true }, (sql) =>
        sql.row<{ n: number }>(`select count(*) as n from ${name}`),
      )
      expect([name, seen]).toEqual([name, { n: 0 }])
    }
  })

  test('a scope sees its subtree and nothing beside it', async () => {
    await database.system(fillFigures)
    const seen = (area: string) =>
      database.scoped({ area, datasets: [], people: true }, async (sql) =>
        (await sql.rows<{ village_code: string }>('select village_code from figures order by 1')).map((row) => row.village_code),
      )
    expect(await seen('430821')).toEqual(['430821109201', '430821109202', '430821110201'])
    expect(await seen('430821109')).toEqual(['430821109201', '430821109202'])
    expect(await seen('430821109201')).toEqual(['430821109201'])
    expect(await seen('4308211')).toEqual(['430821109201', '430821109202', '430821110201'])
    expect(await seen(`4' or true --`)).toEqual([])
  })

  async function fillFigures(sql: { run(text: string): Promise<number> }): Promise<void> {
    await sql.run(`insert into areas (code, level, name, name_pinyin, seat, geom, area_km2)
      select code, 'village', code, code, 'SRID=4326;POINT(111 29)', st_multi(st_makeenvelope(111, 29, 112, 30, 4326)), 1
      from unnest(array['430821109201', '430821109202', '430821110201']) as code`)
    await sql.run(`insert into figures (village_code, measure, value) select code, 'people', 1 from areas`)
  }
})

describeOnDatabases('transactions', (engine) => {
  const database = useFresh(engine)

  test('a scope ends with its transaction, also on the same connection', async () => {
    for (let round = 0; round < 20; round++) {
      const during = await database.scoped(village, (sql) =>
        sql.row(`select current_user as role, scope_from() as "from", scope_datasets() as datasets, scope_people() as people`),
      )
      expect(during).toEqual({ role: 'yitu_app', from: village.area, datasets: [3], people: true })
      const after = await database.system((sql) =>
        sql.row(`select current_user = 'yitu_app' as app, scope_from() as "from", scope_people() as people`),
      )
      expect(after).toEqual({ app: false, from: null, people: false })
    }
  })

  test('parallel transactions keep their own scopes', async () => {
    const areas = Array.from({ length: 40 }, (_, index) => `4308211${String(index).padStart(2, '0')}`)
    const seen = await Promise.all(
      areas.map((area) =>
        database.scoped({ area, datasets: [], people: false }, async (sql) => {
          await sql.rows('select 1')
          return (await sql.row<{ area: string }>('select scope_from() as area'))!.area
        }),
      ),
    )
    expect(seen).toEqual(areas)
  })

  test('a failed transaction leaves nothing behind', async () => {
    await database.system((sql) => sql.run('create table kept (n int primary key)'))
    const failing = database.system(async (sql) => {
      await sql.run('insert into kept values (1)')
      await sql.run('insert into kept values (1)')
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    await expect(database.system(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
    expect(await database.system((sql) => sql.rows('select n from kept'))).toEqual([])
  })

  test('values arrive as documented', async () => {
    const row = await database.system((sql) =>
      sql.row(`select 9007199254740991::int8 as count, date '1942-03-08' as born, 1.50::numeric as ratio, '\\x00ff'::bytea as bytes,
        timestamptz '2026-10-31 08:00+08' as at, '{"a":[1]}'::jsonb as evidence, array[1,2]::smallint[] as datasets, current_setting('timezone') as zone`),
    )
    expect(row).toEqual({
      count: 9007199254740991,
      born: '1942-03-08',
      ratio: '1.50',
      bytes: Buffer.from([0, 255]),
      at: new Date('2026-10-31T00:00:00Z'),
      evidence: { a: [1] },
      datasets: [1, 2],
      zone: 'UTC',
    })
  })

  test('copies in what it is given, text or bytes, in order', async () => {
    await database.system(async (sql) => {
      await sql.run('create table copied (n int, name text)')
      const chunks = async function* () {
        yield '1\t零溪'
        yield Buffer.from('镇\n')
        for (let n = 2; n <= 30_000; n++) yield `${n}\t村\n`
      }
      expect(await sql.copyIn('copy copied from stdin', chunks())).toBe(30_000)
      expect(await sql.row('select count(*) as n, sum(n) as sum, max(name) filter (where n = 1) as first from copied')).toEqual({
        n: 30_000,
        sum: (30_000 * 30_001) / 2,
        first: '零溪镇',
      })
    })
    const failing = database.system((sql) => sql.copyIn('copy copied from stdin', ['1\ta\n', 'x\tb\n']))
    await expect(failing).rejects.toMatchObject({ code: '22P02' })
    const broken = database.system((sql) => sql.copyIn('copy copied from stdin', failingChunks()))
    await expect(broken).rejects.toThrow('source failed')
    expect(await database.system((sql) => sql.row('select count(*) as n from copied'))).toEqual({ n: 30_000 })
  })

  test('reads in batches, and may stop early', async () => {
    await database.system(async (sql) => {
      const sizes: number[] = []
      for await (const batch of sql.batches('select * from generate_series(1, $1::int)', [2500], 1000)) sizes.push(batch.length)
      expect(sizes).toEqual([1000, 1000, 500])
      for await (const batch of sql.batches('select generate_series(1, 100000)', [], 10)) {
        expect(batch).toHaveLength(10)
        break
      }
      expect(await sql.row('select 1 as one')).toEqual({ one: 1 })
    })
  })

  test('hears what is committed and notified', async () => {
    const heard: string[] = []
    const stop = await database.listen('test_events', (payload) => heard.push(payload))
    await database.system((sql) => sql.run(`select pg_notify('test_events', 'one')`))
    await database
      .system(async (sql) => {
        await sql.run(`select pg_notify('test_events', 'never')`)
        throw new Error('rolled back')
      })
      .catch(() => {})
    await database.system((sql) => sql.run(`select pg_notify('test_events', 'two')`))
    await until(() => heard.length === 2)
    await stop()
    expect(heard).toEqual(['one', 'two'])
  })

  if (engine.name === 'embedded') return // its process is killed in embedded.db.test.ts
  test('a connection ended by the server is an unavailable database, and the next one works', async () => {
    const lost = database.system(async (sql) => {
      await sql.run('select pg_terminate_backend(pg_backend_pid())')
    })
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError)
    expect(await database.system((sql) => sql.row('select 1 as one'))).toEqual({ one: 1 })
  })
})

function* failingChunks(): Generator<string> {
  yield '1\ta\n'
  throw new Error('source failed')
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((soon) => setTimeout(soon, 10))
}
