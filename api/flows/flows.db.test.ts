import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESTINATIONS } from '../contract/destinations.ts'
import type { Flows } from '../contract/flows.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

const AREAS = ['430821', '430821109', '430821100', ...VILLAGES.map(({ code }) => code)]
const SEES_NO_PEOPLE = ['planner', 'school-1']

/** Forty more people a village: some away to the coast, some to the provincial capital, some in another township, one dead. */
const MORE = [
  `insert into people (id, village_code, household_id, house_id, relation, name, name_pinyin, sex, birth_date, ethnicity, marriage, education, politics,
                       employment, residence, life_status, insured, id_number_hmac, id_number_cipher, source_unit_id, as_of)
   select x.id * 20 + n, f.village_code, f.id, case when n % 4 = 1 then (select min(id) from houses h where left(h.village_code, 9) <> left(f.village_code, 9)) end,
          97, '某', 'mou', 1, '1990-01-01', 1, 10, 80, 13, 2, case n % 4 when 0 then 3 when 1 then 2 else 4 end, case when n = 7 then 2 else 1 end, true,
          decode(md5(f.id || '-' || n), 'hex'), '', 3, '2026-10-31'
   from (select id / 1000000 * 10 + id % 10 as id, village_code, id as household from households) x
   join households f on f.id = x.household cross join generate_series(0, 12) n`,
  `insert into destinations select id, village_code, case when residence = 3 then '430100' when id % 3 = 0 then '440300' else '330100' end, '2022-01-01'
   from people where residence in (3, 4) on conflict do nothing`,
  'select refresh_flows()',
]

describeOnDatabases('flows', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-flows-'))
  const callers = new Map<string, Caller>()
  let server: RunningServer
  /** village, where to, how many, by plain SQL */
  let plain: { village: string; to: string; people: number }[]

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await database.system(async (sql) => {
      for (const statement of MORE) await sql.run(statement)
      plain = await sql.rows(`
        select p.village_code as village, coalesce(d.place_code, left(h.village_code, 9)) as to, count(*)::int as people
        from people p left join destinations d on d.person_id = p.id and p.residence > 2 left join houses h on h.id = p.house_id
        where p.life_status = 1 and (p.residence in (3, 4) or (p.residence = 2 and left(h.village_code, 9) <> left(p.village_code, 9)))
        group by 1, 2`)
    })
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) callers.set(name, await signIn(server, name))
  })
  afterAll(() => server.stop())

  describe.each(ACCOUNTS)('$name', ({ name, scope }) => {
    test('sees who of its areas went where, as plain SQL counts them or as released; other areas are refused', async () => {
      for (const area of AREAS) {
        const reply = await callers.get(name)!(`/api/flows?area=${area}`)
        expect(reply.status, area).toBe(area.startsWith(scope) ? 200 : 403)
        if (reply.status !== 200) continue
        const { exact, flows, places, origins } = (await reply.json()) as Flows
        expect(exact).toBe(!SEES_NO_PEOPLE.includes(name))
        const digits = area.length === 6 ? 9 : 12
        const counts = new Map<string, number>()
        for (const { village, to, people } of plain) {
          if (!village.startsWith(area)) continue
          const key = `${village.slice(0, digits)} ${to}`
          counts.set(key, (counts.get(key) ?? 0) + people)
        }
        const expected = [...counts]
          .map(([key, people]) => [key, exact ? people : Math.floor(people / 5) * 5] as const)
          .filter(([, people]) => people > 0)
        expect(Object.fromEntries(flows.map(({ from, to, people }) => [`${from} ${to}`, people]))).toEqual(Object.fromEntries(expected))
        const total = expected.reduce((sum, [, people]) => sum + people, 0)
        for (const ends of [places, origins]) expect(ends.reduce((sum, { people }) => sum + people, 0)).toBe(total)
      }
    })
  })

  test('the plain county has flows of every kind', () => {
    expect(new Set(plain.map(({ to }) => to))).toEqual(new Set(['430100', '440300', '330100', '430821100', '430821109']))
  })

  test('an area that is no code is refused by name', async () => {
    const reply = await callers.get('leader')!('/api/flows?area=cili')
    expect([reply.status, ((await reply.json()) as { field: string }).field]).toEqual([400, 'area'])
  })
})

test('cities have codes, names and places of their own', () => {
  expect(new Set(DESTINATIONS.map(({ code }) => code)).size).toBe(DESTINATIONS.length)
  for (const { code, zh, en, lon, lat } of DESTINATIONS) {
    expect(code).toMatch(/^\d{6}$/)
    expect(zh).toMatch(/^\p{Script=Han}+$/u)
    expect(en).toMatch(/^[A-Z][a-z]+$/)
    expect(lon > 98 && lon < 123 && lat > 18 && lat < 42).toBe(true)
  }
})
