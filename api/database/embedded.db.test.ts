import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseHome, readConnection } from '../embedded/connection.file.ts'
import { openDatabase } from './database.ts'
import { DatabaseUnavailableError } from './errors.ts'
import type { Database } from './sql.ts'

describe('embedded source', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-source-'))
  let database: Database
  const enginePid = () => readConnection(databaseHome(dataDir))?.pid
  const one = (on: Database) => on.system((sql) => sql.row('select 1 as one'))

  beforeAll(async () => {
    database = await openDatabase({ dataDir })
  })
  afterAll(async () => {
    await database.end()
    rmSync(dataDir, { recursive: true })
  })

  test('a second opener uses the engine that runs', async () => {
    const before = enginePid()
    const second = await openDatabase({ dataDir })
    await second.system((sql) => sql.run('create table shared as select 5 as n'))
    await second.end()
    expect(enginePid()).toBe(before)
    expect(await database.system((sql) => sql.row('select n from shared'))).toEqual({ n: 5 })
  })

  test('a killed engine fails what was under way, is started again, and listeners are told', async () => {
    let missed = 0
    const heard: string[] = []
    const stop = await database.listen(
      'events',
      (payload) => heard.push(payload),
      () => missed++,
    )
    const before = enginePid()!
    const lost = database.system(async (sql) => {
      await sql.run('create table half (n int)')
      process.kill(before, 'SIGKILL')
      await sql.run('insert into half values (1)')
    })
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError)
    expect(await Promise.all([one(database), one(database)])).toEqual([{ one: 1 }, { one: 1 }])
    expect(enginePid()).not.toBe(before)
    expect(await database.system((sql) => sql.row(`select to_regclass('half') as name`))).toEqual({ name: null })
    while (missed === 0) await new Promise((soon) => setTimeout(soon, 20))
    await database.system((sql) => sql.run(`select pg_notify('events', 'again')`))
    while (heard.length === 0) await new Promise((soon) => setTimeout(soon, 20))
    expect(heard).toEqual(['again'])
    await stop()
  })
})
