/**
 * A county of four villages for tests, small enough to know by heart. Every id of a village's houses, households, people
 * and alerts begins with the village's mark, and every name in it with the village's surname: what leaks can be told.
 */
import { GROUPS } from '../contract/codes.ts'
import { MEASURES } from '../contract/figures.ts'
import { openIdentityKey } from '../database/identity.ts'
import type { Database, Sql } from '../database/sql.ts'

export interface TestVillage {
  code: string
  name: string
  township: string
  /** First two digits of its ids, all of eight digits. */
  mark: number
  surname: string
}
export const VILLAGES: readonly TestVillage[] = [
  { code: '430821109201', name: '大庄村', township: '430821109', mark: 41, surname: '徐' },
  { code: '430821109202', name: '柳枝坪村', township: '430821109', mark: 42, surname: '谭' },
  { code: '430821100201', name: '双安社区', township: '430821100', mark: 43, surname: '覃' },
  { code: '430821100202', name: '永安社区', township: '430821100', mark: 44, surname: '庹' },
]
/** Accounts, one of each kind and two where kinds of scope differ. */
export const ACCOUNTS = [
  { name: 'leader', role: 'leader', scope: '430821', unit: 1 },
  { name: 'planner', role: 'planner', scope: '430821', unit: 1 },
  { name: 'admin', role: 'admin', scope: '430821', unit: 1 },
  { name: 'dept-yb', role: 'department', scope: '430821', unit: 2 },
  { name: 'dept-mz', role: 'department', scope: '430821', unit: 3 },
  { name: 'school-1', role: 'school', scope: '430821109201', unit: 4 },
  { name: 'town-430821109', role: 'township', scope: '430821109', unit: 5 },
  { name: 'village-430821109201', role: 'village', scope: '430821109201', unit: 6 },
] as const
/** Ids of a village: house, household and alert n; person n. */
export const idOf = (village: TestVillage, n: number) => village.mark * 1_000_000 + n

const PEOPLE_PER_VILLAGE = 6
const square = (lon: number, lat: number, size: number) =>
  `POLYGON((${lon} ${lat},${lon + size} ${lat},${lon + size} ${lat + size},${lon} ${lat + size},${lon} ${lat}))`

/** Fills an empty, migrated database. @param dataDir where the identity key lies */
export async function fillCounty(database: Database, dataDir: string): Promise<void> {
  const identity = await openIdentityKey(dataDir)
  await database.system(async (sql) => {
    await insertAreas(sql)
    await insertAccounts(sql)
    await sql.run(`create function test_aged(as_of date, parameters jsonb) returns table (person_id integer, dedup_key text, evidence jsonb)
      language sql stable as $$ select id, id || ':2026', '{"reason": "年满八十"}'::jsonb from people
        where birth_date <= as_of - make_interval(years => (parameters ->> 'age')::int) $$;
      create function test_nobody(as_of date, parameters jsonb) returns table (person_id integer, dedup_key text, evidence jsonb)
      language sql stable as $$ select null::int, null::text, null::jsonb where false $$`)
    await sql.run(`insert into rules (id, title, description, severity, parameters, datasets, condition, deadline_days, cool_down_days, valid_from) values
      ('elderly_allowance_unclaimed', '高龄津贴未领', '年满 80 岁未领高龄津贴', 2, '{"age": 80}', '{5}', 'test_aged', 15, 180, '2026-01-01'),
      ('medical_self_paid', '医疗自付超标', '自付医疗费超过标准', 3, '{}', '{2}', 'test_nobody', 15, 180, '2026-01-01')`)
    for (const [index, village] of VILLAGES.entries()) {
      const at = { lon: 110.8 + index * 0.1, lat: 29.3 }
      await insertHouses(sql, village, at)
      await insertPeople(sql, village, identity)
      await insertRecords(sql, village, at)
    }
    await sql.run('select refresh_density()')
    await sql.run(`insert into destinations select id, village_code, '440300', '2020-03-01' from people where id % 2 = 0`)
    await sql.run(`insert into flows select village_code, place_code, count(*) from destinations group by 1, 2`)
    await sql.run('select refresh_history()')
    await sql.run(`insert into benefit_history
      select village_code, date_trunc('month', happened_on::timestamp)::date, dataset_id, count(*), sum(amount_cents) from benefits group by 1, 2, 3`)
    await sql.run('select refresh_house_people()')
  })
}

