import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../../geodata/relief.queries.ts'
import type { Analysis } from '../contract/analysis.ts'
import { Access } from '../contract/access.ts'
import { Coverage } from '../contract/reach.ts'
import { RoadCut } from '../contract/road_cut.ts'
import { BEYOND } from '../contract/travel.ts'
import { decodeSurface, Isochrones } from '../contract/travel_surface.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { inside } from './cut.ts'
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

  describe.each(ACCOUNTS)('$name and what is listed, lit and cut', ({ name, scope, role }) => {
    const seesPeople = role !== 'planner' && role !== 'school'

    test('lists as many as it counts, page by page, each once; their houses are lit', async () => {
      for (const set of ['within', 'beyond'] as const) {
        const asked = { area: scope, filter: 'age:20-', kinds: ['clinic'], minutes: 20, set }
        const reply = await post(name, '/api/reach/people', { ...asked, limit: 200 })
        if (!seesPeople) {
          expect(reply.status).toBe(403)
          expect((await post(name, '/api/reach/houses', asked)).status).toBe(403)
          continue
        }
        const found: { id: number; name: string; house: { id: number } | null }[] = []
        let after: string | null = null
        do {
          const body = { ...asked, limit: 37, ...(after ? { after } : {}) }
          const page = (await (await post(name, '/api/reach/people', body)).json()) as { items: typeof found; next: string | null }
          found.push(...page.items)
          after = page.next
        } while (after)
        const { people } = await coverage(name, { ...asked, set: undefined })
        expect(found.length).toBe(people[set])
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        for (const person of found) expect(person.name).toMatch(/^.\*+$/)
        const lit = (await (await post(name, '/api/reach/houses', asked)).json()) as { houses: number; bits: string }
        expect(lit.houses).toBe(new Set(found.flatMap(({ house }) => house?.id ?? [])).size)
        const bits = [...Buffer.from(lit.bits, 'base64')].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
        expect(bits).toBe(lit.houses)
      }
    })

    test('who is cut off is who got there before less who does after; by village it adds up', async () => {
      const all = { type: 'Polygon', coordinates: [[[110.7, 29.2], [111.3, 29.2], [111.3, 29.5], [110.7, 29.5], [110.7, 29.2]]] } // prettier-ignore
      for (const altered of [{ areas: [all] }, { areas: [all], ground: true }, { closed: [await firstClinic()] }]) {
        const asked = { area: scope, kinds: ['clinic'], minutes: 60 }
        const reply = await post(name, '/api/reach/cut', { ...asked, altered })
        expect(reply.status, await reply.clone().text()).toBe(200)
        const cut = RoadCut.parse(await reply.json())
        expect(cut.facilities.before).toBe(VILLAGES.length)
        if (!cut.exact) continue
        const { before, after, cutOff, gained, stranded } = cut.people
        expect(after).toBe(before! - cutOff! + gained!)
        expect(gained).toBe(0)
        expect(stranded).toBeLessThanOrEqual(cutOff!)
        expect((await coverage(name, { ...asked, altered })).people.within).toBe(after)
        expect((await coverage(name, asked)).people.within).toBe(before)
        expect(cut.villages.reduce((sum, village) => sum + village.cutOff!, 0)).toBe(cutOff)
        if ('ground' in altered) expect(after).toBe(0)
      }
    })

    test('places shared out are scored in its own scope only, the same for everybody', async () => {
      const reply = await post(name, '/api/reach/access', { area: scope, kinds: ['clinic'], minutes: 60 })
      expect(reply.status, await reply.clone().text()).toBe(200)
      const access = Access.parse(await reply.json())
      expect(access.facilities).toBe(VILLAGES.length)
      if (access.exact && access.lorenz) {
        expect(access.gini).toBeGreaterThanOrEqual(0)
        expect(access.gini).toBeLessThan(1)
        expect(access.lorenz.at(-1)).toBe(1)
      }
      const houses = (await (await post(name, '/api/reach/access/houses', { area: scope, kinds: ['clinic'], minutes: 60 })).json()) as {
        classes: string
      }
      const own = VILLAGES.filter(({ code }) => code.startsWith(scope)).length
      expect(Buffer.from(houses.classes, 'base64').length % own).toBe(0)
    })
  })

  async function firstClinic(): Promise<number> {
    return (await database.system((sql) => sql.row<{ id: number }>(`select min(id) as id from facilities where kind = 'clinic'`)))!.id
  }

  test('isochrones hold the cells of the surface that are reached in time', async () => {
    const [lines, bytes] = await Promise.all([
      callers.get('leader')!('/api/reach/isochrones?kinds=clinic&minutes=20,60'),
      callers.get('leader')!('/api/reach/surface?kinds=clinic'),
    ])
    const { features } = Isochrones.parse(await lines.json())
    const { minutes, width, height, west, north, step } = decodeSurface(new Uint8Array(await bytes.arrayBuffer()))
    for (const { properties, geometry } of features) {
      const areas = geometry.coordinates.map((rings) => rings.map((ring) => Float64Array.from(ring.flat())))
      // Every seventh cell will do; those on a line may lie on either side.
      for (let cell = width * 2 + 2; cell < width * (height - 2); cell += 7) {
        const taken = minutes[cell]!
        if (Math.abs(taken - properties.minutes) <= 1) continue
        const found = inside(areas, west + (cell % width) * step, north - Math.floor(cell / width) * step)
        expect(found).toBe(taken < properties.minutes)
      }
    }
  })

  test('isochrones of a change are those of a county that is so; what is closed is told by name', async () => {
    const [open, ...others] = await database.system((sql) =>
      sql.rows<{ id: number; name: string; lon: number; lat: number }>(
        `select id, name, st_x(geom) as lon, st_y(geom) as lat from facilities where kind = 'clinic' order by id`,
      ),
    )
    const closed = others.map(({ id }) => id)
    const asked = { kinds: ['clinic'], minutes: [60, 20, 60] }
    const changed = async (altered: object) => {
      const reply = await post('leader', '/api/reach/isochrones', { ...asked, altered })
      expect(reply.status, await reply.clone().text()).toBe(200)
      return Isochrones.parse(await reply.json())
    }
    const plain = async (query: string) =>
      Isochrones.parse(await (await callers.get('leader')!(`/api/reach/isochrones?minutes=20,60&${query}`)).json())
    expect(await changed({})).toEqual(await plain('kinds=clinic'))
    expect(await changed({ closed })).toEqual(await plain(`facility=${open!.id}`))
    expect(await changed({ closed: [open!.id, ...closed], opened: [{ at: [open!.lon, open!.lat] }] })).toEqual(
      await plain(`facility=${open!.id}`),
    )
    const cut = RoadCut.parse(
      await (await post('leader', '/api/reach/cut', { area: '430821', kinds: ['clinic'], altered: { closed } })).json(),
    )
    expect(cut.closed).toEqual(others.map(({ id, name, lon, lat }) => ({ id, name, kind: 'clinic', at: [lon, lat] })))
  })

  test('a question that is given up ends as cancelled, and the next one is answered as ever', async () => {
    const call = callers.get('leader')!
    const asked = { area: '430821', kinds: ['clinic'], mode: 'ebike' }
    const begun = await call('/api/reach/coverage', {
      method: 'POST',
      headers: { 'content-type': 'application/json', Prefer: 'respond-async' },
      body: JSON.stringify(asked),
    })
    const { job } = (await begun.json()) as { job: { id: string } }
    await call(`/api/jobs/${job.id}`, { method: 'DELETE' })
    await (await call(`/api/jobs/${job.id}/events`)).text()
    expect(await (await call(`/api/jobs/${job.id}`)).json()).toMatchObject({ state: 'cancelled', result: null, problem: null })
    const { people, curve } = await coverage('leader', asked)
    expect(curve.reduce<number>((sum, count) => sum + count!, 0)).toBe(people.within! + people.beyond!)
  })

  test('to one facility takes no less than to the nearest, and to its place the same', async () => {
    const id = await firstClinic()
    const place = (await database.system((sql) =>
      sql.row<{ lon: number; lat: number }>('select st_x(geom) as lon, st_y(geom) as lat from facilities where id = $1', [id]),
    ))!
    const within = async (body: object) => (await coverage('leader', { area: '430821', minutes: 60, ...body })).people.within!
    const [nearest, one, point] = [await within({}), await within({ facility: id }), await within({ point: [place.lon, place.lat] })]
    expect(one).toBeLessThanOrEqual(nearest)
    expect(one).toBeGreaterThan(0)
    expect(point).toBe(one)
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
    [{ facility: 987_654 }, 'facility'],
    [{ point: [111] }, 'point'],
    [
      {
        altered: {
          areas: [
            {
              type: 'Polygon',
              coordinates: [
                [
                  [111, 29],
                  [111.1, 29],
                ],
              ],
            },
          ],
        },
      },
      'altered.areas.0.coordinates',
    ],
    [
      {
        altered: {
          built: [
            {
              kind: 'rail',
              line: [
                [111, 29],
                [111.1, 29],
              ],
            },
          ],
        },
      },
      'altered.built.0.kind',
    ],
  ])('%j is refused with the field that is wrong', async (body, field) => {
    const reply = await post('leader', '/api/reach/coverage', { area: '430821', ...body })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ code: expect.stringMatching(/^(invalid_input|drawing_)/), field })
  })
})
