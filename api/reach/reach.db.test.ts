import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../../geodata/relief.queries.ts'
import type { Analysis } from '../contract/analysis.ts'
import { BEYOND, Coverage, decodeSurface } from '../contract/reach.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'

/** A level plain around the small county, its river crossing it from west to east at 29.35. */
const PLAIN = { west: 110.7, north: 29.45, step: 3 / 3600, width: 601, height: 241 }

describeOnDatabases('reach', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-reach-'))
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
  const coverage = async (account: string, body: object): Promise<Coverage> => {
    const reply = await post(account, '/api/reach/coverage', { kinds: ['clinic'], ...body })
    expect(reply.status, await reply.clone().text()).toBe(200)
    return Coverage.parse(await reply.json())
  }

  describe.each(ACCOUNTS)('$name', ({ name, scope }) => {
    test('counts whom the filter finds, each once, by time and by area', async () => {
      for (const filter of ['', 'age:80-', 'sex:2;structure:2']) {
        const found = await coverage(name, { area: scope, filter })
        const { matched, exact } = (await (await post(name, '/api/analysis', { area: scope, filter })).json()) as Analysis
        expect(found.people.matched).toBe(matched.people)
        expect(found.exact).toBe(exact)
        expect(found.facilities).toBe(VILLAGES.length)
        if (!exact) continue
        const { within, beyond, unplaced } = found.people
        expect(within! + beyond! + unplaced!).toBe(found.people.matched)
        expect(found.curve.reduce<number>((sum, people) => sum + people!, 0)).toBe(within! + beyond!)
        if (scope.length < 12) {
          expect(found.children.reduce((sum, child) => sum + child.matched!, 0)).toBe(found.people.matched)
          expect(found.children.reduce((sum, child) => sum + child.beyond!, 0)).toBe(beyond)
        }
      }
    })

    test('is told the ground of its own area only', async () => {
      const reply = await callers.get(name)!('/api/reach/surface?kinds=clinic&mode=foot')
      expect(reply.status).toBe(200)
      const { west, north, step, width, height } = decodeSurface(new Uint8Array(await reply.arrayBuffer()))
      const box = { '430821': [110.8, 0.4], '430821109': [110.8, 0.2], '430821109201': [110.8, 0.1] }[scope]!
      expect(west).toBeGreaterThan(box[0]! - 3 * step)
      expect(west + width * step).toBeLessThan(box[0]! + box[1]! + 3 * step)
      expect(north).toBeLessThan(29.3 + box[1]! + 3 * step)
      expect(height).toBeGreaterThan(10)
    })
  })

  test('more minutes reach no fewer; the curve says how many', async () => {
    let last = 0
    for (const minutes of [5, 15, 30, 60, 120]) {
      const { people, curve } = await coverage('leader', { area: '430821', minutes })
      expect(people.within).toBe(curve.slice(0, minutes / 5).reduce<number>((sum, count) => sum + count!, 0))
      expect(people.within).toBeGreaterThanOrEqual(last)
      last = people.within!
    }
    expect(last).toBeGreaterThan(0)
  })

  test('whoever lives across the river does not get there on foot, and does when there is a bridge', async () => {
    const at = (surface: ReturnType<typeof decodeSurface>, lon: number, lat: number) =>
      surface.minutes[Math.round((surface.north - lat) / surface.step) * surface.width + Math.round((lon - surface.west) / surface.step)]
    const surface = async () => {
      const reply = await callers.get('leader')!('/api/reach/surface?kinds=clinic')
      return decodeSurface(new Uint8Array(await reply.arrayBuffer()))
    }
    const before = await surface()
    // Clinics stand at 29.32, south of the river; its ends lie at 110.81 and 111.15, far from here.
    expect(at(before, 110.92, 29.32)).toBeLessThanOrEqual(1)
    expect(at(before, 110.97, 29.36)).toBeGreaterThan(120)
    await database.system((sql) =>
      sql.run(
        `insert into roads values (9, null, 'village', true, st_geomfromtext('LINESTRING(110.97 29.345,110.97 29.355)', 4326), 'test')`,
      ),
    )
    const after = await surface()
    expect(at(after, 110.97, 29.36)).toBeLessThan(120)
    expect(at(after, 110.92, 29.32)).toBeLessThanOrEqual(1)
  })

  test('on a plain without a road it takes as long as the way is far, to within what eight directions add', async () => {
    const reply = await callers.get('leader')!('/api/reach/surface?kinds=clinic')
    const { minutes, width, west, north, step } = decodeSurface(new Uint8Array(await reply.arrayBuffer()))
    const row = Math.round((north - 29.33) / step)
    const taken = minutes[row * width + Math.round((110.95 - west) / step)]!
    const meters = Math.hypot((110.95 - 110.92) * 111_320 * Math.cos((29.33 * Math.PI) / 180), 0.01 * 110_900)
    const straight = (meters / (0.6 * 6000 * Math.exp(-3.5 * 0.05))) * 60
    expect(taken).toBeGreaterThanOrEqual(straight * 0.98)
    expect(taken).toBeLessThanOrEqual(straight * 1.09 + 2)
    expect(minutes).toContain(BEYOND)
  })

  test.each([
    [{ kinds: [] }, 'kinds'],
    [{ kinds: ['castle'] }, 'kinds.0'],
    [{ kinds: ['clinic'], minutes: 4 }, 'minutes'],
    [{ kinds: ['clinic'], mode: 'horse' }, 'mode'],
    [{ kinds: ['clinic'], filter: 'shoe:42' }, 'filter.shoe'],
  ])('%j is refused with the field that is wrong', async (body, field) => {
    const reply = await post('leader', '/api/reach/coverage', { area: '430821', ...body })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ code: 'invalid_input', field })
  })
})
