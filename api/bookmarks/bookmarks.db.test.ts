import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bookmark } from '../contract/bookmarks.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

describeOnDatabases('bookmarks', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-bookmarks-'))
  let server: RunningServer
  let leader: Caller
  let clerk: Caller
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
    leader = await signIn(server, 'leader')
    clerk = await signIn(server, 'village-430821109201')
  })
  afterAll(() => server.stop())

  const send = (call: Caller, method: string, path: string, body: object) =>
    call(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const names = async (call: Caller) =>
    ((await (await call('/api/bookmarks')).json()) as { items: Bookmark[] }).items.map(({ name }) => name)

  test('kept, renamed and let go by the account they belong to', async () => {
    const before = await names(leader)
    const kept = (await (
      await send(leader, 'POST', '/api/bookmarks', { name: ' 江垭水库 ', address: '?area=430821109' })
    ).json()) as Bookmark
    expect(kept).toMatchObject({ name: '江垭水库', address: '?area=430821109' })
    expect(await names(leader)).toEqual(['江垭水库', ...before])
    await send(leader, 'PATCH', `/api/bookmarks/${kept.id}`, { name: '大坝' })
    expect(await names(leader)).toEqual(['大坝', ...before])

    expect(await names(clerk)).not.toContain('大坝')
    expect((await send(clerk, 'PATCH', `/api/bookmarks/${kept.id}`, { name: '我的' })).status).toBe(404)
    expect((await clerk(`/api/bookmarks/${kept.id}`, { method: 'DELETE' })).status).toBe(404)

    expect((await leader(`/api/bookmarks/${kept.id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await leader(`/api/bookmarks/${kept.id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await names(leader)).toEqual(before)
  })

  test.each([
    [{ name: '', address: '?a' }, 'name'],
    [{ name: '好'.repeat(61), address: '?a' }, 'name'],
    [{ name: '外站', address: 'https://elsewhere.example/' }, 'address'],
    [{ name: '脚本', address: '?a=<script>' }, 'address'],
    [{ name: '没有地址' }, 'address'],
  ])('%j is refused, naming the field', async (body, field) => {
    const reply = await send(leader, 'POST', '/api/bookmarks', body)
    expect([reply.status, ((await reply.json()) as { field: string }).field]).toEqual([400, field])
  })

  test('there is an end to how many', async () => {
    await database.system((sql) =>
      sql.run(`insert into bookmarks (account_id, name, address)
               select a.id, 'x', '?' from accounts a, generate_series(1, 200) where a.name = 'village-430821109201'`),
    )
    const reply = await send(clerk, 'POST', '/api/bookmarks', { name: '再来一个', address: '?area=430821' })
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([409, 'bookmarks_full'])
  })

  test('a transaction of nobody sees none and can keep none', async () => {
    const scope = { area: '430821', datasets: [], people: true }
    expect(await database.scoped(scope, (sql) => sql.rows('select * from bookmarks'))).toEqual([])
    await expect(
      database.scoped({ ...scope, account: 1 }, (sql) => sql.run(`insert into bookmarks (account_id, name, address) values (2, 'x', '?')`)),
    ).rejects.toThrow(/row-level security/)
  })
})
