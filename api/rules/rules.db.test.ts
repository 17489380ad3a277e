import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

describeOnDatabases('rules', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-rules-'))
  let server: RunningServer
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
  })
  afterAll(() => server.stop())

  const ask = async (call: Caller, what: string) => {
    const reply = await call(`/api/rules/elderly_allowance_unclaimed/${what}`, { method: 'POST' })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }

  test('a dry run counts in scope what a run then creates, and a second run creates nothing', async () => {
    // Six people a village, born 1941 to 1946, the first with an alert of this rule already.
    const village = await ask(await signIn(server, 'village-430821109201'), 'dry-run')
    expect(village.body).toEqual({ total: 5, areas: [{ code: '430821109201', name: '大庄村', count: 5 }] })
    const town = await ask(await signIn(server, 'town-430821109'), 'dry-run')
    expect(town.body).toMatchObject({ total: 10, areas: [{ count: 5 }, { count: 5 }] })
    const admin = await signIn(server, 'admin')
    expect((await ask(admin, 'dry-run')).body).toMatchObject({ total: 20, areas: [{ code: '430821100' }, { code: '430821109' }] })
    expect((await ask(admin, 'run')).body).toEqual({ created: 20, standing: 4 })
    expect((await ask(admin, 'run')).body).toEqual({ created: 0, standing: 24 })
    expect((await ask(admin, 'dry-run')).body).toEqual({ total: 0, areas: [] })
  })

  test('rules are run by administrators, and counted by who may see people', async () => {
    expect(await ask(await signIn(server, 'leader'), 'run')).toMatchObject({ status: 403, body: { code: 'admin_only' } })
    expect(await ask(await signIn(server, 'planner'), 'dry-run')).toMatchObject({ status: 403, body: { code: 'people_hidden' } })
    expect(await ask(await signIn(server, 'dept-yb'), 'dry-run')).toMatchObject({ status: 403, body: { code: 'dataset_hidden' } })
  })
})
