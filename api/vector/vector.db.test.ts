import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TILE_LAYERS, TileJson } from '../contract/vector.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty, idOf, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'
import { readTile, tileAt } from './vector.testing.ts'
import { vectorTile } from './vector.tiles.ts'

/** Tiles by engine: both must write the same bytes. */
const written = new Map<string, Map<string, string>>()
const COUNTY = tileAt(8, 110.9, 29.32)
/** The first village's parcels, its clinic, and the river that runs by. */
const LAND = tileAt(13, 110.805, 29.3005)
const SITES = tileAt(13, 110.82, 29.32)
const RIVER = tileAt(13, 110.83, 29.35)

describeOnDatabases('vector tiles', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-vector-'))
  let server: RunningServer
  let leader: Caller
  let village: Caller

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
    leader = await signIn(server, 'leader')
    village = await signIn(server, 'village-430821109201')
  })
  afterAll(() => server.stop())

  const features = async (call: Caller, path: string) => {
    const reply = await call(`/tiles/${path}.mvt`)
    return reply.status === 204 ? [] : Object.values(readTile(new Uint8Array(await reply.arrayBuffer()))).flat()
  }

  test.each(TILE_LAYERS)('$id: TileJSON names the fields of its schema, and its features keep to them', async (layer) => {
    const json = TileJson.parse(await (await leader(`/tiles/${layer.id}.json`)).json())
    expect(json).toMatchObject({ minzoom: layer.minzoom, maxzoom: layer.maxzoom })
    expect(json.tiles).toEqual([`${server.url}/tiles/${layer.id}/{z}/{x}/{y}.mvt`])
    expect(json.vector_layers.map(({ id }) => id)).toEqual([layer.id])
    expect(Object.keys(json.vector_layers[0]!.fields)).toEqual(Object.keys(layer.fields.shape))
    for (const text of Object.values(json.vector_layers[0]!.fields)) expect(text).toMatch(/\p{Script=Han}/u)
    const [west, south, east, north] = json.bounds!
    expect([west < east || layer.geometry === 'point', south <= north]).toEqual([true, true])
    const nothing = Object.fromEntries(Object.keys(layer.fields.shape).map((name) => [name, null]))
    let seen = 0
    for (const tile of [LAND, SITES, RIVER, COUNTY]) {
      for (const { id, properties, type } of await features(leader, `${layer.id}/${tile}`)) {
        seen++
        expect(id).toBeGreaterThan(0)
        expect(type).toBe({ point: 1, line: 2, polygon: 3 }[layer.geometry])
        expect(layer.fields.strict().safeParse({ ...nothing, ...properties }).error).toBeUndefined()
      }
    }
    expect(seen).toBeGreaterThan(0)
  })

  test('a reader’s tile holds their subtree only', async () => {
    const ids = async (call: Caller) => (await features(call, `hazards/${COUNTY}`)).map(({ id }) => id)
    expect(await ids(leader)).toEqual(VILLAGES.map((one) => idOf(one, 2)))
    expect(await ids(village)).toEqual([idOf(VILLAGES[0]!, 2)])
    expect(await ids(await signIn(server, 'town-430821109'))).toEqual(VILLAGES.slice(0, 2).map((one) => idOf(one, 2)))
    const bounds = TileJson.parse(await (await village('/tiles/hazards.json')).json()).bounds!
    expect(bounds[2]).toBeLessThan(110.9)
  })

  test('readers who see the same get the same bytes and tag, whatever else they may see', async () => {
    const accounts = ['leader', 'planner', 'admin', 'dept-yb', 'dept-mz']
    for (const { id } of TILE_LAYERS) {
      const replies = await Promise.all(accounts.map(async (name) => (await signIn(server, name))(`/tiles/${id}/${COUNTY}.mvt`)))
      expect(new Set(replies.map(({ headers }) => headers.get('etag'))).size).toBe(1)
      const fresh = await Promise.all(
        accounts.map((name) =>
          serve(database, dataDir).then(async (other) => {
            const bytes = await (await (await signIn(other, name))(`/tiles/${id}/${COUNTY}.mvt`)).arrayBuffer()
            await other.stop()
            return Buffer.from(bytes).toString('base64')
          }),
        ),
      )
      expect(new Set(fresh).size, id).toBe(1)
    }
  })

  test('what a reader has is not sent again, until it changes', async () => {
    const path = `/tiles/facilities/${SITES}.mvt`
    const first = await leader(path)
    const etag = first.headers.get('etag')!
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    const again = (tag: string, call: Caller) => call(path, { headers: { 'if-none-match': tag, 'cache-control': 'max-age=0' } })
    expect((await again(etag, leader)).status).toBe(304)
    expect((await again(etag, village)).status, 'another scope, another tag').toBe(200)
    await database.system((sql) => sql.run(`update facilities set name = name || '（新）' where village_code = $1`, [VILLAGES[0]!.code]))
    await delay(1100)
    const changed = await again(etag, leader)
    expect([changed.status, JSON.stringify(readTile(new Uint8Array(await changed.arrayBuffer())))]).toEqual([
      200,
      expect.stringContaining('（新）'),
    ])
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test('bytes are packed as the reader can unpack them', async () => {
    const many = Array.from(
      { length: 60 },
      (_, n) =>
        `(${90_000_000 + n}, '${VILLAGES[0]!.code}', '第${n}卫生室', 'x', 'clinic', 3, '', st_setsrid(st_makepoint(110.82, 29.32), 4326))`,
    )
    await database.system((sql) => sql.run(`insert into facilities values ${many.join(',')}`))
    await delay(1100)
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const reply = await leader(`/tiles/facilities/${SITES}.mvt`, { headers: { 'accept-encoding': encoding } })
        expect(reply.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
        return Buffer.from(await reply.arrayBuffer()).toString('base64')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    await database.system((sql) => sql.run('delete from facilities where id >= 90000000'))
  })

  test('nothing is 204, what is no address is a sentence, what is no layer is not there', async () => {
    for (const path of ['industry/13/0/0', 'industry/0/0/0', 'parcels/7/103/53']) {
      const reply = await leader(`/tiles/${path}.mvt`)
      expect([path, reply.status, (await reply.arrayBuffer()).byteLength]).toEqual([path, 204, 0])
    }
    for (const [path, field] of [
      ['industry/x/0/0', 'z'],
      ['industry/19/0/0', 'z'],
      ['industry/-1/0/0', 'z'],
      ['industry/3/8/0', 'x'],
      ['industry/3/0/8', 'y'],
      ['industry/3/1.5/0', 'x'],
      ['industry/3/1e400/0', 'x'],
    ]) {
      const reply = await leader(`/tiles/${path}.mvt`)
      const problem = (await reply.json()) as { code: string; field: string; detail: string }
      expect([path, reply.status, problem.code, problem.field]).toEqual([path, 400, 'invalid_input', field])
      expect(problem.detail).toMatch(/\p{Script=Han}/u)
    }
    for (const path of ['people/8/206/106.mvt', 'accounts.json', 'industry/8/206/106.pbf', 'industry', 'industry/8/206'])
      expect((await leader(`/tiles/${path}`)).status, path).toBe(404)
    expect((await leader(`/tiles/industry/${COUNTY}.mvt`, { method: 'POST', headers: { origin: server.url } })).status).toBe(405)
  })

  test('a line that runs far beyond its tile is cut, a small feature is whole in every tile it touches', async () => {
    const [river] = await features(leader, `rivers/${RIVER}`)
    const reach = river!.geometry.flat().map(({ x }) => x)
    expect(Math.max(...reach)).toBeLessThanOrEqual(2 * 4096)
    const everywhere = await Promise.all(
      [13, 14, 15].map((z) => tileAt(z, 110.8005, 29.3005)).map((tile) => features(leader, `parcels/${tile}`)),
    )
    for (const found of everywhere) expect(found[0]!.geometry[0]).toHaveLength(5)
  })

  test('lists and cards hold what tiles hold', async () => {
    const list = (await (await village('/api/parcels/hazards')).json()) as { items: { id: number; name: string; type: string }[] }
    const [tile] = await features(village, `hazards/${LAND}`)
    expect(list.items.map(({ id, name, type }) => ({ id, name, type }))).toEqual([
      { id: tile!.id, name: tile!.properties['name'], type: tile!.properties['type'] },
    ])
    const card = (await (await village(`/api/parcels/${tile!.id}`)).json()) as { attributes: object[]; village: { name: string } }
    expect(card.village.name).toBe('大庄村')
    expect(card.attributes).toContainEqual({ name: '类型', value: '滑坡' })
    expect((await leader('/api/industry?area=430821109201')).status).toBe(200)
    expect((await village('/api/industry?area=430821109202')).status).toBe(403)
    expect((await village('/api/industry?kinds=9')).status).toBe(400)
    expect((await leader('/api/roads?area=430821')).status).toBe(200)
  })

  test.each(['industry', 'facilities', 'parcels', 'roads', 'rivers'])('%s: pages hold every row once', async (noun) => {
    type Page = { items: { id: number }[]; next: string | null }
    const whole = (await (await leader(`/api/${noun}?limit=200`)).json()) as Page
    const paged: number[] = []
    for (let next: string | null = ''; next !== null;) {
      const reply: Page = (await (await leader(`/api/${noun}?limit=1${next ? `&after=${next}` : ''}`)).json()) as Page
      paged.push(...reply.items.map(({ id }) => id))
      next = reply.next
    }
    expect(paged).toEqual(whole.items.map(({ id }) => id))
    expect(whole.next).toBeNull()
  })

  test('both engines write the same bytes', async () => {
    const mine = new Map<string, string>()
    for (const layer of TILE_LAYERS) {
      for (const address of [COUNTY, LAND, SITES, RIVER]) {
        const [z, x, y] = address.split('/').map(Number) as [number, number, number]
        const bytes = await database.scoped({ area: '430821', datasets: [], people: true }, (sql) => vectorTile(sql, layer, { z, x, y }))
        mine.set(`${layer.id}/${address}`, bytes.toString('base64'))
      }
    }
    written.set(engine.name, mine)
    for (const other of written.values()) expect(other).toEqual(mine)
  })

  test.each(TILE_LAYERS)('$id: all there is from the zoom that it says, fewer before it', async ({ id, minzoom, maxzoom, wholeFrom }) => {
    const idsAt = (zoom: number) =>
      database.scoped({ area: '430821', datasets: [], people: true }, async (sql) => {
        const rows = await sql.rows<{ id: number }>(`select id from layer_${id}(110, 29, 112, 30, $1) order by id`, [zoom])
        return rows.map((row) => row.id)
      })
    await database.system(async (sql) => {
      const [column, smallest] = { industry: ['jobs', 0], parcels: ['area_mu', 0.1], rivers: ['width_meters', 0] }[id] ?? []
      if (column) await sql.run(`update ${id} set ${column} = $1`, [smallest])
      if (id === 'rivers' || id === 'roads') await sql.run(`update ${id} set kind = $1`, [id === 'rivers' ? 'stream' : 'path'])
    })
    const whole = await idsAt(maxzoom)
    expect(whole.length).toBeGreaterThan(0)
    for (let zoom = wholeFrom ?? minzoom; zoom < maxzoom; zoom++) expect(await idsAt(zoom)).toEqual(whole)
    if (wholeFrom !== undefined) expect((await idsAt(wholeFrom - 1)).length).toBeLessThan(whole.length)
  })
})
