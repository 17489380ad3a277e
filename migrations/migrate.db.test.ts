import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeOnDatabases, useFresh } from '../api/database/testing.ts'
import { migrate, MigrationError } from './migrate.ts'

describeOnDatabases('migrate', (engine) => {
  const database = useFresh(engine)
  let folder: string
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const tables = (pattern: string) =>
    database.system(async (sql) =>
      (await sql.rows<{ name: string }>('select relname as name from pg_class where relname like $1 order by 1', [pattern])).map(
        (row) => row.name,
      ),
    )

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yitu-migrations-'))
    cpSync(import.meta.dirname, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
    mkdirSync(join(folder, 'functions'), { recursive: true })
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true })
    await database.system((sql) => sql.run(`delete from migrations where name like '%\\_test%'; drop table if exists t_one, t_two cascade`))
  })

  test('a second run applies nothing', async () => {
    expect(await migrate(database)).toEqual([])
  })

  test('files are applied once, in order, repeatable ones again when they change', async () => {
    write('9001_test_one.sql', 'create table t_one (n int)')
    write('9002_test_two.sql', 'create table t_two as select * from t_one')
    write('functions/z_test.sql', 'create or replace view t_view as select 1 as n')
    const progress: [number, number][] = []
    expect(await migrate(database, { folder, progress: (...step) => progress.push(step) })).toEqual([
      '9001_test_one.sql',
      '9002_test_two.sql',
      'functions/z_test.sql',
    ])
    expect(progress.at(-1)![0]).toBe(progress.at(-1)![1])
    expect(await migrate(database, { folder })).toEqual([])
    write('functions/z_test.sql', 'create or replace view t_view as select 2 as n')
    expect(await migrate(database, { folder })).toEqual(['functions/z_test.sql'])
    expect(await database.system((sql) => sql.rows('select n from t_view'))).toEqual([{ n: 2 }])
    await database.system((sql) => sql.run('drop view t_view'))
  })

  test('an applied file that has changed since is refused by its name', async () => {
    write('9001_test_one.sql', 'create table t_one (n int)')
    await migrate(database, { folder })
    write('9001_test_one.sql', 'create table t_one (n int, m int)')
    await expect(migrate(database, { folder })).rejects.toThrow(/9001_test_one\.sql/)
  })

  test('a failing file is named, leaves nothing, and the ones before it stay', async () => {
    write('9001_test_one.sql', 'create table t_one (n int)')
    write('9002_test_two.sql', 'create table t_two (n int); insert into t_two values (1/0)')
    const failing = migrate(database, { folder })
    await expect(failing).rejects.toBeInstanceOf(MigrationError)
    await expect(failing).rejects.toThrow(/9002_test_two\.sql.*zero/)
    expect(await tables('t\\_%')).toEqual(['t_one'])
    write('9002_test_two.sql', 'create table t_two (n int)')
    expect(await migrate(database, { folder })).toEqual(['9002_test_two.sql'])
  })

  test('a database newer than the program is refused', async () => {
    await database.system((sql) => sql.run(`insert into migrations (name, checksum) values ('9999_test.sql', 'x')`))
    await expect(migrate(database, { folder })).rejects.toThrow(/9999_test\.sql/)
  })

  test('two programs that migrate at once apply each file once', async () => {
    write('9001_test_one.sql', 'create table t_one (n int); insert into t_one values (1)')
    const applied = await Promise.all([migrate(database, { folder }), migrate(database, { folder })])
    expect(applied.flat()).toEqual(['9001_test_one.sql'])
  })
})
