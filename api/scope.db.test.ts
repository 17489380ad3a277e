import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../geodata/relief.queries.ts'
import type { ScenarioKindId } from './contract/scenarios.ts'
import { exportSelectionWorkbook } from './contract/selection.ts'
import { TILE_LAYERS } from './contract/vector.ts'
import { describeOnDatabases, useFresh } from './database/testing.ts'
import type { RunningServer } from './server.ts'
import { ACCOUNTS, fillCounty, idOf, VILLAGES } from './testing/county.testing.ts'
import { readTile, tileAt } from './vector/vector.testing.ts'
import { post, recordsRead, serve, signIn, type Caller } from './testing/serve.testing.ts'

const [mine, neighbour, other] = VILLAGES as [(typeof VILLAGES)[number], (typeof VILLAGES)[number], (typeof VILLAGES)[number]]
const ids = VILLAGES.flatMap((village) => [1, 2, 6, 7].map((n) => idOf(village, n)))
const codes = ['430821', '430821109', '430821100', '430822', ...VILLAGES.map(({ code }) => code)]
const asked = (address: string, filters: readonly string[], more = '') =>
  codes.flatMap((area) => filters.map((filter) => `/api/${address}?area=${area}&filter=${filter}${more}`))
/** A scenario that nobody keeps; where it is asked for, those that the leader shares are too. */
const NOBODYS = 'a'.repeat(32)
/** What is asked of each address: with ids and codes inside and outside every account's scope. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'GET /api/welcome': ['/api/welcome'],
  'GET /api/session': ['/api/session'],
  'GET /api/areas/{code}': codes.map((code) => `/api/areas/${code}`),
  'GET /api/areas.geojson': ['/api/areas.geojson?level=township', '/api/areas.geojson?level=village&parent=430821109'],
  'GET /api/areas/{code}/overview': codes.map((code) => `/api/areas/${code}/overview`),
  'GET /api/history': ['', ...codes.map((code) => `?area=${code}`)].map((q) => `/api/history${q}`),
  'GET /api/history/areas': ['', ...codes.map((code) => `&area=${code}`)].map((q) => `/api/history/areas?month=2026-06${q}`),
  'GET /api/density': ['', '?measure=aged80', '?measure=group:8&radius=250'].map((q) => `/api/density${q}`),
  'GET /api/density/villages': codes.map((code) => `/api/density/villages?area=${code}`),
  'GET /api/density/houses': VILLAGES.map(({ code }) => `/api/density/houses?area=${code}`),
  'GET /api/flows': codes.map((code) => `/api/flows?area=${code}`),
  'GET /api/search': [
    '大庄',
    'dz',
    'xdm',
    'xdaming',
    '徐',
    '谭大',
    '覃大一',
    '庹',
    '1组11号',
    '柳枝坪1组',
    '合作社',
    '卫生室',
    '慈利县',
    '110.85,29.35',
  ].map((q) => `/api/search?q=${encodeURIComponent(q)}&limit=50`),
  'GET /api/houses/{id}': ids.map((id) => `/api/houses/${id}`),
  'GET /api/houses': VILLAGES.flatMap(({ code }) => [`/api/houses?area=${code}`, `/api/houses?area=${code}&limit=1`]),
  'GET /api/households/{id}': ids.map((id) => `/api/households/${id}`),
  'GET /api/people/{id}': ids.map((id) => `/api/people/${id}`),
  'GET /api/alerts': ['', '?status=all', '?limit=1', '?rule=medical_self_paid', ...codes.map((code) => `?area=${code}`)].map(
    (q) => `/api/alerts${q}`,
  ),
  'GET /api/alerts/pins': ['', ...codes.map((code) => `?area=${code}`)].map((q) => `/api/alerts/pins${q}`),
  'GET /api/alerts/{id}': ids.map((id) => `/api/alerts/${id}`),
  'POST /api/alerts/{id}/events': ids.map((id) => `/api/alerts/${id}/events`),
  'GET /api/rules': ['/api/rules'],
  'POST /api/rules/{id}/dry-run': ['/api/rules/elderly_allowance_unclaimed/dry-run', '/api/rules/nothing/dry-run'],
  'POST /api/rules/{id}/run': ['/api/rules/medical_self_paid/run'],
  'POST /api/allocation/solve': asked('allocation/solve', ['', 'age:80-']),
  'POST /api/allocation/left-out': asked('allocation/left-out', ['', 'age:80-']),
  'GET /api/jobs/{job}': ['/api/jobs/00000000-0000-4000-8000-000000000000'],
  'GET /api/jobs/{job}/events': ['/api/jobs/00000000-0000-4000-8000-000000000000/events'],
  'DELETE /api/jobs/{job}': ['/api/jobs/00000000-0000-4000-8000-000000000000'],
  'GET /api/places': ['/api/places', '/api/places?rank=1'],
  'GET /api/scenes': ['/api/scenes'],
  'GET /api/tiles': ['/api/tiles'],
  'POST /api/analysis': asked('analysis', ['', 'age:80-;group:8', 'received:-202', 'received:503', 'structure:2']),
  'POST /api/analysis/rows': ['people', 'households', 'houses'].flatMap((of) => asked(`analysis/rows`, ['', 'age:80-'], `&of=${of}`)),
  'POST /api/analysis/houses': asked('analysis/houses', ['', 'age:80-', 'structure:2']),
  'GET /api/houses/attributes': ['/api/houses/attributes'],
  'POST /api/reach/coverage': asked('reach/coverage', ['', 'age:80-']),
  'POST /api/reach/people': asked('reach/people', ['', 'age:80-']),
  'POST /api/reach/houses': asked('reach/houses', ['', 'structure:2']),
  'POST /api/reach/cut': asked('reach/cut', ['', 'age:80-']),
  'POST /api/reach/access': asked('reach/access', ['', 'age:80-']),
  'POST /api/reach/access/houses': asked('reach/access/houses', ['']),
  'POST /api/reach/isochrones': ['/api/reach/isochrones'],
  'GET /api/reach/isochrones': ['/api/reach/isochrones?kinds=clinic', '/api/reach/isochrones?point=111.03,29.32&mode=car&minutes=10,20'],
  'GET /api/flood/rivers': codes.map((code) => `/api/flood/rivers?area=${code}`),
  ...Object.fromEntries(
    ['', '/field', '/houses', '/people', '/shelters'].map((part) => [
      `POST /api/hazards${part}`,
      codes.map((code) => `/api/hazards${part}?area=${code}`),
    ]),
  ),
  ...Object.fromEntries(
    ['', '/field', '/houses', '/people', '/shelters'].map((part) => [
      `POST /api/flood${part}`,
      codes.map((code) => `/api/flood${part}?area=${code}`),
    ]),
  ),
  'GET /api/reach/surface': ['/api/reach/surface?kinds=clinic', '/api/reach/surface?kinds=school,care&mode=car'],
  'GET /api/houses/positions': ['/api/houses/positions'],
  'GET /api/bookmarks': ['/api/bookmarks'],
  'POST /api/bookmarks': ['/api/bookmarks'],
  'PATCH /api/bookmarks/{id}': ids.map((id) => `/api/bookmarks/${id}`),
  'DELETE /api/bookmarks/{id}': ids.map((id) => `/api/bookmarks/${id}`),
  'POST /api/budget': asked('budget', ['', 'age:80-']),
  'GET /api/scenarios': ['/api/scenarios'],
  'POST /api/scenarios': asked('scenarios', ['age:80-']),
  ...Object.fromEntries(['GET', 'PATCH', 'DELETE'].map((method) => [`${method} /api/scenarios/{id}`, [`/api/scenarios/${NOBODYS}`]])),
  ...Object.fromEntries(
    ['runs', 'copies', 'restore'].map((what) => [`POST /api/scenarios/{id}/${what}`, [`/api/scenarios/${NOBODYS}/${what}`]]),
  ),
  ...Object.fromEntries(
    ['industry', 'facilities', 'parcels', 'roads', 'rivers'].flatMap((noun) => [
      [`GET /api/${noun}/{id}`, [1, ...ids].map((id) => `/api/${noun}/${id}`)],
      [`GET /api/${noun}`, ['', '?limit=1', ...codes.map((code) => `?area=${code}`)].map((q) => `/api/${noun}${q}`)],
    ]),
  ),
  'GET /api/parcels/hazards': ['', '?kinds=landslide', ...codes.map((code) => `?area=${code}`)].map((q) => `/api/parcels/hazards${q}`),
  'POST /api/selection/statistics': ['/api/selection/statistics'],
  'POST /api/selection/people': ['/api/selection/people'],
  'POST /api/selection/people.csv': ['/api/selection/people.csv'],
  'POST /api/selection/people.xlsx': ['/api/selection/people.xlsx'],
  'GET /tiles/{layer}.json': TILE_LAYERS.map(({ id }) => `/tiles/${id}.json`),
  'GET /tiles/{layer}/{z}/{x}/{y}.mvt': TILE_LAYERS.flatMap(({ id }) => tilesOfCounty(id)),
  'GET /api/openapi.json': ['/api/openapi.json'],
  'GET /api/docs': ['/api/docs'],
}
/** A drawing around the whole county and more. */
const EVERYWHERE = { type: 'Polygon', coordinates: [[[110.7, 29.2], [111.3, 29.2], [111.3, 29.5], [110.7, 29.5], [110.7, 29.2]]] } // prettier-ignore
const RAISE = { item: 503, change: 'add', value: 50 }
/** A question about the whole county of every kind that can be kept. */
const KEPT: Record<ScenarioKindId, object> = {
  budget: RAISE,
  reach: { kinds: ['clinic'], minutes: 60 },
  roadCut: { kinds: ['clinic'], minutes: 120, altered: { areas: [EVERYWHERE] } },
  allocation: { kind: 'clinic', existing: 'closable' },
  flood: { river: 1, rise: 5 },
  hazard: { buffer: 500 },
}
/** What is sent where a note is not what is wanted; a function makes it of the query that stands in the path for that. */
const BODIES: Readonly<Record<string, object | ((query: URLSearchParams) => object)>> = {
  'POST /api/analysis': (query) => Object.fromEntries(query),
  'POST /api/analysis/rows': (query) => Object.fromEntries(query),
  'POST /api/analysis/houses': (query) => Object.fromEntries(query),
  'POST /api/reach/coverage': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'] }),
  'POST /api/reach/people': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'], minutes: 5 }),
  'POST /api/reach/houses': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'], minutes: 5 }),
  'POST /api/reach/access': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'], minutes: 60 }),
  'POST /api/reach/access/houses': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'], minutes: 60 }),
  'POST /api/reach/isochrones': { kinds: ['clinic'], minutes: [10, 20], altered: { areas: [EVERYWHERE] } },
  'POST /api/reach/cut': (query) => ({ ...Object.fromEntries(query), kinds: ['clinic'], minutes: 120, altered: { areas: [EVERYWHERE] } }),
  'POST /api/allocation/solve': (query) => ({ ...Object.fromEntries(query), kind: 'clinic', existing: 'closable' }),
  'POST /api/allocation/left-out': (query) => ({ ...Object.fromEntries(query), kind: 'clinic', sites: [] }),
  ...Object.fromEntries(
    ['', '/field', '/houses', '/people', '/shelters'].map((part) => [
      `POST /api/hazards${part}`,
      (query: URLSearchParams) => ({ ...Object.fromEntries(query), buffer: 500 }),
    ]),
  ),
  ...Object.fromEntries(
    ['', '/field', '/houses', '/people', '/shelters'].map((part) => [
      `POST /api/flood${part}`,
      (query: URLSearchParams) => ({ ...Object.fromEntries(query), river: 1, rise: 5 }),
    ]),
  ),
  'POST /api/bookmarks': { name: '书签', address: '?area=430821' },
  'PATCH /api/bookmarks/{id}': { name: '书签' },
  'POST /api/budget': (query) => ({ ...Object.fromEntries(query), ...RAISE }),
  'POST /api/scenarios': (query) => ({ kind: 'budget', question: { ...Object.fromEntries(query), ...RAISE } }),
  'PATCH /api/scenarios/{id}': { name: '方案', shared: true },
  'POST /api/scenarios/{id}/copies': { name: '方案' },
  'POST /api/selection/statistics': { geometry: EVERYWHERE },
  'POST /api/selection/people': { geometry: EVERYWHERE, who: 'all', limit: 500 },
  'POST /api/selection/people.csv': { geometry: EVERYWHERE, who: 'all', purpose: '防汛演练' },
  'POST /api/selection/people.xlsx': { geometry: EVERYWHERE, who: 'all', purpose: '防汛演练' },
}
/** Streams and changes of the session have tests of their own; rules run over the whole county, for administrators. */
const ELSEWHERE = ['GET /api/alerts/stream', 'POST /api/session', 'DELETE /api/session']
/** Names, outlines and sign-in names of areas are public; nothing below them is. */
const NAMES_AREAS = /^GET \/api\/(areas|welcome|search|rules|openapi|docs)/

