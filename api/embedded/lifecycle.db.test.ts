import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConnection } from './connection.file.ts'
import { lockOwner } from './lock.ts'
import { EmbeddedStartError, startEmbedded } from './start.ts'

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))

describe('embedded database', () => {
  let home: string
  const running = new Set<ChildProcess>()
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'yitu-life-'))
  })
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL')
    await until(() => [...running].every((child) => child.exitCode !== null || child.signalCode !== null))
    running.clear()
    rmSync(home, { recursive: true })
  })

  async function start(statementLimitMs?: number): Promise<ChildProcess> {
    const child = await startEmbedded(home, statementLimitMs)
    running.add(child)
    return child
  }
  async function connect(): Promise<pg.Client> {
    const { port, password } = readConnection(home)!
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  async function rows(sql: string): Promise<unknown[]> {
    const client = await connect()
    const result = await client.query<Record<string, unknown>>(sql)
    await client.end()
    return result.rows
  }
  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  test('killed at any moment of its first start, it starts again', async () => {
    for (const moment of [150, 450, 900, 1600]) {
      const child = fork(CHILD, [home, '60000'])
      await delay(moment)
      await kill(child)
    }
    await start()
    expect(await rows('select postgis_lib_version() is not null as spatial')).toEqual([{ spatial: true }])
  })

  test('killed while writing, it has every row it acknowledged and no half transaction', async () => {
    let child = await start()
    await rows('create table kept (n int primary key, pair int)')
    let acknowledged = 0
    for (const moment of [100, 350]) {
      const client = await connect()
      const writing = (async () => {
        for (;;) {
          const n = acknowledged + 1
          await client.query(`begin; insert into kept values (${2 * n}, 1); insert into kept values (${2 * n + 1}, 2); commit`)
          acknowledged = n
        }
      })().catch(() => {})
      await delay(moment)
      await kill(child)
      await writing
      child = await start()
      const [kept] = (await rows('select count(*)::int as n, count(*) filter (where pair = 1)::int as halves from kept')) as {
        n: number
        halves: number
      }[]
      expect(kept!.n).toBe(2 * kept!.halves)
      expect(kept!.halves).toBeGreaterThanOrEqual(acknowledged)
      expect(kept!.halves).toBeLessThanOrEqual(acknowledged + 1)
      acknowledged = kept!.halves
    }
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('a folder is served by one process', async () => {
    const child = await start()
    const second = await startEmbedded(home).catch((error: unknown) => error)
    expect(second).toBeInstanceOf(EmbeddedStartError)
    expect(second).toMatchObject({ locked: true })
    expect((second as Error).message).toContain(String(child.pid))
  })

  test('it ends with its parent, in order', async () => {
    const program = `import { fork } from 'node:child_process'
      fork(${JSON.stringify(CHILD)}, [${JSON.stringify(home)}, '60000'], { execArgv: [] })
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program])
    running.add(parent)
    await until(() => readConnection(home) !== undefined)
    await rows('create table kept (n int)')
    parent.kill('SIGKILL')
    await until(() => lockOwner(home) === undefined)
    await start()
    expect(await rows('select count(*)::int as n from kept')).toEqual([{ n: 0 }])
  })

  test('a statement that runs away and an engine that breaks end the process, and the next one serves again', async () => {
    let child = await start(1500)
    await rows('create table kept as select 7 as n')
    for (const deadly of ['select count(*) from generate_series(1, 10000000000)', `copy (select 1) to program 'cat'`]) {
      const ended = once(child, 'exit')
      const client = await connect()
      await expect(client.query(deadly)).rejects.toThrow()
      expect(await ended).toEqual([70, null])
      child = await start(1500)
      expect(await rows('select n from kept')).toEqual([{ n: 7 }])
    }
  })

  test('SET LOCAL statement_timeout counts for its transaction', async () => {
    const child = await start()
    const ended = once(child, 'exit')
    const client = await connect()
    await client.query('begin; set local statement_timeout = 300')
    await expect(client.query('select count(*) from generate_series(1, 10000000000)')).rejects.toThrow()
    expect(await ended).toEqual([70, null])
  })
})

async function until(met: () => boolean): Promise<void> {
  while (!met()) await delay(20)
}
