import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertToken, setDisabled } from '../accounts/accounts.queries.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty } from '../testing/county.testing.ts'
import { DEMO_PASSWORD, post, serve, signIn } from '../testing/serve.testing.ts'
import { openTokens } from './tokens.ts'

describeOnDatabases('session', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-session-'))
  let server: RunningServer
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
  })
  afterAll(() => server.stop())

  test('the welcome names the county and the demo accounts, and no password that somebody chose', async () => {
    const welcome = (await (await fetch(`${server.url}/api/welcome`)).json()) as { demoAccounts: { account: string }[] }
    expect(welcome).toMatchObject({ county: { code: '430821', name: '慈利县' }, demo: true })
    expect(welcome.demoAccounts[0]).toEqual({ account: 'leader', title: 'leader', role: 'leader' })
    expect(welcome).not.toHaveProperty('demoPassword')
  })

  test('a session lasts from signing in to signing out', async () => {
    const reply = await post(server.url, '/api/session', { account: 'town-430821109', password: DEMO_PASSWORD })
    expect(await reply.json()).toEqual({
      account: 'town-430821109',
      title: 'town-430821109',
      unit: '零溪镇人民政府',
      role: 'township',
      scope: { code: '430821109', name: '零溪镇', level: 'township' },
      seesPeople: true,
      demo: true,
    })
    const [cookie] = reply.headers.getSetCookie()
    expect(cookie).toMatch(/; httponly/i)
    expect(cookie).toMatch(/; samesite=strict/i)
    expect(cookie).not.toMatch(/; secure/i)
    const headers = { cookie: cookie!.split(';')[0]! }
    expect((await fetch(`${server.url}/api/session`, { headers })).status).toBe(200)
    expect((await fetch(`${server.url}/api/session`, { headers, method: 'DELETE' })).status).toBe(200)
    expect((await fetch(`${server.url}/api/session`, { headers })).status).toBe(401)
  })

  test('behind TLS the cookie keeps to TLS', async () => {
    const reply = await post(server.url, '/api/session', { account: 'leader', password: DEMO_PASSWORD }, { 'x-forwarded-proto': 'https' })
    expect(reply.headers.getSetCookie()[0]).toMatch(/; secure/i)
  })

  test('a page of another site changes nothing', async () => {
    const body = { account: 'leader', password: DEMO_PASSWORD }
    const status = async (headers: Record<string, string>) => (await post(server.url, '/api/session', body, headers)).status
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403)
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ origin: server.url })).toBe(200)
  })

  test('guessing is stopped, for that account only, and says until when', async () => {
    const guess = () => post(server.url, '/api/session', { account: 'admin', password: 'wrong' })
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await guess()).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401])
    const refused = await guess()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post(server.url, '/api/session', { account: 'admin', password: DEMO_PASSWORD })).status).toBe(429)
    expect((await post(server.url, '/api/session', { account: 'leader', password: DEMO_PASSWORD })).status).toBe(200)
    expect((await post(server.url, '/api/session', { account: 'nobody', password: 'x' })).status).toBe(401)
  })

  test('a program signs in with a token, until it ends', async () => {
    const tokens = await openTokens({ dataDir, sessionSecret: undefined })
    const [good, ended] = [tokens.create(), tokens.create()]
    await database.system(async (sql) => {
      const { id } = (await sql.row<{ id: number }>(`select id from accounts where name = 'dept-mz'`))!
      await insertToken(sql, tokens.hash(good), id, 'test', 30)
      await insertToken(sql, tokens.hash(ended), id, 'test', -1)
    })
    const ask = (token: string) => fetch(`${server.url}/api/session`, { headers: { authorization: `Bearer ${token}` } })
    expect(await (await ask(good)).json()).toMatchObject({ account: 'dept-mz' })
    expect((await ask(ended)).status).toBe(401)
    expect((await ask(tokens.create())).status).toBe(401)
  })

  test('a disabled account does not sign in, and its sessions end', async () => {
    await signIn(server, 'planner')
    await database.system(async (sql) => {
      const { id } = (await sql.row<{ id: number }>(`select id from accounts where name = 'planner'`))!
      await setDisabled(sql, id, true)
      expect(await sql.rows('select from sessions where account_id = $1', [id])).toEqual([])
    })
    expect((await post(server.url, '/api/session', { account: 'planner', password: DEMO_PASSWORD })).status).toBe(401)
  })

  test('problems are told in the reader’s language, and name the field', async () => {
    const reply = await post(server.url, '/api/session', { account: 'leader' }, { 'accept-language': 'en' })
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(await reply.json()).toMatchObject({ status: 400, code: 'invalid_input', title: 'Invalid input', field: 'password' })
    expect(await (await post(server.url, '/api/session', 'x'.repeat(2_000_000))).json()).toMatchObject({ status: 413, code: 'too_large' })
    expect(await (await fetch(`${server.url}/api/session`, { method: 'POST', body: 'account=x' })).json()).toMatchObject({ status: 415 })
    const wrong = await fetch(`${server.url}/api/areas/430821`, { method: 'PUT' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'HEAD, GET'])
  })
})
