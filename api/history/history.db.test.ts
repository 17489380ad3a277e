import { beforeAll, describe, expect, test } from 'vitest'
import { identityKeyOf } from '../database/identity.ts'
import type { Scope, Sql } from '../database/sql.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import { settleGround } from '../../geodata/county.ts'
import { runStages } from '../../geodata/load/stage.ts'
import { STAGES } from '../../geodata/load/stages.ts'
import { smallGround } from '../../geodata/testing.ground.ts'
import { listAlertMonths, listBenefitMonths, listChildMonths, listMonths } from './history.queries.ts'

const SEED = 11
const SCALE = 0.004
const AREAS = ['430821', '430821109', '430821109201']
const FROM = '2023-11'
const TO = '2026-10'

/** Registered at the ends of months, from births, moves in, and days of leaving: not by way of the events of leaving. */
const REGISTERED = `
  with moved as (select person_id, max(happened_on) as since from change_events where kind = 3 group by 1),
  came as (
    select p.life_status, p.left_on, coalesce(m.since, p.birth_date) as since
    from people p left join moved m on m.person_id = p.id where p.village_code >= $1 and p.village_code < $1 || ':')
  select month, (select count(*)::int from came where since < (month || '-01')::date + interval '1 month'
                   and (life_status = 1 or left_on >= (month || '-01')::date + interval '1 month')) as closing,
         (select count(*)::int from houses where village_code >= $1 and village_code < $1 || ':' and built_year <= left(month, 4)::int) as houses
  from unnest($2::text[]) month`

