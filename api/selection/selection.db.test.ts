import fc from 'fast-check'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportSelectionWorkbook, type SelectionPerson, type SelectionStatistics } from '../contract/selection.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { Scope, Sql } from '../database/sql.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, idOf, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

const [mine, neighbour, other] = VILLAGES as [(typeof VILLAGES)[number], (typeof VILLAGES)[number], (typeof VILLAGES)[number]]
type Ring = [number, number][]
const box = (west: number, south: number, east: number, north: number): { type: 'Polygon'; coordinates: Ring[] } => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
const EVERYWHERE = box(110.7, 29.2, 111.3, 29.5)

/** Simple polygons: corners around a middle, by growing angle. */
const polygons = fc
  .record({
    lon: fc.double({ min: 110.8, max: 111.2, noNaN: true }),
    lat: fc.double({ min: 29.3, max: 29.33, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.002, max: 0.15, noNaN: true }), { minLength: 3, maxLength: 12 }),
  })
  .map(({ lon, lat, radii }) => {
    const ring = radii.map((radius, n): [number, number] => {
      const turn = (2 * Math.PI * n) / radii.length
      return [lon + radius * Math.cos(turn), lat + (radius / 2) * Math.sin(turn)]
    })
    return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] }
  })

describeOnDatabases('selection', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-selection-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()
  const ask = (account: string, path: string, body: unknown) =>
    callers.get(account)!(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const statistics = async (account: string, geometry: unknown) => {
    const reply = await ask(account, '/api/selection/statistics', { geometry })
    return { status: reply.status, body: (await reply.json()) as SelectionStatistics & { code?: string; field?: string; detail?: string } }
  }
  const audits = () =>
    database.system((sql) =>
      sql.rows<{ action: string; purpose: string | null; rows: number }>(
        'select action, purpose, row_count as rows from audits order by id',
      ),
    )

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await database.system(varyPeople)
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
  })
  afterAll(() => server.stop())

  test.each(ACCOUNTS)('what $name is told equals plain SQL under the same scope, for any polygon', async ({ name, role, scope: area }) => {
    const scope: Scope = { area, datasets: [2, 5, 6], people: true }
    const exact = role !== 'planner' && role !== 'school'
    await fc.assert(
      fc.asyncProperty(polygons, async (polygon) => {
        const { status, body } = await statistics(name, polygon)
        const plain = await database.scoped(scope, (sql) => plainly(sql, JSON.stringify(polygon)))
        if (status !== 200) {
          expect([status, body.code]).toEqual(expect.arrayContaining([expect.stringMatching(/outside_county|out_of_scope/)]))
          expect(plain.houses).toBe(0)
          return
        }
        const told = (people: number) => (exact || people === 0 ? people : people < 5 ? null : Math.floor(people / 5) * 5)
        expect(body.exact).toBe(exact)
        expect({
          houses: body.houses.count,
          households: body.houses.households,
          industry: body.industry.count,
          facilities: body.facilities.reduce((sum, { count }) => sum + count, 0),
          parcels: body.parcels.reduce((sum, { count }) => sum + count, 0),
          hazards: body.hazards,
        }).toEqual({
          houses: plain.houses,
          households: plain.households,
          industry: plain.industry,
          facilities: plain.facilities,
          parcels: plain.parcels,
          hazards: plain.hazards,
        })
        expect(body.people).toEqual({
          registered: told(plain.registered),
          resident: told(plain.resident),
          male: told(plain.male),
          female: told(plain.resident - plain.male),
          bands: plain.bands.map(({ from, male, female }) => ({ from, male: told(male), female: told(female) })),
        })
        expect(Object.fromEntries(body.groups.map(({ group, people }) => [group, people]))).toEqual(
          Object.fromEntries(plain.groups.map(({ group, people }) => [group, told(people)])),
        )
        expect(body.carrying).toEqual({
          people: told(plain.carrying),
          bedridden: told(plain.bedridden),
          disabled: told(plain.disabled),
          alone: told(plain.alone),
          underSix: told(plain.under_six),
        })
      }),
      { numRuns: 12 },
    )
  })

  test('the list holds those who were counted, once each, page after page, masked', async () => {
    for (const who of ['all', 'carrying', 'bedridden', 'disabled', 'alone', 'underSix'] as const) {
      const listed: SelectionPerson[] = []
      let after: string | undefined
      do {
        const reply = await ask('leader', '/api/selection/people', { geometry: EVERYWHERE, who, limit: 4, after })
        const page = (await reply.json()) as { items: SelectionPerson[]; next?: string }
        listed.push(...page.items)
        after = page.next ?? undefined
      } while (after)
      const { body } = await statistics('leader', EVERYWHERE)
      expect(listed).toHaveLength((who === 'all' ? body.people.resident : who === 'carrying' ? body.carrying.people : body.carrying[who])!)
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
      expect(listed.every(({ name }) => /^[徐谭覃庹]\*+$/.test(name))).toBe(true)
      if (who !== 'all')
        expect(listed.every(({ carrying }) => (who === 'carrying' ? carrying.length > 0 : carrying.includes(who)))).toBe(true)
    }
    const aged = (await (
      await ask('leader', '/api/selection/people', { geometry: EVERYWHERE, who: 'all', group: 9, limit: 100 })
    ).json()) as {
      items: SelectionPerson[]
    }
    expect(aged.items.map(({ id }) => id)).toEqual([idOf(other, 1), idOf(mine, 1)])
    expect((await ask('leader', '/api/selection/people', { geometry: EVERYWHERE, after: 'x' })).status).toBe(400)
  })

  test('circles, lines and areas with metres around them are regions, too', async () => {
    const house = (await database.system((sql) =>
      sql.row<{ at: [number, number] }>('select array[st_x(st_centroid(geom)), st_y(st_centroid(geom))] as at from houses where id = $1', [
        idOf(mine, 1),
      ]),
    ))!.at
    const [lon, lat] = house
    for (const geometry of [
      { circle: { center: house, radiusMeters: 50 } },
      {
        line: [
          [lon - 0.002, lat],
          [lon + 0.002, lat],
        ],
        bufferMeters: 30,
      },
      {
        line: {
          type: 'LineString',
          coordinates: [
            [lon - 0.002, lat - 0.001],
            [lon + 0.002, lat + 0.001],
            [lon + 0.002, lat - 0.001],
            [lon - 0.002, lat + 0.001],
          ],
        },
        bufferMeters: 30,
      },
      {
        type: 'MultiPolygon',
        coordinates: [box(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001).coordinates, box(110.7, 29.2, 110.71, 29.21).coordinates],
      },
    ]) {
      const { status, body } = await statistics('leader', geometry)
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body.houses.count).toBe(1)
    }
    const circle = (await statistics('leader', { circle: { center: house, radiusMeters: 1000 } })).body
    expect(circle.areaKm2).toBeCloseTo(Math.PI, 1)
    expect((await statistics('leader', { area: mine.code, bufferMeters: 0 })).body.houses.count).toBe(3)
    expect((await statistics('leader', { area: mine.code, bufferMeters: 2500 })).body.houses.count).toBeGreaterThan(3)
    expect((await statistics('leader', { area: '430821999999', bufferMeters: 0 })).status).toBe(404)
  })

  test('a drawing that reaches beyond is answered for the part inside, and says so', async () => {
    const beyond = (await statistics('leader', EVERYWHERE)).body
    expect(beyond.within).toMatchObject({ code: '430821', whole: false })
    expect(beyond.within.areaKm2).toBeLessThan(beyond.areaKm2)
    const mineOnly = (await statistics(`village-${mine.code}`, EVERYWHERE)).body
    expect(mineOnly).toMatchObject({ within: { code: mine.code, whole: false }, houses: { count: 3 } })
    expect((await statistics('leader', box(110.85, 29.31, 110.9, 29.32))).body.within.whole).toBe(true)
    expect((await statistics(`village-${mine.code}`, { area: neighbour.code, bufferMeters: 0 })).body.code).toBe('out_of_scope')
  })

  test.each<[string, unknown, string, string]>([
    [
      'a bow tie',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.9, 29.4],
            [110.9, 29.3],
            [110.8, 29.4],
            [110.8, 29.3],
          ],
        ],
      },
      'drawing_crosses_itself',
      '110.85000',
    ],
    [
      'a spike',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.9, 29.3],
            [110.9, 29.4],
            [110.95, 29.45],
            [110.9, 29.4],
            [110.8, 29.4],
            [110.8, 29.3],
          ],
        ],
      },
      'drawing_crosses_itself',
      '',
    ],
    [
      'one that goes over a point twice',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.85, 29.35],
            [110.9, 29.3],
            [110.9, 29.4],
            [110.85, 29.35],
            [110.8, 29.4],
            [110.8, 29.3],
          ],
        ],
      },
      'drawing_crosses_itself',
      '',
    ],
    [
      'a hole outside',
      { type: 'Polygon', coordinates: [box(110.8, 29.3, 110.9, 29.4).coordinates[0], box(111, 29.3, 111.1, 29.4).coordinates[0]] },
      'drawing_crosses_itself',
      '',
    ],
    [
      'polygons over each other',
      { type: 'MultiPolygon', coordinates: [box(110.8, 29.3, 110.9, 29.4).coordinates, box(110.85, 29.3, 111, 29.4).coordinates] },
      'drawing_crosses_itself',
      '',
    ],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.9, 29.3],
            [111, 29.3],
            [110.8, 29.3],
          ],
        ],
      },
      'drawing_empty',
      '',
    ],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.9, 29.3],
            [110.9, 29.4],
            [110.8, 29.4],
          ],
        ],
      },
      'drawing_not_closed',
      '',
    ],
    [
      'two points',
      {
        type: 'Polygon',
        coordinates: [
          [
            [110.8, 29.3],
            [110.9, 29.3],
            [110.8, 29.3],
          ],
        ],
      },
      'drawing_too_few_points',
      '',
    ],
    ['no rings', { type: 'Polygon', coordinates: [] }, 'drawing_too_few_points', ''],
    ['an empty polygon of several', { type: 'MultiPolygon', coordinates: [[]] }, 'drawing_too_few_points', ''],
    [
      'lat before lon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [29.3, 110.8],
            [29.3, 110.9],
            [29.4, 110.9],
            [29.3, 110.8],
          ],
        ],
      },
      'drawing_off_earth',
      '110.8',
    ],
    ['the antimeridian', box(-179, 29, 179, 30), 'drawing_too_large', ''],
    [
      'too many points',
      {
        type: 'Polygon',
        coordinates: [
          Array.from({ length: 6000 }, (_, n) => [
            110.9 + Math.cos((n * Math.PI) / 3000) / 10,
            29.35 + Math.sin((n * Math.PI) / 3000) / 10,
          ]),
        ],
      },
      'drawing_too_many_points',
      '5000',
    ],
    ['another county', box(113, 28, 113.1, 28.1), 'outside_county', '慈利县'],
    [
      'no number',
      {
        type: 'Polygon',
        coordinates: [
          [
            [null, 29.3],
            [110.9, 29.3],
            [110.9, 29.4],
            [null, 29.3],
          ],
        ],
      },
      'invalid_input',
      '',
    ],
    [
      'a line of one place',
      {
        line: [
          [110.9, 29.3],
          [110.9, 29.3],
        ],
        bufferMeters: 10,
      },
      'drawing_too_few_points',
      '',
    ],
    ['a circle without size', { circle: { center: [110.9, 29.3], radiusMeters: 0 } }, 'invalid_input', ''],
    ['nothing', {}, 'invalid_input', ''],
  ])('%s gets a sentence', async (_name, geometry, code, says) => {
    const { status, body } = await statistics('leader', geometry)
    expect([status, body.code, body.field?.split('.')[0]]).toEqual([400, code, 'geometry'])
    expect(body.detail).toContain(says)
    expect(body.detail).toMatch(/[\u4e00-\u9fff]/)
  })

  test('no drawing whatever ends the engine', async () => {
    const grid = fc.integer({ min: 0, max: 4 }).map((n) => n / 20)
    const number = fc.oneof({ weight: 30, arbitrary: grid }, fc.double(), fc.constantFrom(1e-300, 1e308, -0, 4e-9, 180, -180, 90))
    const position = fc.tuple(number, number).map(([x, y]) => [110.8 + x, 29.3 + y / 3])
    const ring = fc.array(position, { maxLength: 12 }).map((points) => (points.length ? [...points, points[0]!] : points))
    const drawing = fc.oneof(
      fc.array(ring, { maxLength: 3 }).map((coordinates) => ({ type: 'Polygon', coordinates })),
      fc.array(fc.array(ring, { maxLength: 2 }), { maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
      fc.record({ line: fc.array(position, { maxLength: 8 }), bufferMeters: number.map((n) => n * 1000) }),
      fc.record({ circle: fc.record({ center: position, radiusMeters: number.map((n) => n * 10_000) }) }),
    )
    await fc.assert(
      fc.asyncProperty(drawing, async (geometry) => {
        const { status, body } = await statistics('leader', geometry)
        expect([200, 400], `${JSON.stringify(geometry)} ${JSON.stringify(body).slice(0, 300)}`).toContain(status)
      }),
      { numRuns: 250 },
    )
    expect((await statistics('leader', EVERYWHERE)).body.houses.count).toBe(12)
  })

  test('lists and files are audited with their purpose; readers who see no people get neither', async () => {
    const before = (await audits()).length
    expect((await ask('leader', '/api/selection/people', { geometry: EVERYWHERE, who: 'all' })).status).toBe(200)
    expect((await ask('leader', '/api/selection/people', { geometry: EVERYWHERE, who: 'all', purpose: '防汛演练' })).status).toBe(200)
    const file = await ask('leader', '/api/selection/people.csv', { geometry: EVERYWHERE, who: 'all', purpose: '防汛演练' })
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('"导出单位：县委办公室","账号：leader"')
    expect(text).toContain('"用途：防汛演练"')
    const people = (await statistics('leader', EVERYWHERE)).body.people.resident
    expect((await audits()).slice(before)).toEqual([
      { action: 'selection.people', purpose: null, rows: people },
      { action: 'selection.people.print', purpose: '防汛演练', rows: people },
      { action: 'selection.people.export', purpose: '防汛演练', rows: people },
    ])
    expect((await ask('leader', '/api/selection/people.csv', { geometry: EVERYWHERE })).status).toBe(400)
    for (const path of ['/api/selection/people', '/api/selection/people.csv', '/api/selection/people.xlsx']) {
      const reply = await ask('planner', path, { geometry: EVERYWHERE, purpose: '防汛演练' })
      expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'people_hidden'])
    }
    expect(await database.system((sql) => sql.row('select first_broken_audit() as broken'))).toEqual({ broken: null })
  })

  test('the workbook holds the cells of the CSV, under the same purpose and audit; what looks like a formula stays text', async () => {
    const house = idOf(mine, 1)
    const numbered = (text: string) => database.system((sql) => sql.run('update houses set house_number = $1 where id = $2', [text, house]))
    await numbered('=1+2')
    const before = (await audits()).length
    const asked = { geometry: EVERYWHERE, who: 'all', purpose: '=防汛演练' }
    const csv = await ask('leader', '/api/selection/people.csv', asked)
    const file = await ask('leader', '/api/selection/people.xlsx', asked)
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      exportSelectionWorkbook.contentType,
      csv.headers.get('content-disposition')!.replaceAll('csv', 'xlsx'),
    ])
    const [sheet, ...others] = await readExcelFile(Buffer.from(await file.arrayBuffer()))
    expect(others).toEqual([])
    const width = Math.max(...sheet!.data.map(({ length }) => length))
    const told = (rows: readonly (readonly unknown[])[]) => rows.map((row) => Array.from({ length: width }, (_, n) => String(row[n] ?? '')))
    const plain = cellsOf(await csv.text())
    // The clock may turn over between the two.
    const timeless = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replace(/^时间：.*/, '时间')))
    expect(timeless(told(sheet!.data))).toEqual(timeless(told(plain)))
    expect(sheet!.data.flat()).toContain('=1+2')
    expect(typeof sheet!.data[4]![0]).toBe('number')
    const audited = (await audits()).slice(before)
    expect(audited).toEqual([audited[0], audited[0]])
    expect(audited[0]).toMatchObject({ action: 'selection.people.export', purpose: '=防汛演练', rows: plain.length - 4 })
    expect((await ask('leader', '/api/selection/people.xlsx', { geometry: EVERYWHERE })).status).toBe(400)
  })
})

