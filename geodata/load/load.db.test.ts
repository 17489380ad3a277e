import { beforeAll, expect, test } from 'vitest'
import { identityKeyOf } from '../../api/database/identity.ts'
import type { Database, Sql } from '../../api/database/sql.ts'
import { describeOnDatabases, useFresh } from '../../api/database/testing.ts'
import { findAnomalies } from '../anomalies.queries.ts'
import { settleGround } from '../county.ts'
import { villageCounts } from '../demo/counts.ts'
import { demoIdNumber } from '../demo/idNumber.ts'
import type { Anomaly, Case } from '../demo/planted.ts'
import { settleCounty } from '../demo/settle.ts'
import { smallGround } from '../testing.ground.ts'
import { REFRESHES, runRule } from './figures.queries.ts'
import { runStages } from './stage.ts'
import { STAGES } from './stages.ts'

const SEED = 7
const SCALE = 0.004
const identity = identityKeyOf(new Uint8Array(32).fill(1))
const land = settleGround(smallGround(), SEED, SCALE)
const county = settleCounty(villageCounts(SEED, SCALE), SEED, SCALE)
const load = (database: Database): Promise<void> =>
  runStages(STAGES, { database, identity, seed: SEED, scale: SCALE, county: () => land, report: () => {} })

const TABLES = [
  'areas', 'rivers', 'roads', 'places', 'units', 'accounts', 'datasets', 'dataset_shares', 'rules', 'houses', 'households', 'people',
  'household_members', 'person_groups', 'change_events', 'industry', 'facilities', 'parcels', 'benefits', 'figures', 'pyramids', 'history',
  'benefit_history', 'density', 'density_release', 'destinations', 'flows',
] // prettier-ignore

/** A sum of every table's content and of its indexes and constraints; not of what counts the clock or a sequence. */
async function checksums(sql: Sql): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const table of TABLES) {
    const columns = ['rules', 'accounts'].includes(table) ? `(to_jsonb(t) - 'created_at')::text` : 't::text'
    sums[table] = (await sql.row<{ sum: string }>(
      `select count(*) || ' ' || md5(string_agg(r, '' order by r)) as sum from (select ${columns} r from ${table} t) x`,
    ))!.sum
  }
  sums['alerts'] = (await sql.row<{ sum: string }>(
    `select md5(string_agg(rule_id || dedup_key || evidence || st_astext(geom) || house_id, '' order by rule_id, dedup_key)) as sum from alerts`,
  ))!.sum
  sums['indexes'] = (await sql.row<{ sum: string }>(`select string_agg(d, ';' order by d) as sum from (
    select pg_get_indexdef(indexrelid) d from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    union all select conrelid::regclass || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace) x`))!.sum
  return sums
}

const count = async (database: Database, query: string): Promise<number> =>
  (await database.system((sql) => sql.row<{ n: number }>(`select count(*) as n from ${query}`)))!.n

