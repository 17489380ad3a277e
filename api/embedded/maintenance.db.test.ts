import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDatabaseFolder } from './base.ts'
import { Engine } from './engine.ts'
import { checkpointWhenDue, tendStaleTables } from './maintenance.queries.ts'
import { queryInternally, runInternally, type Shared } from './wire/session.ts'
import { Turns } from './wire/turns.ts'

describe('maintenance', () => {
  const home = mkdtempSync(join(tmpdir(), 'yitu-upkeep-'))
  let shared: Shared
  const fatal = (reason: string): never => {
    throw new Error(reason)
  }
  beforeAll(async () => {
    const engine = await Engine.open(await ensureDatabaseFolder(home), { fatal, notification() {} })
    shared = { engine, turns: new Turns(), statementLimit: 60_000, fatal }
  })
  afterAll(async () => {
    await shared.engine.close()
    rmSync(home, { recursive: true })
  })

  test('reads rows with nulls and empty text, and tells failure', async () => {
    expect(await queryInternally(shared, `select n, null, '', '零溪镇' from generate_series(1, 2) n`)).toEqual([
      ['1', null, '', '零溪镇'],
      ['2', null, '', '零溪镇'],
    ])
    expect(await runInternally(shared, 'select 1/0')).toBe(false)
    expect(await runInternally(shared, 'checkpoint')).toBe(true)
  })

  test('a short log waits for a quiet moment, a long one for nothing, none for nobody', async () => {
    await runInternally(shared, 'checkpoint')
    expect(await checkpointWhenDue(shared, 0), 'nothing was written').toBe(false)
    await runInternally(shared, 'create table written (filling text)')
    expect(await checkpointWhenDue(shared, 60_000), 'somebody just asked').toBe(false)
    expect(await checkpointWhenDue(shared, 0)).toBe(true)
    await runInternally(shared, `insert into written select md5(n::text) from generate_series(1, 250000) n`)
    expect(await checkpointWhenDue(shared, 60_000), 'more than 16 MiB').toBe(true)
    expect(await checkpointWhenDue(shared, 0)).toBe(false)
  })

  test('tends tables that were filled or changed, and those only', async () => {
    await runInternally(shared, 'create table filled as select n from generate_series(1, 5000) n')
    await runInternally(shared, 'create table small as select n from generate_series(1, 10) n')
    expect(await tendStaleTables(shared, 60_000)).toEqual([])
    const tended = await tendStaleTables(shared, 0)
    expect(tended).toContain('vacuum analyze filled')
    expect(tended, 'never looked at, however small').toContain('analyze small')
    expect(await tendStaleTables(shared, 0)).toEqual([])
    await runInternally(shared, 'update filled set n = -n where n > 2000')
    expect(await tendStaleTables(shared, 0)).toEqual(['vacuum analyze filled'])
    expect(await queryInternally(shared, `select reltuples from pg_class where relname = 'filled'`)).toEqual([['5000']])
  })
})
