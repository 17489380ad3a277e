import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GROUPS } from '../contract/codes.ts'
import {
  DENSITY_MEASURES,
  DENSITY_RADII,
  type Cells,
  type Density,
  type DensityMeasure,
  type HouseDensity,
  type VillageDensity,
} from '../contract/density.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

const SEES_NO_PEOPLE = ['planner', 'school-1']
/** Metres in a degree at 29° N, the county's seat in tests. */
const PHI = (29 * Math.PI) / 180
const LON_METERS = 111_412.84 * Math.cos(PHI) - 93.5 * Math.cos(3 * PHI)
const LAT_METERS = 111_132.954 - 559.822 * Math.cos(2 * PHI) + 1.175 * Math.cos(4 * PHI)

/** The hexagon whose middle is nearest: what a grid of hexagons is. Slow and plain. */
function hexagonOf(lon: number, lat: number, radius: number): string {
  const x = lon * LON_METERS
  const y = lat * LAT_METERS
  let best = { far: Infinity, name: '' }
  const column = Math.round(x / (1.5 * radius))
  for (let q = column - 2; q <= column + 2; q++) {
    const row = Math.round(y / (Math.sqrt(3) * radius) - q / 2)
    for (let r = row - 2; r <= row + 2; r++) {
      const far = Math.hypot(x - 1.5 * radius * q, y - Math.sqrt(3) * radius * (r + q / 2))
      if (far < best.far) best = { far, name: `${q},${r}` }
    }
  }
  return best.name
}

/** One person's place and the measures that count them, worked out by SQL as plain as can be. */
interface Row {
  village: string
  lon: number
  lat: number
  measures: DensityMeasure[]
}
const PLAIN = `
  select p.village_code as village, st_x(st_centroid(h.geom)) as lon, st_y(st_centroid(h.geom)) as lat,
    array_remove(array['people', case when p.residence not in (3, 4) then 'residents' end, case p.sex when 1 then 'male' when 2 then 'female' end,
      case when age < 14 then 'under14' end, case when age >= 60 then 'aged60' end, case when age >= 80 then 'aged80' end,
      case when p.residence in (3, 4) and age between 16 and 59 then 'away' end, case when not p.insured then 'uninsured' end], null)
    || array(select distinct 'group:' || group_code from person_groups g where g.person_id = p.id and g.valid_to is null) as measures
  from (select *, date_part('year', age((select as_of from county), birth_date)) as age from people) p
  join households f on f.id = p.household_id join houses h on h.id = coalesce(p.house_id, f.house_id)
  where p.life_status = 1`

/** Two hundred more people a village, crowded and scattered, of all ages and kinds; some away, some dead. */
const CROWD = `
  insert into people (id, village_code, household_id, house_id, relation, name, name_pinyin, sex, birth_date, ethnicity, marriage, education, politics,
                      employment, residence, life_status, insured, id_number_hmac, id_number_cipher, source_unit_id, as_of)
  select f.id * 100 + n, f.village_code, f.id, case when (f.id + n) % 5 = 0 then null else f.house_id end, 97, '某', 'mou', (f.id * 7 + n) % 2 + 1,
         date '2026-10-31' - ((f.id % 97) * 137 + n * n * 29) % 34000, 1, 10, 80, 13, 1, case when (f.id + n) % 5 = 0 then 3 + n % 2 else 1 end,
         case when n % 11 = 10 then 2 else 1 end, n % 4 > 0, decode(md5(f.id || ':' || n), 'hex'), '', 3, '2026-10-31'
  from households f cross join generate_series(1, 14) n where f.id between 700000 and 799999`
const HOMES = [
  `insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year)
   select 700000 + v.n * 1000 + i, v.code, i || '号', i || '号', st_makeenvelope(lon, lat, lon + 0.0001, lat + 0.0001, 4326), 6, 2, 2, 1, 2, 2000
   from (select code, row_number() over (order by code) as n, geom from areas where level = 'village') v
   cross join generate_series(1, 15) i
   cross join lateral (select st_xmin(v.geom) + (i * i * 37 % 101) / 101.0 * (case when i % 3 = 0 then 0.09 else 0.02 end) as lon,
                              st_ymin(v.geom) + (i * 53 % 97) / 97.0 * (case when i % 3 = 0 then 0.09 else 0.02 end) as lat) place`,
  `insert into households (id, kind, village_code, group_number, house_id, size) select id, 1, village_code, 1, id, 1 from houses where id between 700000 and 799999`,
  CROWD,
  `insert into person_groups select id, village_code, 1 + id % 18, 0, '2020-01-01', case when id % 5 = 0 then date '2024-01-01' end, 3 from people where id % 3 = 0`,
]

