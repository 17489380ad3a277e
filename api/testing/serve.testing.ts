/** A real server on a free port for tests, and callers signed in to it. */
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import type { Database } from '../database/sql.ts'
import { startServer, type RunningServer, type ServerOptions } from '../server.ts'

export const DEMO_PASSWORD = 'a-test-password'

/** Serves a database, refusing replies that do not keep to the contract. */
export async function serve(database: Database | undefined, dataDir: string, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, DEMO_PASSWORD })
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' })
  const server = await startServer({ config, log, checkReplies: true, progress: () => ({ ready: true, steps: [] }), ...options })
  if (database) server.attach(database)
  return server
}

/** Calls the server with an account's cookie. */
export type Caller = (path: string, init?: RequestInit) => Promise<Response>

export async function signIn(server: RunningServer, account: string): Promise<Caller> {
  const reply = await post(server.url, '/api/session', { account, password: DEMO_PASSWORD })
  if (reply.status !== 200) throw new Error(`${account}: ${reply.status} ${await reply.text()}`)
  const cookie = reply.headers.getSetCookie()[0]!.split(';')[0]!
  return (path, init = {}) => fetch(server.url + path, { ...init, headers: { ...init.headers, cookie } })
}

/** Waits until the records are in memory: what counts them answers from now on. */
export async function recordsRead(call: Caller): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  while ((await call('/api/analysis', { method: 'POST', headers, body: JSON.stringify({ area: '430821' }) })).status === 503)
    await delay(100)
}

export function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
}