describeOnDatabases('scope', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-scope-'))
  let server: RunningServer
  let addresses: string[]
  /** Those that answer as the reader prefers: plainly, or as a job. */
  let longAddresses: string[]
  const callers = new Map<string, Caller>()
  let shared: string[]
  const pathsOf = (address: string) =>
    ASKED[address]!.flatMap((path) => [path, ...(path.includes(NOBODYS) ? shared.map((id) => path.replace(NOBODYS, id)) : [])])

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    // A level plain, so that travel times have ground.
    const plain = { west: 110.75, north: 29.45, step: 3 / 3600, width: 541, height: 217 }
    await database.system((sql) => writeRelief(sql, { ...plain, heights: new Float32Array(plain.width * plain.height).fill(90) }, 'test'))
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
    await recordsRead(callers.get('leader')!)
    shared = await shareScenarios(callers.get('leader')!)
    const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { responses: object }>>
    }
    longAddresses = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { responses }]) =>
        '200' in responses && '202' in responses ? [`${method.toUpperCase()} ${path}`] : [],
      ),
    )
    addresses = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`))
  })
  afterAll(() => server.stop())

  test('every address is asked', () => {
    expect(addresses.filter((address) => !(address in ASKED) && !ELSEWHERE.includes(address))).toEqual([])
  })

  describe.each(ACCOUNTS)('$name', ({ name, role, scope }) => {
    test('finds nothing outside its subtree, at no address', async () => {
      const call = callers.get(name)!
      const outside = VILLAGES.filter(({ code }) => !code.startsWith(scope))
      for (const address of Object.keys(ASKED)) {
        for (const path of pathsOf(address)) {
          const reply = await ended(call, await ask(call, address, path))
          const text = await textOf(reply)
          expect([200, 204, 403, 404, 409], `${path} ${text}`).toContain(reply.status)
          for (const { mark, surname, code } of outside) {
            expect(text, path).not.toMatch(new RegExp(`(?<![\\d.])${mark}\\d{6}(?!\\d)`))
            expect(text, path).not.toContain(surname)
            if (!NAMES_AREAS.test(address) && reply.status === 200) expect(text, path).not.toContain(code)
          }
          if (role === 'planner' || role === 'school') expect(text, path).not.toMatch(/[徐谭覃庹]\*|430\*/)
        }
      }
    })
  })

  test('every long address ends as a job with the very answer it gives plainly, told to nobody else', async () => {
    const [call, stranger] = [callers.get('leader')!, callers.get('planner')!]
    expect(longAddresses.length).toBeGreaterThan(10)
    for (const address of longAddresses) {
      const path = pathsOf(address).find((one) => !one.includes(NOBODYS))!
      const plain = await ask(call, address, path)
      const body = plain.headers.get('content-type')?.includes('octet') ? null : JSON.parse(await textOf(plain))
      const begun = await ask((to, init) => call(to, { ...init, headers: { ...init?.headers, Prefer: 'respond-async' } }), address, path)
      expect([begun.status, begun.headers.get('preference-applied')], path).toEqual([202, 'respond-async'])
      const { job } = (await begun.json()) as { job: { id: string } }
      expect((await stranger(`/api/jobs/${job.id}`)).status).toBe(404)
      const events = await textOf(await call(`/api/jobs/${job.id}/events`))
      expect(events, path).toMatch(/event: end\n/)
      const told = (await (await call(`/api/jobs/${job.id}`)).json()) as { state: string; result: unknown; problem: unknown }
      if (plain.ok) expect({ ...told, result: timeless(told.result) }, path).toMatchObject({ state: 'done', result: timeless(body) })
      else expect(told, path).toMatchObject({ state: 'failed', problem: { code: body.code } })
      const soon = await ask(
        (to, init) => call(to, { ...init, headers: { ...init?.headers, Prefer: 'respond-async, wait=20' } }),
        address,
        path,
      )
      expect(soon.status, path).toBe(plain.status)
    }
  })

  test('what is in the subtree is found', async () => {
    const call = callers.get('village-430821109201')!
    const house = (await (await call(`/api/houses/${idOf(mine, 1)}`)).json()) as {
      occupants: { people: object[] }[]
      alerts: object[]
      benefits: object[]
    }
    expect(house.occupants.flatMap(({ people }) => people)).toHaveLength(2)
    expect(house.alerts).toHaveLength(1)
    expect(house.benefits).toHaveLength(3)
    expect(await (await call(`/api/people/${idOf(mine, 1)}`)).json()).toMatchObject({
      name: '徐**',
      idNumber: '430***********041X',
      phone: '154****0001',
    })
    expect((await call(`/api/areas/${mine.code}/overview`)).status).toBe(200)
  })

  test('outside the subtree figures are refused and single things are not there', async () => {
    const call = callers.get('village-430821109201')!
    for (const code of ['430821', '430821109', neighbour.code, other.code]) {
      const reply = await call(`/api/areas/${code}/overview`)
      expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'out_of_scope'])
    }
    for (const noun of ['houses', 'households', 'people', 'alerts'])
      expect((await call(`/api/${noun}/${idOf(neighbour, 1)}`)).status).toBe(404)
    expect((await post(server.url, `/api/alerts/${idOf(neighbour, 1)}/events`, { kind: 'note' })).status).toBe(401)
  })

  test('figures add up: the county’s are its villages’', async () => {
    const overview = async (name: string, code: string) =>
      (await (await callers.get(name)!(`/api/areas/${code}/overview`)).json()) as Overview
    expect((await overview('leader', '430821')).figures).toMatchObject({ registeredPeople: 24, houses: 24, openAlerts: 8, villages: 4 })
    expect((await overview('leader', '430821')).children.map(({ code, openAlerts }) => [code, openAlerts])).toEqual([
      ['430821100', 4],
      ['430821109', 4],
    ])
    expect((await overview('planner', '430821')).figures.openAlerts).toBe(8)
    expect((await overview('dept-mz', '430821')).alerts.map(({ rule }) => rule)).toEqual(['elderly_allowance_unclaimed'])
    expect((await overview('dept-mz', '430821')).benefits.map(({ dataset }) => dataset)).toEqual(['civil_relief'])
    expect((await overview('town-430821109', '430821109')).figures.registeredPeople).toBe(12)
  })

  test('a department sees the records of its own data sets only', async () => {
    const benefits = async (name: string) =>
      ((await (await callers.get(name)!(`/api/people/${idOf(other, 1)}`)).json()) as { benefits: { dataset: string }[] }).benefits.map(
        ({ dataset }) => dataset,
      )
    expect(await benefits('dept-yb')).toEqual(['medical_settlement'])
    expect(await benefits('dept-mz')).toEqual(['civil_relief'])
    expect(await benefits('leader')).toHaveLength(3)
  })

  test('without signing in there is nothing but the public addresses', async () => {
    for (const [address, paths] of Object.entries(ASKED)) {
      const reply = await ask((path, init) => fetch(server.url + path, init), address, paths[0]!)
      expect(reply.status, address).toBe(/welcome|openapi|docs/.test(address) ? 200 : 401)
    }
    for (const path of ['/api/alerts/stream', '/tiles/scenes/x/tileset.json', '/tiles/houses/tileset.json', '/tiles/nothing/0/0/0']) {
      expect((await fetch(server.url + path)).status, path).toBe(401)
    }
    for (const path of ['/tiles/terrain/layer.json', '/tiles/basemap/meta.json'])
      expect((await fetch(server.url + path)).status, `${path}: not baked here, and said so to everyone`).toBe(404)
  })

  test('reading people leaves audits in an unbroken chain', async () => {
    const count = () => database.system(async (sql) => (await sql.row<{ n: number }>('select count(*) as n from audits'))!.n)
    const before = await count()
    await callers.get('leader')!(`/api/people/${idOf(mine, 1)}`)
    await callers.get('leader')!(`/api/households/${idOf(mine, 1)}`)
    await callers.get('leader')!(`/api/houses/${idOf(mine, 1)}`)
    await callers.get('leader')!(`/api/search?q=${encodeURIComponent('徐大')}`)
    expect(await count()).toBe(before + 4)
    expect(await database.system((sql) => sql.row('select first_broken_audit() as broken'))).toEqual({ broken: null })
    await expect(database.system((sql) => sql.run('delete from audits'))).rejects.toThrow(/append-only/)
  })

  test('without a scope no table with row-level security shows a row, and accounts show none at all', async () => {
    const tables = await database.system((sql) =>
      sql.rows<{ name: string }>(
        `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
      ),
    )
    expect(tables.length).toBeGreaterThanOrEqual(14)
    for (const { name } of tables) {
      const all = await database.system((sql) => sql.row<{ n: number }>(`select count(*) as n from ${name}`))
      expect(all!.n, name).toBeGreaterThan(0)
      const unscoped = await database.system(async (sql) => {
        await sql.run('set local role yitu_app')
        return sql.row<{ n: number }>(`select count(*) as n from ${name}`)
      })
      expect(unscoped!.n, name).toBe(0)
      const empty = await database.scoped({ area: '', datasets: [2, 5, 6], people: true }, (sql) =>
        sql.row<{ n: number }>(`select count(*) as n from ${name}`),
      )
      expect(empty!.n, name).toBe(0)
    }
    for (const name of ['accounts', 'sessions', 'audits']) {
      await expect(
        database.scoped({ area: '430821', datasets: [], people: true }, (sql) => sql.rows(`select * from ${name}`)),
      ).rejects.toThrow(/permission denied/)
    }
  })
})