describeOnDatabases('load', (engine) => {
  const database = useFresh(engine)
  let whole: Record<string, string>
  beforeAll(async () => {
    await load(database)
    whole = await database.system(checksums)
  })

  test('stores exactly what the scale says', async () => {
    expect(await count(database, 'houses')).toBe(250_000 * SCALE)
    expect(await count(database, 'households where kind = 1')).toBe(240_000 * SCALE)
    expect(await count(database, 'people where life_status = 1')).toBe(730_000 * SCALE)
    expect(await count(database, 'people where life_status <> 1')).toBe(30_000 * SCALE)
    expect(await count(database, 'benefits')).toBe(8_550_000 * SCALE)
    expect(await count(database, 'change_events')).toBeGreaterThan(1_000_000 * SCALE)
    expect(await count(database, `areas where level = 'village'`)).toBe(430)
    expect(await count(database, `areas where parent_code = '430821109'`)).toBe(19)
    expect(await count(database, `households where village_code = '430821109201'`)).toBe(Math.round(465 * SCALE))
    expect(await count(database, `units where kind in ('department', 'school')`)).toBeGreaterThan(200)
  })

  test('the planner knows of every table that has rows', async () => {
    expect(
      await count(
        database,
        `pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 0 and pg_relation_size(oid) > 0 and relname <> 'fill_steps'`,
      ),
    ).toBe(0)
  })

  test('a second run does nothing', async () => {
    await load(database)
    expect(await database.system(checksums)).toEqual(whole)
  })

  test('figures and pyramids are the rows counted', async () => {
    const differences = await database.system((sql) =>
      sql.rows(`
        with given as (select measure, sum(value)::bigint as value from figures group by measure),
        counted as (
          select 'people' as measure, count(*) as value from people where life_status = 1
          union all select 'aged80', count(*) from people, county where life_status = 1 and date_part('year', age(county.as_of, birth_date)) >= 80
          union all select 'residents', count(*) from people where life_status = 1 and residence < 3
          union all select 'households', count(*) from households
          union all select 'houses', count(*) from houses
          union all select 'industry', count(*) from industry
          union all select 'facilities', count(*) from facilities
          union all select 'records', count(*) from benefits
          union all select 'group:' || group_code, count(*) from person_groups where valid_to is null group by group_code
          union all select 'benefit:' || dataset_id || ':cents', sum(amount_cents) from benefits where happened_on >= '2025-11-01' group by dataset_id)
        select * from counted full join given using (measure)
        where counted.value is distinct from given.value and (measure !~ ':records$' and measure not in ('aged60', 'away'))`),
    )
    expect(differences).toEqual([])
    expect(
      await database.system((sql) =>
        sql.rows(
          `select sum(registered)::int as registered, sum(resident)::int as resident, sum(registered) filter (where age_band >= 16)::int as aged80 from pyramids`,
        ),
      ),
    ).toEqual(
      await database.system((sql) =>
        sql.rows(`select sum(value) filter (where measure = 'people')::int as registered, sum(value) filter (where measure = 'residents')::int as resident,
          sum(value) filter (where measure = 'aged80')::int as aged80 from figures`),
      ),
    )
  })

  test('houses count who lives in them', async () => {
    const wrong = `houses h
      where households <> (select count(*) from households x where x.house_id = h.id)
         or people <> (select count(*) from people p where p.house_id = h.id and p.life_status = 1)`
    expect(await count(database, wrong)).toBe(0)
  })

  test('memberships agree with people, and heads belong to their household', async () => {
    expect(
      await count(
        database,
        `people p where not exists (select from household_members m where m.person_id = p.id and m.household_id = p.household_id
      and m.relation = p.relation and m.valid_to is not distinct from p.left_on)`,
      ),
    ).toBe(0)
    expect(
      await count(
        database,
        `households h where not exists (select from people p where p.id = h.head_id and p.household_id = h.id and p.relation = 2)`,
      ),
    ).toBe(0)
    expect(
      await count(database, `households h where size <> (select count(*) from people p where p.household_id = h.id and p.life_status = 1)`),
    ).toBe(0)
  })

  test('ID numbers are found by their HMAC and come back from their ciphertext', async () => {
    const index = county.planted[0]!.person
    const idNumber = demoIdNumber(county.birthDay[index]!, county.sex[index]!, county.rank[index]!)
    const found = await database.system((sql) =>
      sql.row<{ id: number; cipher: Buffer }>('select id, id_number_cipher as cipher from people where id_number_hmac = $1', [
        identity.hmac(idNumber),
      ]),
    )
    expect(found!.id).toBe(index + 1)
    expect(identity.decipher(found!.cipher)).toBe(idNumber)
  })

  test('each kind of anomaly is found at exactly the people it was planted at', async () => {
    const found = await database.system(findAnomalies)
    for (const anomaly of Object.keys(found) as Anomaly[]) {
      const planted = county.planted.filter((one) => one.match && one.anomaly === anomaly).map(({ person }) => person + 1)
      expect(planted.length).toBeGreaterThan(0)
      expect([anomaly, ...found[anomaly]]).toEqual([anomaly, ...planted])
    }
  })

  test('a line moved by a day or a cent finds the near misses as well', async () => {
    const found = async (condition: string, given: object): Promise<Set<number>> =>
      database.system(async (sql) => {
        const rows = await sql.rows<{ person_id: number }>(
          `select f.person_id from rules r, county c, lateral ${condition}(c.as_of, r.parameters || $2::jsonb) f where r.condition = $1`,
          [condition, JSON.stringify(given)],
        )
        return new Set(rows.map(({ person_id }) => person_id))
      })
    const nearMisses = (kind: Case): number[] => county.planted.flatMap((one) => (one.case === kind ? [one.person + 1] : []))
    const aDayEarlier = await found('elderly_allowance_unclaimed', { grace_days: 29 })
    const shorterForce = await found('elderly_allowance_unclaimed', { in_force_days: 40 })
    const aCentLess = await found('medical_self_paid_over', { low_income_yuan: 4999.99, others_yuan: 19999.99 })
    for (const id of nearMisses('nearDay')) expect(aDayEarlier.has(id)).toBe(true)
    for (const { person, anomaly, case: kind } of county.planted)
      if (anomaly === 'allowanceUnclaimed' && kind === 'nearPayment') expect(shorterForce.has(person + 1)).toBe(true)
    for (const id of nearMisses('nearYear')) expect(aCentLess.has(id)).toBe(true)
    for (const id of nearMisses('nearWindow')) expect(aCentLess.has(id)).toBe(false)
  })

  test('an alert says why in a sentence', async () => {
    const reasons = await database.system((sql) =>
      sql.rows<{ rule: string; reason: string }>(`select rule_id as rule, evidence ->> 'reason' as reason from alerts`),
    )
    for (const { rule, reason } of reasons) {
      if (rule === 'elderly_allowance_unclaimed')
        expect(reason).toMatch(/^年满 (80|90|100) 岁 \d+ 天，(未领高龄津贴|高龄津贴停发 \d+ 天（最近一次 2026年\d+月20日）)$/)
      else
        expect(reason).toMatch(
          /^(近 12 个月医疗自付 [\d,.]+ 元，达到(低收入人口 5,000|一般居民 20,000) 元的标准|2026年\d月门诊自付 [\d,.]+ 元，达到每月 500 元的标准)$/,
        )
    }
  })

  test('alerts are what the rules found; running and counting again changes nothing', async () => {
    const alerts = await database.system((sql) =>
      sql.rows<{ rule_id: string; person_id: number }>('select rule_id, person_id from alerts order by person_id'),
    )
    const matches = (anomaly: Anomaly, rule: string): { rule_id: string; person_id: number }[] =>
      county.planted.flatMap((one) => (one.match && one.anomaly === anomaly ? [{ rule_id: rule, person_id: one.person + 1 }] : []))
    expect(alerts).toEqual(
      [...matches('allowanceUnclaimed', 'elderly_allowance_unclaimed'), ...matches('selfPaidOver', 'medical_self_paid')].sort(
        (a, b) => a.person_id - b.person_id,
      ),
    )
    expect(await count(database, `alert_events where kind = 'created'`)).toBe(alerts.length)
    await database.system(async (sql) => {
      await runRule(sql, 'elderly_allowance_unclaimed')
      await runRule(sql, 'medical_self_paid')
      for (const refresh of REFRESHES) await refresh(sql)
    })
    expect(await database.system(checksums)).toEqual(whole)
  })

  test('cut off anywhere, however often, it ends in the same tables', async () => {
    await database.system(async (sql) => {
      for (const stage of [...STAGES].reverse()) await stage.clear(sql)
      await sql.run('delete from fill_steps')
    })
    let cuts = 0
    for (let allowed = 3; ; allowed = (allowed % 7) + 3) {
      const cut = cutAfter(database, allowed)
      try {
        await load(cut)
        break
      } catch (error) {
        if (!(error instanceof CutOff)) throw error
        cuts++
        if (cuts > 40) await load(database)
      }
    }
    expect(cuts).toBeGreaterThan(10)
    expect(await database.system(checksums)).toEqual(whole)
    expect(await count(database, 'postponed')).toBe(0)
  }, 600_000)
})

class CutOff extends Error {
  override name = 'CutOff'
}

/** A database that goes away inside the transaction after so many, its work undone. */
function cutAfter(database: Database, transactions: number): Database {
  let left = transactions
  return {
    ...database,
    system: (work) =>
      database.system(async (sql) => {
        const result = await work(sql)
        if (left-- <= 0) throw new CutOff()
        return result
      }),
  }
}