describeOnDatabases('density', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-density-'))
  const callers = new Map<string, Caller>()
  let server: RunningServer
  let rows: Row[]

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await database.system(async (sql) => {
      for (const statement of HOMES) await sql.run(statement)
      await sql.run('select refresh_density()')
      rows = await sql.rows<Row>(PLAIN)
    })
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
  })
  afterAll(() => server.stop())

  const ask = async <T>(account: string, path: string): Promise<T> => {
    const reply = await callers.get(account)!(path)
    expect(reply.status, path).toBe(200)
    return (await reply.json()) as T
  }

  describe.each(ACCOUNTS)('$name', ({ name, scope }) => {
    const sees = (village: string) => !SEES_NO_PEOPLE.includes(name) && village.startsWith(scope)
    test('bits of special groups are told as the codes they stand for, of every group there is', async () => {
      const codes = GROUPS.map(({ code }) => code)
      const bits = codes.reduce((sum, code) => sum | (1 << code), 0)
      const told = await database.system((sql) => sql.rows<{ code: number }>('select code from group_codes($1) code order by code', [bits]))
      expect(told.map(({ code }) => code)).toEqual(codes.toSorted((a, b) => a - b))
    })

    test('counts the people of its scope as plain SQL does, and of the others what is released', async () => {
      for (const measure of DENSITY_MEASURES) {
        const counted = rows.filter(({ measures }) => measures.includes(measure))
        for (const radius of DENSITY_RADII) {
          const { own, around } = await ask<Density>(name, `/api/density?measure=${measure}&radius=${radius}`)
          expect(cellsOf(own), `${measure} ${radius}`).toEqual(
            tally(
              counted.filter(({ village }) => sees(village)),
              radius,
            ),
          )
          expect(around.radiusMeters).toBe(750)
          expect(cellsOf(around), `${measure} around`).toEqual(released(counted.filter(({ village }) => !sees(village))))
          for (const people of around.people) {
            expect(people).toBeGreaterThanOrEqual(5)
            expect(people % 5).toBe(0)
          }
        }
      }
    })

    test('sees villages of its scope only, and houses only where it sees people', async () => {
      for (const { code } of VILLAGES) {
        const villages = await callers.get(name)!(`/api/density/villages?area=${code}&measure=aged60`)
        expect(villages.status).toBe(code.startsWith(scope) ? 200 : 403)
        const houses = await callers.get(name)!(`/api/density/houses?area=${code}&measure=aged60`)
        expect(houses.status).toBe(sees(code) ? 200 : 403)
      }
    })
  })

  test('villages and their houses add up to the same people', async () => {
    for (const measure of DENSITY_MEASURES) {
      const { exact, items } = await ask<{ exact: boolean; items: VillageDensity[] }>(
        'leader',
        `/api/density/villages?area=430821&measure=${measure}`,
      )
      expect(exact).toBe(true)
      expect(items.map(({ code }) => code)).toEqual(VILLAGES.map(({ code }) => code).toSorted())
      for (const { code, people } of items) {
        const plain = rows.filter((row) => row.village === code && row.measures.includes(measure)).length
        expect(people, `${measure} ${code}`).toBe(plain)
        const houses = await ask<HouseDensity>('leader', `/api/density/houses?area=${code}&measure=${measure}`)
        expect(sum(houses.people), `${measure} ${code}`).toBe(plain)
      }
    }
  })

  test('a reader without people gets village sums of what is released', async () => {
    const { exact, items } = await ask<{ exact: boolean; items: VillageDensity[] }>(
      'planner',
      '/api/density/villages?area=430821&measure=female',
    )
    expect(exact).toBe(false)
    for (const { code, people } of items) {
      const village = rows.filter((row) => row.village === code && row.measures.includes('female'))
      expect(people).toBe(sum(Object.values(released(village))))
    }
  })

  test('houses of a village are audited with whom they counted', async () => {
    const { people } = await ask<HouseDensity>('leader', `/api/density/houses?area=${VILLAGES[0]!.code}&measure=group:7`)
    const last = await database.system((sql) => sql.row(`select action, fields, row_count::int as n from audits order by id desc limit 1`))
    expect(last).toEqual({ action: 'density.houses', fields: ['group:7'], n: sum(people) })
  })

  test('what is released tells no count under five, neither alone nor as a difference of two', async () => {
    const told = await database.system((sql) =>
      sql.rows(`select whole, part, rest from (
          select released(a + b) as whole, released(a) as part, released(b) as rest, b from generate_series(0, 80) a cross join generate_series(0, 80) b) worlds
        group by 1, 2, 3 having count(distinct b) = 1 and min(b) < 5`),
    )
    expect(told).toEqual([])
  })

  test.each([
    ['/api/density?measure=salary', 'measure'],
    ['/api/density?measure=people&radius=10', 'radius'],
    ['/api/density?radius=fine', 'radius'],
    ['/api/density/villages?area=4308', 'area'],
    ['/api/density/houses?area=430821', 'area'],
  ])('%s is refused, naming %s', async (path, field) => {
    const reply = await callers.get('leader')!(path)
    expect([reply.status, ((await reply.json()) as { field: string }).field]).toEqual([400, field])
  })
})

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const cellsOf = ({ q, r, people }: Cells) => Object.fromEntries(people.map((count, index) => [`${q[index]},${r[index]}`, count]))

function tally(people: readonly Row[], radius: number): Record<string, number> {
  const cells: Record<string, number> = {}
  for (const { lon, lat } of people) {
    const cell = hexagonOf(lon, lat, radius)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  return cells
}

/** The rule in plain words: of each village's part of a coarse cell nothing under five, the rest rounded down to fives. */
function released(people: readonly Row[]): Record<string, number> {
  const cells: Record<string, number> = {}
  for (const village of Map.groupBy(people, (row) => row.village).values()) {
    for (const [cell, count] of Object.entries(tally(village, 750)))
      if (count >= 5) cells[cell] = (cells[cell] ?? 0) + Math.floor(count / 5) * 5
  }
  return cells
}