/** Tiles of the test county: those that hold it all, and for each village its land and its sites. */
function tilesOfCounty(layer: string): string[] {
  const villages = VILLAGES.flatMap((_, index) => [0.005, 0.02].map((off) => tileAt(13, 110.8 + index * 0.1 + off, 29.3 + off)))
  return [tileAt(8, 110.9, 29.32), tileAt(9, 111.1, 29.32), ...villages].map((tile) => `/tiles/${layer}/${tile}.mvt`)
}

/** What a reply says: a tile's features and a workbook's cells as text, so that ids in them are seen too. */
async function textOf(reply: Response): Promise<string> {
  const type = reply.headers.get('content-type')
  if (type === 'application/vnd.mapbox-vector-tile') return JSON.stringify(readTile(new Uint8Array(await reply.arrayBuffer())))
  if (type === exportSelectionWorkbook.contentType) return JSON.stringify(await readExcelFile(Buffer.from(await reply.arrayBuffer())))
  return reply.text()
}

interface Overview {
  figures: { registeredPeople: number; openAlerts: number }
  children: { code: string; openAlerts: number }[]
  alerts: { rule: string }[]
  benefits: { dataset: string }[]
}

/** A question of each kind, kept and shared. */
async function shareScenarios(call: Caller): Promise<string[]> {
  const send = async (method: string, path: string, body: object) => {
    const reply = await call(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(reply.status, await reply.clone().text()).toBe(200)
    return (await reply.json()) as { id: string }
  }
  const ids: string[] = []
  for (const [kind, question] of Object.entries(KEPT)) {
    const { id } = await send('POST', '/api/scenarios', { kind, question: { area: '430821', ...question } })
    await send('PATCH', `/api/scenarios/${id}`, { shared: true })
    ids.push(id)
  }
  return ids
}

/** An answer without what is new each time: of a scenario its address, its times, and the runs before the last. */
function timeless(answer: unknown): unknown {
  const news = (key: string, value: unknown) =>
    ['id', 'createdAt', 'ranAt'].includes(key) ? undefined : key === 'runs' ? (value as unknown[]).slice(0, 1) : value
  return answer !== null && typeof answer === 'object' && 'runs' in answer ? JSON.parse(JSON.stringify(answer, news)) : answer
}

/** Of a job that has begun: the job at its end. */
async function ended(call: Caller, reply: Response): Promise<Response> {
  if (reply.status !== 202) return reply
  const { job } = (await reply.json()) as { job: { id: string } }
  for (;;) {
    const now = await call(`/api/jobs/${job.id}`)
    if (((await now.clone().json()) as { state: string }).state !== 'running') return now
    await delay(20)
  }
}

function ask(call: Caller, address: string, path: string): Promise<Response> {
  if (address.startsWith('GET ')) return call(path)
  const body = BODIES[address] ?? { kind: 'note', note: '走访' }
  return call(path, {
    method: address.split(' ')[0]!,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(typeof body === 'function' ? body(new URL(path, 'http://test').searchParams) : body),
  })
}
