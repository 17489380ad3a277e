import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scenario, ScenarioHead } from '../contract/scenarios.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty, idOf, VILLAGES } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'

const QUESTION = { area: '430821', item: 503, filter: 'age:20-', change: 'add', value: 50 }
const ASKED = { name: '津贴加五十', kind: 'budget', question: QUESTION, address: '?area=430821&tool=budget' }

describeOnDatabases('scenarios', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-scenarios-'))
  let server: RunningServer
  let leader: Caller
  let planner: Caller
  let town: Caller
  let clerk: Caller
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    server = await serve(database, dataDir)
    leader = await signIn(server, 'leader')
    planner = await signIn(server, 'planner')
    town = await signIn(server, 'town-430821109')
    clerk = await signIn(server, 'village-430821109201')
    await recordsRead(leader)
  })
  afterAll(() => server.stop())

  const send = (call: Caller, method: string, path: string, body: object = {}) =>
    call(`/api/scenarios${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const keep = async (call: Caller, more: object = {}) => {
    const reply = await send(call, 'POST', '', { ...ASKED, ...more })
    expect(reply.status).toBe(200)
    return (await reply.json()) as Scenario
  }
  const list = async (call: Caller) => ((await (await call('/api/scenarios')).json()) as { items: ScenarioHead[] }).items
  const problem = async (reply: Response) => {
    const { code, field } = (await reply.json()) as { code: string; field?: string }
    return [reply.status, code, field]
  }

  test('kept with its outcome, the day and the version of the records, and told in sentences', async () => {
    const kept = await keep(leader)
    expect(kept).toMatchObject({
      name: '津贴加五十',
      kind: 'budget',
      own: true,
      shared: false,
      current: true,
      area: { code: '430821', name: '慈利县' },
    })
    expect(kept.asked.zh).toBe('20 岁及以上的人：高龄津贴每笔增加 50 元')
    expect(kept.rows['people']).toBe('age:20-;received:503')
    const [run] = kept.runs
    expect(run!.outcome).toMatchObject({ asOf: '2026-10-31', townships: [{ code: '430821100' }, { code: '430821109' }] })
    expect(run!.outcome.measures['people']).toBeGreaterThan(20)
    expect(run!.sentences[0]!.zh).toContain('{people}')
    expect(await list(leader)).toMatchObject([{ id: kept.id, current: true, asOf: '2026-10-31', measures: [{ id: 'extra' }, {}, {}] }])
    expect(await list(planner)).toEqual([])
    await send(leader, 'DELETE', `/${kept.id}`)
  })

  test('every measure of a sentence is one of the kind, and of an area below', async () => {
    const { id, measures, runs } = await keep(leader)
    const { outcome, sentences } = runs[0]!
    const known = new Set(measures.flatMap((one) => [one.id, ...outcome.townships.map(({ code }) => `${one.id}@${code}`)]))
    for (const { zh, en } of sentences) for (const [, name] of `${zh} ${en}`.matchAll(/\{([^}]+)\}/g)) expect(known).toContain(name)
    await send(leader, 'DELETE', `/${id}`)
  })

  test('without a name it is named by what is asked; renamed, copied, put away and taken back', async () => {
    const { name: _, ...unnamed } = ASKED
    const kept = (await (await send(leader, 'POST', '', unnamed)).json()) as Scenario
    expect(kept.name).toBe(kept.asked.zh)
    expect(await (await send(leader, 'PATCH', `/${kept.id}`, { name: ' 甲案 ' })).json()).toMatchObject({ name: '甲案' })
    const copy = (await (await send(leader, 'POST', `/${kept.id}/copies`, { name: '乙案' })).json()) as Scenario
    expect(copy).toMatchObject({ name: '乙案', own: true, question: kept.question, runs: kept.runs })
    expect((await list(leader)).map(({ name }) => name)).toEqual(['乙案', '甲案'])
    expect((await send(leader, 'DELETE', `/${kept.id}`)).status).toBe(200)
    expect((await list(leader)).map(({ name }) => name)).toEqual(['乙案'])
    expect((await leader(`/api/scenarios/${kept.id}`)).status).toBe(404)
    expect(await (await send(leader, 'POST', `/${kept.id}/restore`)).json()).toMatchObject({ name: '甲案', runs: kept.runs })
    for (const { id } of await list(leader)) await send(leader, 'DELETE', `/${id}`)
  })

  test('another’s is not there; shared, its question is answered within the reader’s own scope and by what they may know', async () => {
    const kept = await keep(leader)
    for (const call of [planner, town]) {
      expect((await call(`/api/scenarios/${kept.id}`)).status).toBe(404)
      expect((await send(call, 'POST', `/${kept.id}/runs`)).status).toBe(404)
    }
    await send(leader, 'PATCH', `/${kept.id}`, { shared: true })

    const opened = (await (await town(`/api/scenarios/${kept.id}`)).json()) as Scenario
    expect(opened).toMatchObject({ name: kept.name, own: false, runs: [] })
    const counted = (await (await send(town, 'POST', `/${kept.id}/runs`)).json()) as Scenario
    const mine = (await (await send(town, 'POST', '', { ...ASKED, question: { ...QUESTION, area: '430821109' } })).json()) as Scenario
    expect(counted.runs[0]!.outcome).toEqual(mine.runs[0]!.outcome)
    expect(counted.runs[0]!.outcome.townships.map(({ code }) => code)).toEqual(['430821109201', '430821109202'])
    expect(JSON.stringify(counted)).not.toContain('430821100')

    const rounded = (await (await send(planner, 'POST', `/${kept.id}/runs`)).json()) as Scenario
    expect(rounded.runs[0]!.outcome.measures['people']! % 5).toBe(0)
    // The owner's own numbers are as they were.
    expect(((await (await leader(`/api/scenarios/${kept.id}`)).json()) as Scenario).runs).toEqual(kept.runs)

    for (const [method, path, body] of [
      ['PATCH', '', { name: '我的' }],
      ['DELETE', '', {}],
      ['POST', '/restore', {}],
    ] as const)
      expect((await send(town, method, `/${kept.id}${path}`, body)).status).toBe(404)
    const copy = (await (await send(town, 'POST', `/${kept.id}/copies`, { name: '本镇' })).json()) as Scenario
    expect(copy).toMatchObject({ own: true, area: { code: '430821109' }, question: { area: '430821109' } })
    expect(copy.runs[0]!.outcome).toEqual(counted.runs[0]!.outcome)

    await send(leader, 'PATCH', `/${kept.id}`, { shared: false })
    expect((await town(`/api/scenarios/${kept.id}`)).status).toBe(404)
  })

  test('a scenario of an area outside one’s own cannot be run', async () => {
    const there = await keep(leader, { question: { ...QUESTION, area: '430821100' } })
    await send(leader, 'PATCH', `/${there.id}`, { shared: true })
    expect(await problem(await send(clerk, 'POST', `/${there.id}/runs`))).toEqual([403, 'out_of_scope', undefined])
  })

  test('numbers are read only while the account may see exactly what it saw', async () => {
    const kept = await keep(leader)
    const scope = { area: '430821', datasets: [2, 5, 6], people: true }
    const account = (await database.system((sql) => sql.row<{ id: number }>(`select id from accounts where name = 'leader'`)))!.id
    const seen = (of: object) =>
      database.scoped({ ...scope, account, ...of }, (sql) => sql.rows('select id from scenario_runs where scenario_id = $1', [kept.id]))
    const datasets = await database.system((sql) =>
      sql.row<{ datasets: number[] }>('select datasets from scenario_runs where scenario_id = $1', [kept.id]),
    )
    const same = { datasets: datasets!.datasets }
    expect(await seen(same)).toHaveLength(1)
    expect(await seen({ ...same, people: false })).toEqual([])
    expect(await seen({ datasets: [2] })).toEqual([])
    expect(await seen({ ...same, area: '430821109' })).toEqual([])
    expect(await seen({ ...same, account: account + 1 })).toEqual([])
  })

  test('run again on newer records the difference is there; on the same ones the run takes the other’s place', async () => {
    const kept = await keep(leader)
    const again = async () => (await (await send(leader, 'POST', `/${kept.id}/runs`)).json()) as Scenario
    expect((await again()).runs).toHaveLength(1)
    const person = idOf(VILLAGES[0]!, 1)
    await database.system(async (sql) => {
      await sql.run(`insert into benefits select 1900000000, id, village_code, 5, 503, '2026-10-20', 12300, 0 from people where id = $1`, [
        person,
      ])
      await sql.run(`update people set birth_date = '1990-01-01' where id = $1`, [person])
    })
    await expect.poll(async () => ((await (await leader(`/api/scenarios/${kept.id}`)).json()) as Scenario).current).toBe(false)
    const version = async () => (await again()).runs[0]!.outcome.measures['before']
    // Records that a busy machine was long in reading are read again after ten times as long.
    await expect.poll(version, { timeout: 100_000 }).toBe(kept.runs[0]!.outcome.measures['before']! + 123)
    const { runs, current } = await again()
    expect([runs.length, current]).toEqual([2, true])
    expect(runs[0]!.version).not.toBe(runs[1]!.version)
    expect([runs[1]!.version, runs[1]!.outcome]).toEqual([kept.runs[0]!.version, kept.runs[0]!.outcome])
  })

  test.each([
    [{ ...ASKED, name: '' }, 400, 'name'],
    [{ ...ASKED, kind: 'weather' }, 400, 'kind'],
    [{ ...ASKED, address: 'https://elsewhere.example/' }, 400, 'address'],
    [{ ...ASKED, question: { ...QUESTION, item: 202 } }, 400, 'question.item'],
    [{ ...ASKED, question: { ...QUESTION, filter: 'age:x' } }, 400, 'filter.age'],
    [{ ...ASKED, question: {} }, 400, 'question.area'],
    [{ ...ASKED, question: { ...QUESTION, area: '430822' } }, 403, undefined],
  ])('%j is refused, naming the field', async (body, status, field) => {
    const [given, , named] = await problem(await send(leader, 'POST', '', body))
    expect([given, named]).toEqual([status, field])
  })

  test('there is an end to how many', async () => {
    await database.system((sql) =>
      sql.run(`insert into scenarios (account_id, name, kind, area_code, question, address)
               select a.id, 'x', 'budget', '430821109201', '{}', '?' from accounts a, generate_series(1, 200) where a.name = 'village-430821109201'`),
    )
    const question = { ...QUESTION, area: '430821109201' }
    expect(await problem(await send(clerk, 'POST', '', { ...ASKED, question }))).toEqual([409, 'scenarios_full', undefined])
  })
})