/** The cells of a file in which every one is quoted; the apostrophe that keeps one from running is the file's, not the cell's. */
function cellsOf(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"').replace(/^'(?=[=+\-@])/, '')))
}

/** People of more than one age and kind, some living where they are not registered, some gone. */
async function varyPeople(sql: Sql): Promise<void> {
  for (const [index, village] of VILLAGES.entries()) {
    await sql.run(`update people set birth_date = '2022-03-01', sex = 2 where id = $1`, [idOf(village, 2)])
    await sql.run(`update people set birth_date = '2020-10-31' where id = $1`, [idOf(village, 4)])
    await sql.run(`insert into person_groups values ($1, $2, 7, $3, '2020-01-01', null, 3), ($1, $2, 10, 0, '2020-01-01', $4, 3)`, [
      idOf(village, 3),
      village.code,
      index % 2 === 0 ? 42 : 43,
      index % 2 === 0 ? null : '2026-10-31',
    ])
  }
  for (const village of [mine, other])
    await sql.run(`insert into person_groups values ($1, $2, 9, 0, '2020-01-01', null, 3)`, [idOf(village, 1), village.code])
  await sql.run('update people set house_id = $1 where id = $2', [idOf(neighbour, 2), idOf(mine, 5)])
  await sql.run('update people set house_id = null, residence = 4 where id = $1', [idOf(mine, 6)])
  await sql.run('update people set life_status = 2 where id = $1', [idOf(other, 6)])
  await sql.run(
    `insert into parcels values (99000001, $1, '隐患', 'hazard', 3, 10, '{}', st_geomfromtext('POLYGON((110.80 29.30,110.83 29.33,110.83 29.30,110.80 29.33,110.80 29.30))', 4326))`,
    [mine.code],
  )
  await sql.run('select refresh_house_people()')
}

