import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../../geodata/relief.queries.ts'
import { decodeFloodField, depthAt } from '../contract/flood.ts'
import { RoadCut } from '../contract/road_cut.ts'
import { BEYOND, TRAVEL_LIMIT, type TravelMode } from '../contract/travel.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'
import { VALLEY, valleyHeights } from '../testing/valley.testing.ts'
import { attach } from './attach.ts'
import { gridOf, landOf } from './land.ts'
import { edgeSeconds, networkOf } from './network.ts'
import { plainTimes } from './plain.testing.ts'
import { readCountry } from './reach.queries.ts'
import { watersOf } from './water.ts'

const FLOOD = { river: 1, rise: 12 }
/** Beside the road, dry, with villages on both sides. */
const POINT = [110.88, 29.3244] as const
/** Across the road between the point and the first village; no side lies on a border of cells. */
const SLIDE = { type: 'Polygon', coordinates: [[[110.853, 29.3007], [110.871, 29.3007], [110.871, 29.3441], [110.853, 29.3441], [110.853, 29.3007]]] } // prettier-ignore

/** Which edges (number, from 1) are cut and which cells nobody enters, as plain PostGIS finds them. */
interface PlainCut {
  readonly edges: readonly number[]
  readonly cells: readonly number[]
}

describeOnDatabases('road cut', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-road-cut-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    await database.system((sql) => writeRelief(sql, { ...VALLEY, heights: valleyHeights() }, 'test'))
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
    await recordsRead(callers.get('leader')!)
  })
  afterAll(() => server.stop())

  const post = (account: string, path: string, body: object) =>
    callers.get(account)!(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  /** The country for a plain run, with the pieces of its roads as PostGIS takes them. */
  async function plainCountry() {
    const { country, houseIds } = (await database.system(readCountry))!
    const { west, north, step, width, height } = country.grid
    const grid = gridOf(west, north, step, width, height)
    const waters = watersOf(grid, country.rivers, country.reservoirs)
    const land = landOf(grid, country.heights, waters.cells)
    const network = networkOf(land, country.roads)
    const ends: number[][] = [[], [], [], []]
    for (let joint = 0; joint < network.joints; joint++)
      for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++)
        for (const [end, of] of [network.from[edge]!, joint].entries())
          for (const axis of [0, 1]) ends[2 * end + axis]!.push(network.places[2 * of + axis]!)
    return { country, houseIds, grid, waters, land, network, ends }
  }
  type PlainCountry = Awaited<ReturnType<typeof plainCountry>>

  /** Roads that meet an area, and on foot the cells that do. */
  const cutBySlide = async ({ ends, grid }: PlainCountry, ground: boolean): Promise<PlainCut> =>
    database.system(async (sql) => {
      const edges = await sql.rows<{ number: number }>(
        `select number::int from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) with ordinality e (ax, ay, bx, by, number)
         where st_intersects(st_setsrid(st_makeline(st_makepoint(ax, ay), st_makepoint(bx, by)), 4326), st_setsrid(st_geomfromgeojson($5), 4326))`,
        [...ends, JSON.stringify(SLIDE)],
      )
      const cells = await sql.rows<{ cell: number }>(
        `select r * $4::int + c as cell from generate_series(0, $5::int - 1) r cross join generate_series(0, $4::int - 1) c
         cross join lateral (select $1::float8 + c * $3::float8 as x, $2::float8 - r * $3::float8 as y) at
         where x between 110.85 and 110.875 and st_intersects(
           st_makeenvelope(x - $3::float8 / 2, y - $3::float8 / 2, x + $3::float8 / 2, y + $3::float8 / 2, 4326), st_setsrid(st_geomfromgeojson($6), 4326))`,
        [grid.west, grid.north, grid.step, grid.width, grid.height, JSON.stringify(SLIDE)],
      )
      return { edges: edges.map(({ number }) => number), cells: ground ? cells.map(({ cell }) => cell) : [] }
    })

  /** Roads in whose pieces an end or a third stands in a wet cell, and cells whose middle does. */
  async function cutByFlood({ ends, grid }: PlainCountry): Promise<PlainCut> {
    const field = decodeFloodField(await (await post('leader', '/api/flood/field', FLOOD)).arrayBuffer())
    const wet = [...field.cells].filter((_, index) => depthAt(field, index, FLOOD.rise * 10) > 0)
    return database.system(async (sql) => {
      await sql.run(
        `create temporary table water on commit drop as
         select st_makeenvelope(x - $2::float8 / 2, y - $2::float8 / 2, x + $2::float8 / 2, y + $2::float8 / 2, 4326) as geom
         from unnest($1::int[]) c (cell) cross join lateral (select $3::float8 + (c.cell % $5) * $2::float8 as x, $4::float8 - (c.cell / $5) * $2::float8 as y) at`,
        [wet, field.step, field.west, field.north, field.width],
      )
      await sql.run('create index on water using gist (geom)')
      const edges = await sql.rows<{ number: number }>(
        `select distinct number::int from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) with ordinality e (ax, ay, bx, by, number)
         cross join unnest(array[0, 1 / 3.0, 2 / 3.0, 1]) share
         join water on st_intersects(geom, st_setsrid(st_makepoint(ax + (bx - ax) * share, ay + (by - ay) * share), 4326))`,
        ends,
      )
      const cells = await sql.rows<{ cell: number }>(
        `select distinct r * $4::int + c as cell from generate_series(0, $5::int - 1) r cross join generate_series(0, $4::int - 1) c
         join water on st_intersects(geom, st_setsrid(st_makepoint($1::float8 + c * $3::float8, $2::float8 - r * $3::float8), 4326))`,
        [grid.west, grid.north, grid.step, grid.width, grid.height],
      )
      return { edges: edges.map(({ number }) => number), cells: cells.map(({ cell }) => cell) }
    })
  }

  /** Minutes begun from each house to the point, by plain Dijkstra. */
  async function plainMinutes(plain: PlainCountry, mode: TravelMode, cut: PlainCut): Promise<number[]> {
    const { country, grid, waters } = plain
    const blocked = Uint8Array.from(waters.cells)
    for (const cell of cut.cells) blocked[cell] = 1
    const land = landOf(grid, country.heights, blocked)
    const network = networkOf(land, country.roads)
    const edges = edgeSeconds(network, mode)
    for (const number of cut.edges) edges[number - 1] = Infinity
    const goal = attach(plain.land, waters, ...POINT)!
    const times = plainTimes(land, network, blocked[goal.cell] ? [] : [goal], edges)
    return Array.from(plain.houseIds, (_, house) => {
      const start = attach(plain.land, waters, country.houses[2 * house]!, country.houses[2 * house + 1]!)
      const seconds = start && !blocked[start.cell] ? times[start.cell]! + start.seconds : Infinity
      return seconds <= TRAVEL_LIMIT[mode] * 60 ? Math.ceil(seconds / 60) : BEYOND
    })
  }

  test('is the same whoever else asks at the same time', async () => {
    const ask = async (filter: string, minutes: number) => {
      const asked = { area: '430821', filter, point: POINT, mode: 'car', minutes, altered: { areas: [SLIDE] } }
      return RoadCut.parse(await (await post('leader', '/api/reach/cut', asked)).json())
    }
    const questions = [20, 40, 60].flatMap((minutes) => ['age:80-', 'age:-5', 'sex:2'].map((filter) => [filter, minutes] as const))
    const together = await Promise.all(questions.map((question) => ask(...question)))
    for (const [index, question] of questions.entries()) expect(together[index]).toEqual(await ask(...question))
  })

  const CASES: { what: string; altered: object; cut(plain: PlainCountry): Promise<PlainCut> }[] = [
    { what: 'a slide on the road', altered: { areas: [SLIDE] }, cut: (plain) => cutBySlide(plain, false) },
    { what: 'a slide that nobody walks through', altered: { areas: [SLIDE], ground: true }, cut: (plain) => cutBySlide(plain, true) },
    { what: 'a flood', altered: { flood: FLOOD }, cut: cutByFlood },
  ]
  describe.each(CASES)('$what', ({ altered, cut }) => {
    test.each(['foot', 'car'] as const)('leaves out whom plain Dijkstra over what PostGIS cuts leaves out, by %s', async (mode) => {
      const plain = await plainCountry()
      const nothing = { edges: [], cells: [] }
      const [before, after] = [await plainMinutes(plain, mode, nothing), await plainMinutes(plain, mode, await cut(plain))]
      const lost = (within: number) => before.filter((taken, house) => taken <= within && after[house]! > within).length
      const minutes = Array.from({ length: 24 }, (_, step) => 5 * (step + 1)).reduce((most, one) => (lost(one) > lost(most) ? one : most))
      for (const { name, scope } of ACCOUNTS) {
        const reply = await post(name, '/api/reach/cut', { area: scope, point: POINT, mode, minutes, altered })
        expect(reply.status, await reply.clone().text()).toBe(200)
        const found = RoadCut.parse(await reply.json())
        if (!found.exact) continue
        const villages = await database.system((sql) =>
          sql.rows<{ code: string; before: number; after: number; cutOff: number; stranded: number }>(
            `select p.village_code as code, count(*) filter (where h.before <= $4)::int as before, count(*) filter (where h.after <= $4)::int as after,
                    count(*) filter (where h.before <= $4 and h.after > $4)::int as "cutOff",
                    count(*) filter (where h.before <= $4 and h.after = ${BEYOND})::int as stranded
             from people p join unnest($1::int[], $2::int[], $3::int[]) h (id, before, after) on h.id = p.house_id
             where p.life_status = 1 and p.village_code like $5 || '%' group by 1`,
            [[...plain.houseIds], before, after, minutes, scope],
          ),
        )
        const sum = (key: 'before' | 'after' | 'cutOff' | 'stranded') => villages.reduce((total, village) => total + village[key], 0)
        if (scope === '430821') expect(sum('cutOff')).toBeGreaterThan(0)
        expect(found.people).toMatchObject({ before: sum('before'), after: sum('after'), cutOff: sum('cutOff'), stranded: sum('stranded') })
        expect(new Map(found.villages.map(({ code, cutOff }) => [code, cutOff]))).toEqual(
          new Map(villages.filter(({ cutOff }) => cutOff > 0).map(({ code, cutOff }) => [code, cutOff])),
        )
      }
    })
  })
})
