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

  const ask = async (call: Caller, what: string, rule = 'elderly_allowance_unclaimed') => {
    const reply = await call(`/api/rules/${rule}/${what}`, { method: 'POST' })
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

  test('medical bills over the line in a month or in the year are found, though part of them came back later', async () => {
    const dryRun = async () => (await ask(await signIn(server, 'admin'), 'dry-run', 'medical_self_paid')).body['total']
    await database.system((sql) =>
      sql.run(`update rules set condition = 'medical_self_paid_over', parameters = $1 where id = 'medical_self_paid'`, [
        JSON.stringify({
          months: 12,
          low_income_groups: [1, 5, 6],
          low_income_yuan: 5000,
          others_yuan: 20_000,
          outpatient_items: [201],
          outpatient_month_yuan: 500,
        }),
      ]),
    )
    expect(await dryRun()).toBe(0)
    await database.system(async (sql) => {
      const people = await sql.rows<{ id: number; village: string }>(
        `select id, village_code as village from people where life_status = 1
           and id not in (select person_id from person_groups where group_code in (1, 5, 6))
           and id not in (select person_id from alerts where rule_id = 'medical_self_paid') order by id limit 4`,
      )
      // Self-paid yuan, item (201: 门诊), months before the records' date.
      const bills: [number, number, number][][] = [
        [
          [600, 201, 5],
          [-300, 201, 2],
        ],
        [
          [480, 201, 5],
          [480, 201, 4],
        ],
        [
          [15_000, 202, 8],
          [5_000, 202, 1],
        ],
        [[25_000, 202, 14]],
      ]
      for (const [index, { id, village }] of people.entries())
        for (const [yuan, item, months] of bills[index]!)
          await sql.run(
            `insert into benefits select $1 + coalesce((select max(id) from benefits), 0), $2, $3, 2, $4,
               (as_of - make_interval(months => $5))::date, 0, $6 from county`,
            [1, id, village, item, months, yuan * 100],
          )
    })
    expect(await dryRun()).toBe(2)
  })

  test('rules are run by administrators, and counted by who may see people', async () => {
    expect(await ask(await signIn(server, 'leader'), 'run')).toMatchObject({ status: 403, body: { code: 'admin_only' } })
    expect(await ask(await signIn(server, 'planner'), 'dry-run')).toMatchObject({ status: 403, body: { code: 'people_hidden' } })
    expect(await ask(await signIn(server, 'dept-yb'), 'dry-run')).toMatchObject({ status: 403, body: { code: 'dataset_hidden' } })
  })
})