describeOnDatabases('history', (engine) => {
  const database = useFresh(engine)
  beforeAll(async () => {
    const identity = identityKeyOf(new Uint8Array(32).fill(1))
    const county = settleGround(smallGround(), SEED, SCALE)
    await runStages(STAGES, { database, identity, seed: SEED, scale: SCALE, county: () => county, report: () => {} })
  })
  const all = (work: (sql: Sql) => Promise<void>) =>
    database.scoped({ area: '430821', datasets: [1, 2, 3, 4, 5, 6, 7, 8, 9], people: true }, work)

  describe.each(AREAS)('%s', (code) => {
    test('every month reconciles and goes on where the one before ended', () =>
      all(async (sql) => {
        const months = await listMonths(sql, code, FROM, TO)
        expect(months).toHaveLength(36)
        for (const [index, { opening, born, movedIn, died, movedOut, closing }] of months.entries()) {
          expect(opening + born + movedIn - died - movedOut).toBe(closing)
          if (index > 0) expect(opening).toBe(months[index - 1]!.closing)
        }
      }))

    test('people and houses are those of the register', () =>
      all(async (sql) => {
        const months = await listMonths(sql, code, FROM, TO)
        expect(await sql.rows(REGISTERED, [code, months.map(({ month }) => month)])).toEqual(
          months.map(({ month, closing, houses }) => ({ month, closing, houses })),
        )
      }))

    test('moves and journeys are the events', () =>
      all(async (sql) => {
        const counted = await sql.rows(
          `select to_char(happened_on, 'YYYY-MM') as month, count(*) filter (where kind = 3)::int as "movedIn", count(*) filter (where kind = 4)::int as "movedOut",
                  count(*) filter (where kind = 2)::int as died, count(*) filter (where kind = 6)::int as "wentAway", count(*) filter (where kind = 7)::int as "cameHome"
           from change_events where village_code >= $1 and village_code < $1 || ':' and kind in (2, 3, 4, 6, 7) group by 1 order by 1`,
          [code],
        )
        const months = await listMonths(sql, code, FROM, TO)
        const moved = months.filter((row) => row.movedIn + row.movedOut + row.died + row.wentAway + row.cameHome > 0)
        expect(
          moved.map(({ month, movedIn, movedOut, died, wentAway, cameHome }) => ({ month, movedIn, movedOut, died, wentAway, cameHome })),
        ).toEqual(counted)
      }))

    test('benefits are the records', () =>
      all(async (sql) => {
        const counted = await sql.rows(
          `select to_char(b.happened_on, 'YYYY-MM') as month, d.code as dataset, count(*)::int as records, sum(b.amount_cents)::float8 / 100 as "amountYuan"
           from benefits b join datasets d on d.id = b.dataset_id where b.village_code >= $1 and b.village_code < $1 || ':'
           group by 1, d.id order by 1, d.id`,
          [code],
        )
        expect(await listBenefitMonths(sql, code, FROM, TO)).toEqual(counted)
      }))
  })

  test('areas below add up to their parent, in every figure', () =>
    all(async (sql) => {
      const [whole] = await listMonths(sql, '430821', '2025-03', '2025-03')
      const children = await listChildMonths(sql, '430821', '2025-03')
      const sum = (pick: (row: (typeof children)[number]) => number | null) => children.reduce((total, row) => total + (pick(row) ?? 0), 0)
      expect(children).toHaveLength(26)
      for (const name of ['opening', 'born', 'movedIn', 'died', 'movedOut', 'closing', 'wentAway', 'cameHome', 'houses'] as const)
        expect(
          sum((row) => row[name]),
          name,
        ).toBe(whole![name])
      const benefits = await listBenefitMonths(sql, '430821', '2025-03', '2025-03')
      expect(sum(({ benefitRecords }) => benefitRecords)).toBe(benefits.reduce((total, { records }) => total + records, 0))
      expect((await listChildMonths(sql, '430821109201', '2025-03')).map(({ code }) => code)).toEqual(['430821109201'])
    }))

  test('alerts made and closed are the alerts and the last step of their follow-up', async () => {
    await database.system(async (sql) => {
      await sql.run(`update alerts set created_at = '2026-01-20T00:00:00+08' where id % 3 <> 1`)
      await sql.run(`update alerts set status = 'handled' where id % 3 = 0`)
      await sql.run(`insert into alert_events (alert_id, village_code, kind, at)
        select id, village_code, 'handled', '2026-03-31T16:30:00Z' from alerts where id % 3 = 0`)
    })
    await all(async (sql) => {
      const { early, closed } = (await sql.row<{ early: number; closed: number }>(
        `select count(*) filter (where created_at < '2026-02-01')::int as early, count(*) filter (where status = 'handled')::int as closed from alerts`,
      ))!
      expect(closed).toBeGreaterThan(0)
      const months = new Map((await listAlertMonths(sql, '430821', '2025-12', '2026-05')).map(({ month, ...row }) => [month, row]))
      expect(months.get('2025-12')).toEqual({ created: 0, closed: 0, open: 0 })
      expect(months.get('2026-01')).toEqual({ created: early, closed: 0, open: early })
      expect(months.get('2026-03')).toEqual({ created: 0, closed: 0, open: early })
      // Half past midnight of 1 April in the county.
      expect(months.get('2026-04')).toEqual({ created: 0, closed, open: early - closed })
      // The others were found after the records' date: in the last month all that is open now is open.
      const [last] = await listAlertMonths(sql, '430821', '2026-10', '2026-10')
      const { total } = (await sql.row<{ total: number }>('select count(*)::int as total from alerts'))!
      expect(total).toBeGreaterThan(early)
      expect(last).toEqual({ month: '2026-10', created: total - early, closed: 0, open: total - closed })
    })
  })

  test('a reader’s months are those of the villages and data sets in scope', async () => {
    const township: Scope = { area: '430821109', datasets: [1], people: false }
    await database.scoped(township, async (sql) => {
      const own = await listMonths(sql, '430821109', TO, TO)
      expect(await listMonths(sql, '430821', TO, TO)).toEqual(own)
      expect(own[0]!.closing).toBeGreaterThan(0)
      const benefits = await listBenefitMonths(sql, '430821', FROM, TO)
      expect([...new Set(benefits.map(({ dataset }) => dataset))]).toEqual(['medical_participation'])
    })
  })

  test('who left without an event is counted as leaving on the day that stands on the person', async () => {
    await database.system(async (sql) => {
      await sql.run('delete from change_events where kind in (1, 2, 4) and person_id % 2 = 0')
      const before = await listMonths(sql, '430821', FROM, TO)
      await sql.run('select refresh_history()')
      expect(await listMonths(sql, '430821', FROM, TO)).toEqual(before)
    })
  })
})
