import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/database/database.ts'
import type { Database } from '../../api/database/sql.ts'
import type { RunningServer } from '../../api/server.ts'
import { fillCounty, idOf, VILLAGES } from '../../api/testing/county.testing.ts'
import { DEMO_PASSWORD, serve, signIn } from '../../api/testing/serve.testing.ts'
import { migrate } from '../../migrations/migrate.ts'
import { openBrowser, openPage, PHONE } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'

const TIMEOUT = 300_000
const soon = { timeout: 30_000 }
/** Outside the village account's scope, inside its township's. */
const neighbour = VILLAGES[1]!
const dataDir = mkdtempSync(join(tmpdir(), 'yitu-live-'))
let database: Database
let server: RunningServer
let browser: Browser
let county: Page
let town: Page
let outside: Page

beforeAll(async () => {
  // The pages are those that the product of all journeys has built.
  await productReady(productUrl())
  database = await openDatabase({ dataDir })
  await migrate(database)
  await fillCounty(database, dataDir)
  await database.system((sql) =>
    sql.run(`create function test_fallen(as_of date, parameters jsonb) returns table (person_id integer, dedup_key text, evidence jsonb)
        language sql stable as $$ select ${idOf(neighbour, 1)}, parameters ->> 'key', '{"reason": "独居老人三天没有出门"}'::jsonb $$;
      insert into rules (id, title, description, severity, parameters, condition, deadline_days, cool_down_days, valid_from)
        values ('fallen', '独居异常', '独居老人多日没有出门', 3, '{"key": "first"}', 'test_fallen', 3, 0, '2026-01-01')`),
  )
  server = await serve(database, dataDir)
  browser = await openBrowser()
  county = await pageOf('leader')
  town = await pageOf('town-430821109')
  outside = await pageOf('village-430821109201')
}, TIMEOUT)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.end()
  rmSync(dataDir, { recursive: true, force: true })
})

async function pageOf(account: string): Promise<Page> {
  const { page } = await openPage(browser, PHONE)
  await page.request.post(`${server.url}/api/session`, { data: { account, password: DEMO_PASSWORD } })
  const streaming = page.waitForResponse((reply) => reply.url().endsWith('/api/alerts/stream'))
  const known = page.waitForResponse((reply) => reply.url().endsWith('/api/alerts/pins'))
  await page.goto(server.url)
  await Promise.all([streaming, known])
  return page
}

const told = (page: Page) => page.getByText('新预警：独居异常')
const openAlerts = (page: Page) =>
  page.evaluate(() => fetch('/api/alerts/pins').then(async (reply) => ((await reply.json()) as { id: number[] }).id.length))

test(
  'a new alert is told on every open screen in scope, and on no other',
  async () => {
    const before = await openAlerts(outside)
    const admin = await signIn(server, 'admin')
    expect(await (await admin('/api/rules/fallen/run', { method: 'POST' })).json()).toMatchObject({ created: 1 })
    await Promise.all([county, town].map((page) => expect.poll(() => told(page).count(), soon).toBe(1)))
    expect(await told(outside).count()).toBe(0)
    expect(await openAlerts(outside)).toBe(before)
  },
  TIMEOUT,
)

test(
  'what happens while the server is away is told once it is back',
  async () => {
    for (const page of [county, town]) await page.locator('.ant-notification-notice-close').click()
    await Promise.all([county, town].map((page) => expect.poll(() => told(page).count(), soon).toBe(0)))
    const port = new URL(server.url).port
    await server.stop()
    await database.system(async (sql) => {
      await sql.run(`update rules set parameters = '{"key": "second"}' where id = 'fallen'`)
      await sql.run(`select run_rule('fallen')`)
    })
    server = await serve(database, dataDir, { config: readConfig({ PORT: port, DATA_DIR: dataDir, DEMO_PASSWORD }) })
    await Promise.all([county, town].map((page) => expect.poll(() => told(page).count(), soon).toBe(1)))
    expect(await told(outside).count()).toBe(0)
  },
  TIMEOUT,
)
