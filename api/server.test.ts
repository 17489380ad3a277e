import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Progress } from './context.ts'
import { DatabaseUnavailableError } from './database/errors.ts'
import type { Database, Sql } from './database/sql.ts'
import type { RunningServer } from './server.ts'
import { serve } from './testing/serve.testing.ts'

let progress: Progress = { ready: false, steps: [{ name: 'database', done: 0, total: 1 }] }
let server: RunningServer
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-server-'))
  mkdirSync(join(dataDir, 'tiles'))
  server = await serve(undefined, dataDir, { progress: () => progress })
})
afterAll(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })

/** A database that answers, or is away. */
function pretend(isAway: () => boolean): Database {
  const sql = {
    row: async (text: string) => (text === 'select 1 as one' ? { one: 1 } : undefined),
    rows: async () => [],
  } as Partial<Sql> as Sql
  const answer = async <T>(work: (sql: Sql) => Promise<T>) => {
    if (isAway()) throw new DatabaseUnavailableError('away')
    return work(sql)
  }
  return {
    engine: 'server',
    system: answer,
    scoped: (_scope, work) => answer(work),
    listen: async () => async () => {},
    end: async () => {},
  }
}

test('before there is a database it lives, is not ready, says how far it is, and shows it', async () => {
  expect((await get('/healthz')).status).toBe(200)
  const ready = await get('/readyz')
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, steps: [{ name: 'database', done: 0, total: 1 }] }])
  const api = await get('/api/welcome')
  expect([api.status, ((await api.json()) as { code: string }).code, api.headers.get('retry-after')]).toEqual([503, 'starting', '2'])
  expect(await (await get('/metrics')).text()).toContain('yitu_http_request_seconds_bucket')
})

test('a database that goes away is said so, and its return is noticed', async () => {
  let away = false
  server.attach(pretend(() => away))
  progress = { ready: true, steps: [] }
  expect((await get('/readyz')).status).toBe(200)
  away = true
  expect((await get('/readyz')).status).toBe(503)
  const api = await get('/api/welcome')
  expect([api.status, ((await api.json()) as { code: string }).code]).toEqual([503, 'database_unavailable'])
  away = false
  expect((await get('/readyz')).status).toBe(200)
  expect((await get('/api/welcome')).status).toBe(200)
})

test('every answer carries the policy that keeps other sites out, and its request’s number', async () => {
  for (const path of ['/healthz', '/api/welcome', '/api/nothing', '/tiles/x', '/']) {
    const reply = await get(path, { 'x-request-id': 'number-of-mine' })
    expect(reply.headers.get('content-security-policy'), path).toMatch(/default-src '(self|none)'/)
    expect(reply.headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(reply.headers.get('x-request-id'), path).toBe('number-of-mine')
  }
})
