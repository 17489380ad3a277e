import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeRelief } from '../../geodata/relief.queries.ts'
import { decodeFloodField, DEPTH_CLASSES, depthAt, FloodRivers } from '../contract/flood.ts'
import { HAZARD_CLASSES, HazardField } from '../contract/hazards.ts'
import { Impact, Shelters, type ImpactHouse, type ImpactPerson } from '../contract/impact.ts'
import { RoadCut } from '../contract/road_cut.ts'
import type { Scenario } from '../contract/scenarios.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'
import { VALLEY, valleyHeights } from '../testing/valley.testing.ts'

const FLOOD = { river: 1, rise: 17 }
const HAZARD = { angle: 10, buffer: 500 }

/** Cells of a zone, with the class of each. */
interface Cells {
  west: number
  north: number
  step: number
  width: number
  cells: { cell: number; class: number }[]
}

describeOnDatabases('impact', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-impact-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    await database.system(async (sql) => {
      await sql.run('select refresh_house_people()')
      await writeRelief(sql, { ...VALLEY, heights: valleyHeights() }, 'test')
      // A landslide above some of the crowd's houses, which stand together.
      for (const [index, { code, surname }] of VILLAGES.entries())
        await sql.run(
          `insert into parcels values ($1, $2, $3, 'hazard', 3, 6, '{"类型": "滑坡"}', st_makeenvelope(110.805, 29.3195, 110.806, 29.3205, 4326))`,
          [900_000 + index, code, `${surname}家后山`],
        )
      // Shelters on the valley's edge, one without a capacity on file and one in the water.
      for (const [index, { code, surname }] of VILLAGES.entries())
        await sql.run(
          `insert into facilities select $1::int + k, $2, $3 || k, 'bi nan', 'shelter', case k when 1 then 20 when 2 then 0 else 900 end, $3,
                  st_setsrid(st_makepoint($4::float8 + k * 0.01, case k when 3 then 29.349 else 29.305 end), 4326) from generate_series(1, 3) k`,
          [900_000 + index * 10, code, `${surname}家避难点`, 110.8 + index * 0.1],
        )
    })
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
    await recordsRead(callers.get('leader')!)
  })
  afterAll(() => server.stop())

  const post = (account: string, path: string, body: object) =>
    callers.get(account)!(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const asked = async <T>(account: string, path: string, body: object): Promise<T> => {
    const reply = await post(account, path, body)
    expect(reply.status, `${path} ${reply.status === 200 ? '' : await reply.clone().text()}`).toBe(200)
    return (await reply.json()) as T
  }

  const floodCells = async (account: string): Promise<Cells> => {
    const reply = await post(account, '/api/flood/field', FLOOD)
    expect(reply.status).toBe(200)
    const field = decodeFloodField(await reply.arrayBuffer())
    const cells = [...field.cells].flatMap((cell, index) => {
      const depth = depthAt(field, index, FLOOD.rise * 10)
      return depth > 0 ? [{ cell, class: DEPTH_CLASSES.findLastIndex((start) => depth >= start) }] : []
    })
    return { ...field, cells }
  }
  const hazardCells = async (account: string): Promise<Cells> => {
    const field = HazardField.parse(await asked(account, '/api/hazards/field', HAZARD))
    const cells: Cells['cells'] = []
    for (let run = 0; run < field.runs.length; run += 3)
      for (let cell = field.runs[run]!; cell < field.runs[run]! + field.runs[run + 1]!; cell++)
        cells.push({ cell, class: HAZARD_CLASSES.indexOf(field.runs[run + 2] as 1) })
    return { ...field, cells }
  }

  /** Plain PostGIS: cells as squares, houses whose middle lies in one, and who lives in them. */
  async function oracle({ west, north, step, width, cells }: Cells, area: string, scope: string) {
    const rows = await database.system((sql) =>
      sql.rows<{ class: number; house: number; households: number; people: number; carrying: number }>(
        `with zone as materialized (
           select c.class, st_makeenvelope(x - $3::float8 / 2, y - $3::float8 / 2, x + $3::float8 / 2, y + $3::float8 / 2, 4326) as geom
           from unnest($1::int[], $2::int[]) c (cell, class)
           cross join lateral (select $4::float8 + (c.cell % $6) * $3::float8 as x, $5::float8 - (c.cell / $6) * $3::float8 as y) at)
         select z.class, h.id as house, h.households::int,
                (select count(*) from people p where p.house_id = h.id and p.life_status = 1 and p.village_code like $8 || '%')::int as people,
                (select count(*) from people p cross join county c where p.house_id = h.id and p.life_status = 1 and p.village_code like $8 || '%'
                   and (p.birth_date > c.as_of - interval '6 years' or exists (
                     select from person_groups g where g.person_id = p.id and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)
                       and (g.group_code in (9, 10) or (g.group_code = 7 and g.level % 10 in (1, 2))))))::int as carrying
         from houses h join zone z on st_contains(z.geom, st_centroid(h.geom))
         where h.village_code like $7 || '%' order by h.id`,
        [cells.map(({ cell }) => cell), cells.map((cell) => cell.class), step, west, north, width, area, scope],
      ),
    )
    const sum = (of: typeof rows, key: 'households' | 'people' | 'carrying') => of.reduce((total, row) => total + row[key], 0)
    return {
      houses: rows.length,
      households: sum(rows, 'households'),
      people: sum(rows, 'people'),
      carrying: sum(rows, 'carrying'),
      classes: [0, 1, 2, 3].map((level) => {
        const own = rows.filter((row) => row.class === level)
        return { houses: own.length, households: sum(own, 'households'), people: sum(own, 'people'), carrying: sum(own, 'carrying') }
      }),
    }
  }

  describe.each([
    { path: '/api/flood', question: FLOOD, cellsOf: floodCells },
    { path: '/api/hazards', question: HAZARD, cellsOf: hazardCells },
  ])('$path', ({ path, question, cellsOf }) => {
    test.each(ACCOUNTS)('$name counts what plain PostGIS counts over its cells', async ({ name, scope }) => {
      const cells = await cellsOf(name)
      for (const area of scope.length === 6 ? [scope, '430821109'] : [scope]) {
        const reply = await asked<Impact>(name, path, { ...question, area })
        const found = Impact.parse(reply)
        const truth = await oracle(cells, area, scope)
        expect(truth.houses).toBeGreaterThan(0)
        expect([found.houses, found.households]).toEqual([truth.houses, truth.households])
        expect(found.classes.map(({ houses, households }) => [houses, households])).toEqual(
          truth.classes.slice(0, found.classes.length).map(({ houses, households }) => [houses, households]),
        )
        if (found.exact) {
          expect([found.people.resident, found.carrying.people]).toEqual([truth.people, truth.carrying])
          expect(found.classes.map(({ people, carrying }) => [people, carrying])).toEqual(
            truth.classes.slice(0, found.classes.length).map(({ people, carrying }) => [people, carrying]),
          )
          if (area.length < 12) expect(found.children.reduce((total, child) => total + child.people!, 0)).toBe(truth.people)
        } else
          for (const count of [found.people.resident, found.carrying.people, ...found.children.map(({ people }) => people)])
            expect(count === null || count % 5 === 0).toBe(true)
      }
    })

    test.each(ACCOUNTS)('$name opens the rows behind the numbers, each once', async ({ name, scope }) => {
      const body = { ...question, area: scope }
      const impact = await asked<Impact>(name, path, body)
      const houses: ImpactHouse[] = []
      for (let after: string | undefined; ;) {
        const page: { items: ImpactHouse[]; next: string | null } = await asked(name, `${path}/houses`, {
          ...body,
          limit: 37,
          ...(after && { after }),
        })
        houses.push(...page.items)
        if (!page.next) break
        after = page.next
      }
      expect(new Set(houses.map(({ id }) => id)).size).toBe(impact.houses)
      expect(houses.map(({ value }) => value)).toEqual(houses.map(({ value }) => value).toSorted((a, b) => b - a))
      const reply = await post(name, `${path}/people`, { ...body, who: 'all', limit: 500 })
      if (!impact.exact) {
        expect(reply.status).toBe(403)
        return
      }
      const { items } = (await reply.json()) as { items: ImpactPerson[] }
      const inside = new Set(houses.map(({ id }) => id))
      expect(items.length).toBe(Math.min(500, impact.people.resident!))
      for (const person of items) {
        expect(inside).toContain(person.house.id)
        expect(person.name).toMatch(/^.\*+$/u)
      }
    })

    test('who lists people is in the audits', async () => {
      const count = () => database.system(async (sql) => (await sql.row<{ n: number }>('select count(*)::int as n from audits'))!.n)
      const before = await count()
      await asked('leader', `${path}/people`, { ...question, area: '430821', who: 'carrying', purpose: '防汛演练' })
      expect(await count()).toBe(before + 1)
    })

    test.each(ACCOUNTS)('$name leads people to shelters outside, within their room, as long as one is near', async ({ name, scope }) => {
      const body = { ...question, area: scope, shelters: { kinds: ['shelter'], minutes: 60 } }
      const led = Shelters.parse(await asked(name, `${path}/shelters`, body))
      const cells = new Set((await cellsOf(name)).cells.map(({ cell }) => cell))
      const { west, north, step, width } = await cellsOf(name)
      for (const { location, capacity, people, mostMinutes, onFile } of led.shelters) {
        expect(people ?? 0).toBeLessThanOrEqual(led.exact ? capacity : capacity + 5)
        expect(mostMinutes).toBeLessThanOrEqual(60)
        if (!onFile) expect(capacity).toBe(50)
        expect(cells).not.toContain(Math.round((north - location[1]) / step) * width + Math.round((location[0] - west) / step))
      }
      if (!led.exact) return
      // What the list says of each house adds up to what is told of each shelter.
      const { items } = await asked<{ items: ImpactPerson[] }>(name, `${path}/people`, { ...body, who: 'all', limit: 500 })
      const homes = new Map(items.map((person) => [person.house.id, person]))
      if (items.length === led.people.all) {
        const sums = new Map<number, number>()
        for (const { shelters } of homes.values()) for (const { id, people } of shelters) sums.set(id, (sums.get(id) ?? 0) + people)
        expect([...sums].toSorted()).toEqual(led.shelters.map(({ id, people }) => [id, people]).toSorted())
        expect([...homes.values()].reduce((left, { unplaced }) => left + unplaced, 0)).toBe(led.people.beyond! + led.people.noRoom!)
      }
      // A shelter's number opens the homes that are led there; whoever is left is listed by the reason.
      const listed = async (only: number | 'beyond' | 'noRoom') => {
        const shelters = { ...body.shelters, only }
        return (await asked<{ items: ImpactPerson[] }>(name, `${path}/people`, { ...body, shelters, who: 'all', limit: 500 })).items
      }
      for (const { id, people } of led.shelters) {
        const rows = await listed(id)
        expect(rows.every((person) => person.shelters.some((one) => one.id === id))).toBe(true)
        const homesThere = new Map(rows.map((person) => [person.house.id, person.shelters.find((one) => one.id === id)!.people]))
        expect([...homesThere.values()].reduce((sum, count) => sum + count, 0)).toBe(people)
      }
      for (const why of ['beyond', 'noRoom'] as const) {
        const left = new Map((await listed(why)).map((person) => [person.house.id, person.unplaced]))
        expect([...left.values()].reduce((sum, count) => sum + count, 0)).toBe(led.people[why])
      }
      const { all, placed, beyond, noRoom } = led.people
      expect(placed! + beyond! + noRoom!).toBe(all)
      expect(led.flows.reduce((total, { people }) => total + people!, 0)).toBe(all)
      expect((await asked<Impact>(name, path, { ...question, area: scope })).people.resident).toBe(all)
      expect(led.insideZone).toBeGreaterThanOrEqual(path === '/api/flood' ? 1 : 0)
    })

    test('outside its subtree nobody is told anything', async () => {
      for (const part of ['', '/houses', '/people', '/shelters']) {
        const reply = await post('village-430821109201', `${path}${part}`, { ...question, area: '430821109' })
        expect(reply.status).toBe(403)
      }
    })
  })

  test('a flood cuts roads: whoever stands in it gets nowhere, the answer adds up, and a river that is not there is refused by name', async () => {
    const question = { area: '430821', kinds: ['clinic'], minutes: 120 }
    const cut = RoadCut.parse(await asked('leader', '/api/reach/cut', { ...question, altered: { flood: FLOOD } }))
    const none = RoadCut.parse(await asked('leader', '/api/reach/cut', { ...question, altered: {} }))
    expect(none.people.cutOff).toBe(0)
    expect(cut.people.cutOff).toBeGreaterThan(0)
    expect(cut.people.before).toBe(none.people.before)
    expect(cut.people.after).toBe(cut.people.before! - cut.people.cutOff! + cut.people.gained!)
    const reply = await post('leader', '/api/reach/cut', { ...question, altered: { flood: { river: 99, rise: 3 } } })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ field: 'river' })
  })

  test('a scenario of a river tells its name', async () => {
    const area = '430821'
    const kept: Scenario = await asked('leader', '/api/scenarios', { kind: 'flood', question: { area, ...FLOOD } })
    expect(kept.name).toBe('澧水水位上涨 17 米')
    expect(kept.asked.zh).toBe(kept.name)
    expect(kept.runs[0]!.sentences[0]!.zh).toMatch(/^澧水水位上涨 17 米，/)
    const cut: Scenario = await asked('leader', '/api/scenarios', {
      kind: 'roadCut',
      question: { area, kinds: ['clinic'], minutes: 120, altered: { flood: FLOOD } },
    })
    expect(cut.name).toMatch(/^澧水水位上涨 17 米，道路被淹：/)
  })

  test('water of the reader’s area only', async () => {
    const all = await floodCells('leader')
    const own = await floodCells('village-430821109201')
    expect(own.cells.length).toBeGreaterThan(0)
    expect(own.cells.length).toBeLessThan(all.cells.length)
    for (const { cell } of own.cells) expect(all.west + (cell % all.width) * all.step).toBeLessThan(110.9 + all.step)
  })

  test('rivers are told with a profile that falls', async () => {
    const { rivers } = FloodRivers.parse(await (await callers.get('leader')!('/api/flood/rivers?area=430821')).json())
    expect(rivers.map(({ name }) => name)).toEqual(['澧水'])
    const levels = rivers[0]!.profile.map(([, level]) => level)
    expect(levels).toEqual(levels.toSorted((a, b) => b - a))
  })

  test.each([
    ['/api/flood', { river: 99, rise: 3 }, 'river'],
    ['/api/flood', { river: 1, rise: 40 }, 'rise'],
    ['/api/flood', { river: 1 }, 'rise'],
    ['/api/hazards', { kinds: ['castle'] }, 'kinds.0'],
    ['/api/hazards', { angle: 80 }, 'angle'],
    ['/api/flood/houses', { river: 1, rise: 3, after: 'x' }, 'after'],
    ['/api/hazards/shelters', { shelters: { kinds: [] } }, 'shelters.kinds'],
  ])('%s refuses %j with the field that is wrong', async (path, body, field) => {
    const reply = await post('leader', path, { area: '430821', ...body })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ field })
  })
})
