import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../../geodata/relief.queries.ts'
import { Allocation } from '../contract/allocation.ts'
import type { Analysis } from '../contract/analysis.ts'
import { Job } from '../contract/jobs.ts'
import type { Coverage } from '../contract/reach.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'

/** A level plain around the small county, its river crossing it from west to east at 29.35. */
const PLAIN = { west: 110.7, north: 29.45, step: 3 / 3600, width: 601, height: 241 }
const GOALS = ['covering', 'median', 'centre', 'setCover', 'capacitated'] as const

describeOnDatabases('allocation', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-allocation-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    await database.system((sql) => writeRelief(sql, { ...PLAIN, heights: new Float32Array(PLAIN.width * PLAIN.height).fill(90) }, 'test'))
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
    await recordsRead(callers.get('leader')!)
  })
  afterAll(() => server.stop())

  const post = async (account: string, path: string, body: object) =>
    callers.get(account)!(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const ended = async (account: string, id: string): Promise<Job> => {
    for (;;) {
      const job = Job.parse(await (await callers.get(account)!(`/api/jobs/${id}`)).json())
      if (job.state !== 'running') return job
      await delay(20)
    }
  }
  const solve = async (account: string, body: object): Promise<Allocation> => {
    const reply = await post(account, '/api/allocation/solve', { area: '430821', ...body })
    expect(reply.status, await reply.clone().text()).toBe(202)
    const { job } = (await reply.json()) as { job: Job }
    const end = await ended(account, job.id)
    expect(end).toMatchObject({ state: 'done', kind: 'allocation', problem: null })
    return Allocation.parse(end.result)
  }

  describe.each(ACCOUNTS)('$name', ({ name, scope }) => {
    test('gets plans for the people of its own scope only, as many as there are', async () => {
      for (const objective of GOALS) {
        const body = { area: scope, objective, mode: 'car', minutes: 180, share: 0.3, added: 2, capacity: 100_000, villages: true }
        const found = await solve(name, body)
        const { matched } = (await (await post(name, '/api/analysis', { area: scope })).json()) as Analysis
        expect(found.demand.matched).toBe(matched.people)
        expect(found.exact).toBe(name !== 'planner' && name !== 'school-1')
        expect(found.candidates).toBe(VILLAGES.filter(({ code }) => code.startsWith(scope)).length)
        for (const { code } of found.units) expect(code.startsWith(scope)).toBe(true)
        for (const { key } of found.sites) expect(key.slice(1).startsWith(scope)).toBe(true)
        expect(found).toMatchObject({ status: 'optimal', gap: 0 })
        expect(found.sites.length).toBeLessThanOrEqual(2)
        if (!found.exact) continue
        const people = found.units.reduce((sum, unit) => sum + unit.people!, 0)
        expect(people).toBe(found.demand.matched! - found.demand.unplaced!)
        expect(found.after!.within! + found.after!.beyond!).toBe(people)
        expect(found.units.reduce((sum, unit) => sum + unit.beyond!, 0)).toBe(found.after!.beyond)
      }
    })

    test('is refused everything outside it', async () => {
      for (const area of ['430821', '430821109', '430821109201', '430821100202'].filter((code) => !code.startsWith(scope))) {
        const reply = await post(name, '/api/allocation/solve', { area })
        expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'out_of_scope'])
        expect((await post(name, '/api/allocation/left-out', { area, sites: [] })).status).toBe(403)
      }
    })
  })

  test('what stands already is counted as the reach of facilities is', async () => {
    for (const minutes of [10, 30, 60]) {
      const found = await solve('leader', { kind: 'clinic', objective: 'median', minutes, added: 0 })
      const reply = await post('leader', '/api/reach/coverage', { area: '430821', kinds: ['clinic'], minutes })
      const { people, facilities } = (await reply.json()) as Coverage
      expect(found.kept).toBe(facilities)
      expect(found.before).toMatchObject({ within: people.within, beyond: people.beyond })
      expect(found.after).toEqual(found.before)
    }
  })

  test('the best plan is the best of all plans tried one by one', async () => {
    const asked = { objective: 'covering', mode: 'ebike', minutes: 30 }
    const all = VILLAGES.map(({ code }) => `v${code}`)
    const best = await solve('leader', { ...asked, added: 2 })
    let most = 0
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1)) {
        const fixed = await solve('leader', { ...asked, added: 2, locked: [one, other] })
        most = Math.max(most, fixed.value!)
      }
    expect(best.value).toBe(most)
    expect(best.value, 'house by house').toBe(best.after!.within)
    const alone = best.sites.map(async ({ key }) => (await solve('leader', { ...asked, added: 1, locked: [key] })).value!)
    const [first, second] = await Promise.all(alone)
    if (best.sites.length === 2) {
      expect(best.sites[0]!.gain).toBe(best.value! - second!)
      expect(best.sites[1]!.gain).toBe(best.value! - first!)
    }
    expect(best.curve.find(({ count }) => count === 2)!.value).toBe(best.value)
    expect(best.curve.map(({ value }) => value)).toEqual(best.curve.map(({ value }) => value).toSorted((a, b) => a! - b!))
  })

  test('the same question has the same answer, but for the seconds', async () => {
    const ask = async () => ({ ...(await solve('leader', { objective: 'median', added: 2, weight: 'need', unit: 'hamlet' })), seconds: 0 })
    expect(await ask()).toEqual(await ask())
  })

  test('a start goes on from the travel times that were found before it', async () => {
    const asked = { objective: 'median', mode: 'foot', added: 2 }
    const before = await solve('leader', asked)
    const files = readdirSync(join(dataDir, 'travel'), { recursive: true, encoding: 'utf8' })
    const kept = files.filter((name) => name.includes('foot-')).map((name) => join(dataDir, 'travel', name))
    expect(kept.length).toBeGreaterThanOrEqual(VILLAGES.length)
    for (const path of kept) writeFileSync(path, gzipSync(gunzipSync(readFileSync(path)).fill(7)))
    await server.stop()
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
    await recordsRead(callers.get('leader')!)
    const after = await solve('leader', asked)
    expect(before.after!.meanMinutes).not.toBe(7)
    expect(after.after, 'as the files say').toMatchObject({ meanMinutes: 7, farthestMinutes: 7 })
    for (const path of kept) rmSync(path)
  })

  test('those left out are listed: as many as are counted, each farther than asked about', async () => {
    const asked = { area: '430821', mode: 'foot', minutes: 15, filter: 'age:60-' }
    const { after, sites } = await solve('leader', { ...asked, objective: 'covering', added: 1 })
    const found = new Map<number, number | null>()
    let next: string | undefined
    do {
      const reply = await post('leader', '/api/allocation/left-out', {
        ...asked,
        sites: sites.map(({ key }) => key),
        after: next,
        limit: 7,
      })
      expect(reply.status).toBe(200)
      const page = (await reply.json()) as { items: { id: number; name: string; minutes: number | null }[]; next: string | null }
      for (const { id, name, minutes } of page.items) {
        expect(name).toContain('*')
        found.set(id, minutes)
      }
      next = page.next ?? undefined
    } while (next)
    expect(found.size).toBe(after!.beyond)
    for (const minutes of found.values()) expect(minutes ?? Infinity).toBeGreaterThan(15)
    expect((await post('planner', '/api/allocation/left-out', { ...asked, sites: [] })).status).toBe(403)
  })

  test('rules that cannot be kept together are named', async () => {
    const key = `v${VILLAGES[0]!.code}`
    expect((await solve('leader', { locked: [key], barred: [key] })).clash.map(({ kind }) => kind).toSorted()).toEqual(['barred', 'locked'])
    const towns = await solve('leader', { eachTownship: true, added: 1 })
    expect(towns.status).toBe('infeasible')
    expect(towns.clash.map(({ kind }) => kind)).toEqual(['group', 'group', 'added'])
    const poor = await solve('leader', { objective: 'setCover', minutes: 180, mode: 'car', share: 1, costNew: 5, budget: 2, added: null })
    expect(poor.clash.map(({ kind }) => kind)).toEqual(['reach', 'budget'])
  })

  test('a job is nobody else’s', async () => {
    const reply = await post('leader', '/api/allocation/solve', { area: '430821' })
    const { job } = (await reply.json()) as { job: Job }
    for (const method of ['GET', 'DELETE']) expect((await callers.get('planner')!(`/api/jobs/${job.id}`, { method })).status).toBe(404)
    expect((await callers.get('planner')!(`/api/jobs/${job.id}/events`)).status).toBe(404)
    const events = await (await callers.get('leader')!(`/api/jobs/${job.id}/events`)).text()
    expect(events).toMatch(/event: end\ndata: \{.*"state":"done"/)
    await ended('leader', job.id)
  })

  test('a job that is cancelled ends with what it has, and the next one is solved as ever', async () => {
    const points = Array.from({ length: 30 }, (_, place): [number, number] => [110.82 + place * 0.01, 29.31])
    const asked = { objective: 'median', points, villages: false, mode: 'car', minutes: 120, added: 2 }
    const { job } = (await (await post('leader', '/api/allocation/solve', { area: '430821', ...asked })).json()) as { job: Job }
    await callers.get('leader')!(`/api/jobs/${job.id}`, { method: 'DELETE' })
    const { state, problem } = await ended('leader', job.id)
    expect([state, problem]).toEqual([expect.stringMatching(/^(cancelled|done)$/), null])
    expect(await solve('leader', asked)).toMatchObject({ status: 'optimal', gap: 0 })
  })

  test.each([
    [{ area: 'x' }, 'area'],
    [{ objective: 'best' }, 'objective'],
    [{ minutes: 1 }, 'minutes'],
    [{ filter: 'shoe:42' }, 'filter.shoe'],
    [{ villages: false }, 'villages'],
    [{ points: [[111]] }, 'points.0'],
    [{ locked: ['v430821109999'] }, 'locked'],
    [{ barred: ['castle'] }, 'barred.0'],
    [{ budget: -1 }, 'budget'],
  ])('%j is refused with the field that is wrong', async (body, field) => {
    const reply = await post('leader', '/api/allocation/solve', { area: '430821', ...body })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ code: 'invalid_input', field })
  })

  test('nobody to serve is said, and so are too few to be told of', async () => {
    const refusal = async (account: string, filter: string) =>
      ((await (await post(account, '/api/allocation/solve', { area: '430821', filter })).json()) as { code: string }).code
    expect(await refusal('leader', 'age:120-')).toBe('nobody_matches')
    expect(await refusal('planner', 'age:120-')).toBe('nobody_matches')
  })
})
