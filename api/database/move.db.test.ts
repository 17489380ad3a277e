import { expect, test } from 'vitest'
import { MoveError, moveDatabase } from './move_database.ts'
import type { Database, Sql } from './sql.ts'
import { describeOnDatabases, useFresh } from './testing.ts'

const VILLAGE = '430821109201'

describeOnDatabases('move', (engine) => {
  const source = useFresh(engine)
  const target = useFresh(engine)

  /** A row of most kinds of column: geometry, bytea, jsonb, arrays, null, text that COPY must escape. */
  async function fill(sql: Sql): Promise<void> {
    await sql.run(`insert into areas (code, level, name, name_pinyin, seat, geom, area_km2)
      values ('${VILLAGE}', 'village', E'大庄村\\t\\\\N', 'da zhuang cun', 'SRID=4326;POINT(111 29.5)', st_multi(st_makeenvelope(111, 29, 112, 30, 4326)), 1.25)`)
    await sql.run(`insert into reliefs (source, west, north, step, width, height) values ('demo', 111, 30, 0.1, 2, 2)`)
    await sql.run(`insert into relief_strips values (1, 0, 2, '\\x0001feff')`)
    await sql.run(`insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year)
      select n, '${VILLAGE}', n::text, '零溪镇大庄村' || n, st_setsrid(st_makeenvelope(111, 29, 111.1, 29.1 + n / 1e6), 4326), 6.5, 2, 2, 1, 1, 1998
      from generate_series(1, 5000) n`)
    await sql.run(`insert into units (id, name, kind, area_code) values (1, '大庄村', 'village', '${VILLAGE}')`)
    await sql.run(`insert into accounts (name, title, unit_id, role, scope_code) values ('a', 'A', 1, 'village', '${VILLAGE}')`)
  }
  const state = (database: Database) =>
    database.system(async (sql) => ({
      houses: await sql.row(`select count(*) as n, md5(string_agg(h::text, '|' order by id)) as hash from houses h`),
      areas: await sql.rows('select a::text as row from areas a'),
      strips: await sql.rows('select heights from relief_strips'),
      indexes: await sql.rows(`select indexdef from pg_indexes where schemaname = 'public' order by 1`),
      keys: await sql.rows(
        `select conrelid::regclass::text || pg_get_constraintdef(oid) as key from pg_constraint where contype in ('f', 'u') order by 1`,
      ),
      triggers: await sql.rows(`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`),
    }))

  test('the target holds the same, and goes on counting where the source was', async () => {
    await source.system(fill)
    const before = await state(source)
    const progress: string[] = []
    const moved = await moveDatabase(source, target, ({ table }) => progress.push(table))
    expect(moved.find(({ table }) => table === 'houses')).toEqual({ table: 'houses', rows: 5000 })
    expect(progress).toHaveLength(moved.length)
    expect(await state(target)).toEqual(before)
    expect(await state(source)).toEqual(before)
    const next = (database: Database) =>
      database.system((sql) =>
        sql.row(`insert into accounts (name, title, unit_id, role, scope_code) values ('b', 'B', 1, 'village', '${VILLAGE}') returning id`),
      )
    expect(await next(target)).toEqual(await next(source))
  })

  test('a target with rows is refused and keeps them', async () => {
    const before = await state(target)
    await expect(moveDatabase(source, target)).rejects.toBeInstanceOf(MoveError)
    expect(await state(target)).toEqual(before)
  })
})