interface Plain {
  houses: number
  households: number
  registered: number
  resident: number
  male: number
  bands: { from: number; male: number; female: number }[]
  groups: { group: number; people: number }[]
  carrying: number
  bedridden: number
  disabled: number
  alone: number
  under_six: number
  industry: number
  facilities: number
  parcels: number
  hazards: number
}

/** The same by the plainest SQL there is, under row-level security. */
async function plainly(sql: Sql, polygon: string): Promise<Plain> {
  return (await sql.row<Plain>(
    `with region as (select st_setsrid(st_geomfromgeojson($1), 4326) as geom),
          house as (select h.* from houses h, region r where st_contains(r.geom, st_centroid(h.geom))),
          dweller as (
            select p.*, whole_years(p.birth_date, c.as_of) as age,
                   exists (select from person_groups g where g.person_id = p.id and g.group_code = 9 and g.valid_from <= c.as_of and coalesce(g.valid_to > c.as_of, true)) as bedridden,
                   exists (select from person_groups g where g.person_id = p.id and g.group_code = 10 and g.valid_from <= c.as_of and coalesce(g.valid_to > c.as_of, true)) as alone,
                   exists (select from person_groups g where g.person_id = p.id and g.group_code = 7 and g.level % 10 in (1, 2) and g.valid_from <= c.as_of and coalesce(g.valid_to > c.as_of, true)) as disabled
            from people p cross join county c where p.life_status = 1 and p.house_id in (select id from house))
     select (select count(*) from house) as houses, (select coalesce(sum(households), 0) from house) as households,
            (select count(*) from people p join households h on h.id = p.household_id
             where h.house_id in (select id from house) and p.life_status = 1 and p.residence <> 5) as registered,
            count(*) as resident, count(*) filter (where sex = 1) as male, count(*) filter (where bedridden) as bedridden,
            count(*) filter (where disabled) as disabled, count(*) filter (where alone) as alone, count(*) filter (where age < 6) as under_six,
            count(*) filter (where bedridden or disabled or alone or age < 6) as carrying,
            (select json_agg(json_build_object('from', low, 'male', (select count(*) from dweller where sex = 1 and age >= low and age < high),
                                               'female', (select count(*) from dweller where sex = 2 and age >= low and age < high)) order by low)
             from (values (0, 6), (6, 18), (18, 60), (60, 80), (80, 999)) band (low, high)) as bands,
            (select coalesce(json_agg(json_build_object('group', group_code, 'people', n)), '[]') from (
               select g.group_code, count(distinct g.person_id) as n from person_groups g join dweller d on d.id = g.person_id cross join county c
               where g.valid_from <= c.as_of and coalesce(g.valid_to > c.as_of, true) group by 1) g) as groups,
            (select count(*) from industry i, region r where st_contains(r.geom, i.geom)) as industry,
            (select count(*) from facilities i, region r where st_contains(r.geom, i.geom)) as facilities,
            (select count(*) from parcels i, region r where kind <> 'hazard' and st_contains(r.geom, st_centroid(i.geom))) as parcels,
            (select count(*) from parcels i, region r where kind = 'hazard' and st_intersects(r.geom, st_envelope(i.geom))) as hazards
     from dweller`,
    [polygon],
  ))!
}