async function insertAreas(sql: Sql): Promise<void> {
  const insert = (code: string, parent: string | null, level: string, name: string, pinyin: string, lon: number, size: number) =>
    sql.run(
      `insert into areas (code, parent_code, level, name, name_pinyin, seat, geom, area_km2)
       values ($1, $2, $3, $4, $5, st_setsrid(st_makepoint($6 + 0.01, 29.31), 4326), st_multi(st_geomfromtext($7, 4326)), 100)`,
      [code, parent, level, name, pinyin, lon, square(lon, 29.3, size)],
    )
  await insert('430821', null, 'county', '慈利县', 'ci li xian', 110.8, 0.4)
  await insert('430821109', '430821', 'township', '零溪镇', 'ling xi zhen', 110.8, 0.2)
  await insert('430821100', '430821', 'township', '零阳街道', 'ling yang jie dao', 111, 0.2)
  for (const [index, { code, name, township }] of VILLAGES.entries()) {
    await insert(
      code,
      township,
      'village',
      name,
      ['da zhuang cun', 'liu zhi ping cun', 'shuang an she qu', 'yong an she qu'][index]!,
      110.8 + index * 0.1,
      0.1,
    )
  }
  await sql.run(`insert into county (code, name, as_of, demo) values ('430821', '慈利县', '2026-10-31', true)`)
  await sql.run(
    `insert into roads values (1, 'S306', 'provincial', false, st_geomfromtext('LINESTRING(110.81 29.31,111.15 29.38)', 4326), 'test')`,
  )
  await sql.run(
    `insert into rivers values (1, '澧水', 'river', 120, st_geomfromtext('LINESTRING(110.81 29.35,111.15 29.35)', 4326), 'test')`,
  )
  await sql.run(`insert into places values (1, '五雷山', 'wu lei shan', 'peak', 1, 1000, st_setsrid(st_makepoint(111.1, 29.4), 4326))`)
}

async function insertAccounts(sql: Sql): Promise<void> {
  await sql.run(`insert into units (id, name, kind, area_code) values
    (1, '县委办公室', 'county', '430821'), (2, '县医疗保障局', 'department', '430821'), (3, '县民政局', 'department', '430821'),
    (4, '大庄小学', 'school', '430821109201'), (5, '零溪镇人民政府', 'township', '430821109'), (6, '大庄村村民委员会', 'village', '430821109201')`)
  await sql.run(`insert into datasets values
    (2, 'medical_settlement', '医保结算', 2, ''), (5, 'civil_relief', '民政救助', 3, ''), (6, 'student_aid', '学生资助', 1, '')`)
  await sql.run('insert into dataset_shares values (6, 4)')
  for (const { name, role, scope, unit } of ACCOUNTS) {
    await sql.run('insert into accounts (name, title, unit_id, role, scope_code, demo) values ($1, $1, $2, $3, $4, true)', [
      name,
      unit,
      role,
      scope,
    ])
  }
  // One village's bookmark, named with its surname: nobody else may find it.
  const [{ surname, code }] = VILLAGES as [TestVillage]
  await sql.run(
    `insert into bookmarks (account_id, name, address) select id, $1, '?area=' || $2::text from accounts where name = 'village-' || $2::text`,
    [`${surname}家湾`, code],
  )
  await sql.run(
    `insert into scenarios (account_id, name, kind, area_code, question, address)
     select id, $1, 'budget', $2, jsonb_build_object('area', $2::text, 'item', 503, 'change', 'add', 'value', 50), '?area=' || $2::text
     from accounts where name = 'village-' || $2::text`,
    [`${surname}家湾津贴`, code],
  )
  await sql.run(
    `insert into scenario_runs (scenario_id, account_id, scope_code, datasets, sees_people, version, outcome)
     select s.id, s.account_id, $1, '{2,5,6}', true, 'ABC', '{"asOf": "2026-10-31", "measures": {}, "townships": []}' from scenarios s`,
    [code],
  )
}

async function insertHouses(sql: Sql, village: TestVillage, { lon, lat }: { lon: number; lat: number }): Promise<void> {
  for (let n = 1; n <= 3; n++) {
    await sql.run(
      `insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year, households, people)
       values ($1, $2, $3, $4, st_geomfromtext($5, 4326), 6.5, 2, 2, 1, 2, 1998, 1, 2)`,
      [
        idOf(village, n),
        village.code,
        `${village.name}${n}组1${n}号`,
        `慈利县${village.name}${n}组1${n}号`,
        square(lon + n * 0.01, lat + 0.01, 0.0001),
      ],
    )
  }
}

async function insertPeople(sql: Sql, village: TestVillage, identity: Awaited<ReturnType<typeof openIdentityKey>>): Promise<void> {
  for (let household = 1; household <= 3; household++) {
    await sql.run(
      'insert into households (id, kind, village_code, group_number, house_id, head_id, size) values ($1, 1, $2, 1, $3, $4, 2)',
      [idOf(village, household), village.code, idOf(village, household), idOf(village, household * 2 - 1)],
    )
  }
  for (let n = 1; n <= PEOPLE_PER_VILLAGE; n++) {
    const id = idOf(village, n)
    const household = idOf(village, Math.ceil(n / 2))
    const idNumber = `430899194${n}0101${String(village.mark).padStart(3, '0')}X`
    await sql.run(
      `insert into people (id, village_code, household_id, house_id, relation, name, name_pinyin, sex, birth_date, ethnicity, marriage, education,
                           politics, employment, residence, life_status, insured, id_number_hmac, id_number_cipher, phone_cipher, source_unit_id, as_of)
       values ($1, $2, $3, $3, $4, $5, 'x da ming', 1, $6, 15, 20, 80, 13, 1, 1, 1, true, $7, $8, $9, 3, '2026-10-31')`,
      [
        id,
        village.code,
        household,
        n % 2 === 1 ? 2 : 10,
        `${village.surname}大${'一二三四五六'[n - 1]!}`,
        `194${n}-01-01`,
        identity.hmac(idNumber),
        identity.encipher(idNumber),
        identity.encipher(`154${String(village.mark).padStart(4, '0')}000${n}`),
      ],
    )
    await sql.run('insert into household_members (household_id, person_id, relation, valid_from) values ($1, $2, 2, $3)', [
      household,
      id,
      '2000-01-01',
    ])
    await sql.run(`insert into person_groups values ($1, $2, 8, 0, '2020-01-01', null, 3)`, [id, village.code])
    await sql.run(`insert into change_events values ($1, $1, $2, 8, '2026-05-01')`, [id, village.code])
    for (const [dataset, item] of [
      [2, 202],
      [5, 503],
      [6, 601],
    ] as const) {
      await sql.run(
        'insert into benefits values ($1, $2, $3, $4, $5, $6, 12345, 678)',
        [id * 10 + dataset, id, village.code, dataset, item, '2026-06-01'].map((value, index) =>
          index === 0 ? Number(value) % 1_000_000_000 : value,
        ),
      )
    }
  }
}

async function insertRecords(sql: Sql, village: TestVillage, { lon, lat }: { lon: number; lat: number }): Promise<void> {
  const point = `st_setsrid(st_makepoint(${lon + 0.02}, ${lat + 0.02}), 4326)`
  await sql.run(`insert into industry values ($1, $2, $3, 'he zuo she', 2, 'A', 100000, 5, '2020-01-01', $3, ${point})`, [
    idOf(village, 1),
    village.code,
    `${village.surname}家合作社`,
  ])
  await sql.run(`insert into facilities values ($1, $2, $3, 'wei sheng shi', 'clinic', 10, $3, ${point})`, [
    idOf(village, 1),
    village.code,
    `${village.surname}家卫生室`,
  ])
  await sql.run(
    `insert into parcels values ($1, $2, '地块', 'orchard', 3, 10, '{}', st_geomfromtext('${square(lon, lat, 0.001)}', 4326))`,
    [idOf(village, 1), village.code],
  )
  await sql.run(
    `insert into parcels values ($1, $2, $3, 'hazard', 3, 6, '{"类型": "滑坡", "险情等级": "小型", "威胁户数": 4}',
                                 st_geomfromtext('${square(lon + 0.01, lat, 0.001)}', 4326))`,
    [idOf(village, 2), village.code, `${village.surname}家滑坡隐患区`],
  )
  for (const [n, rule] of ['elderly_allowance_unclaimed', 'medical_self_paid'].entries()) {
    await sql.run(
      `insert into alerts (id, rule_id, rule_version, person_id, household_id, house_id, village_code, severity, evidence, dedup_key, geom, due_on)
       overriding system value values ($1::int, $2, 1, $1::int, $1::int, $1::int, $3, $4, $5, $6, ${point}, '2026-12-01')`,
      [idOf(village, n + 1), rule, village.code, n + 2, { reason: `${village.surname}家的事` }, String(idOf(village, n + 1))],
    )
    await sql.run(`insert into alert_events (alert_id, village_code, kind) values ($1, $2, 'created')`, [
      idOf(village, n + 1),
      village.code,
    ])
  }
  const groups = GROUPS.map(({ code }) => `group:${code}`)
  const benefits = [2, 5, 6].flatMap((id) => [`benefit:${id}:records`, `benefit:${id}:cents`])
  for (const measure of [...MEASURES, ...groups, ...benefits]) {
    await sql.run('insert into figures values ($1, $2, $3)', [village.code, measure, 6])
  }
  await sql.run('insert into pyramids values ($1, 1, 16, 6, 5)', [village.code])
}
