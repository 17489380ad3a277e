import type { Database } from '../database/sql.ts'
import { VILLAGES } from './county.testing.ts'

/** People added to each village of the small county. */
export const CROWD = 150

/** Of one village each: `given` names it, its ids' beginning, its people's surname, and the next village's beginning. */
const ADDED: readonly string[] = [
  `houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year, households, people)
        select base + 1000 + n, code, surname || '家' || n || '号', surname || '家' || n || '号',
               st_geomfromtext(format('POLYGON((%s 29.32,%s 29.32,%s 29.3201,%s 29.32))', x, x + 0.0001, x + 0.0001, x), 4326), 6,
               1 + n * 7 % 9, (array[1,2,3,4,5,9,7])[1 + n * 5 % 7], 1 + n * 11 % 6, 1 + n % 3, 1950 + n * 13 % 76, 1, n * 17 % 13
        from given cross join lateral (select n, 110.8 + n * 0.0005 as x from generate_series(1, crowd / 3) n) houses`,
  `households (id, kind, village_code, group_number, house_id, head_id, size)
        select base + 1000 + n, case when n % 10 = 0 then 2 else 1 end, code, n % 9, base + 1000 + 1 + n % (crowd / 3), base + 1000 + n, 1 + n * 7 % 11
        from given cross join generate_series(1, crowd / 2) n`,
  `people (id, village_code, household_id, house_id, relation, name, name_pinyin, sex, birth_date, ethnicity, marriage, education,
                                     politics, employment, residence, life_status, insured, id_number_hmac, id_number_cipher, source_unit_id, as_of)
        select base + 1000 + n, code, base + 1000 + 1 + n % (crowd / 2),
               case when n % 7 = 0 then null when n % 11 = 0 then next_base + 1000 + 1 + n % (crowd / 3) else base + 1000 + 1 + n % (crowd / 3) end,
               (array[2,10,20,30,40,50,97])[1 + n * 3 % 7], surname || '某' || n, 'x mou', 1 + n % 2, date '1920-03-05' + n * 7919 % 38900,
               (array[1,6,14,15,97,33])[1 + n * 5 % 6], (array[10,20,21,30,40])[1 + n * 7 % 5], (array[10,20,60,70,80,99])[1 + n * 11 % 6],
               (array[1,3,13])[1 + n * 13 % 3], 1 + n * 17 % 8, 1 + n * 19 % 5, case when n % 13 = 0 then 2 when n % 29 = 0 then 3 else 1 end,
               n % 3 > 0, convert_to(base + n || 'h', 'UTF8'), '', 3, '2026-10-31'
        from given cross join generate_series(1, crowd) n`,
  `person_groups
        select base + 1000 + n, code, 1 + (n * 7 + g * 5) % 18, 0, '2020-01-01',
               case n % 5 when 0 then '2026-10-31' when 1 then '2026-11-01' end::date, 3
        from given cross join generate_series(1, crowd) n cross join generate_series(0, 1) g where n % 3 > 0`,
  `benefits
        select base % 1000000000 + 100000 + n * 10 + b, base + 1000 + n, code, (array[2,5,6])[1 + (n + b) % 3],
               case when n % 31 = 0 and (n + b) % 3 = 0 then 299 else (array[201,503,601,202,501,601])[1 + (n + b) % 3 + 3 * (n % 2)] end,
               date '2025-10-30' + (n * 37 + b * 3) % 380 - (n % 4 = 0)::int * 200, 100, 0
        from given cross join generate_series(1, crowd) n cross join generate_series(0, 2) b`,
  `alerts (id, rule_id, rule_version, person_id, household_id, house_id, village_code, severity, status, evidence, dedup_key, due_on)
        overriding system value
        select base + 1000 + p.n, (array['elderly_allowance_unclaimed', 'medical_self_paid'])[1 + p.n % 2], 1, person.id, person.household_id, person.house_id, code, 2,
               (array['new', 'dispatched', 'verifying', 'handled', 'false_positive'])[1 + p.n % 5], '{}', 'crowd' || base + p.n, '2026-12-01'
        from given cross join generate_series(1, crowd / 2) p (n) join people person on person.id = base + 1000 + p.n * 2`,
]

/**
 * Adds a crowd to the small county of county.testing.ts in which everything that can differ does: attributes, tags that have
 * lapsed, records older than a year, the dead, those away, those living in another village's house, houses without anybody,
 * several alerts a house, some closed. Ids keep the village's mark.
 */
export async function addCrowd(database: Database): Promise<void> {
  await database.system(async (sql) => {
    for (const added of ADDED) {
      for (const [index, { code, mark, surname }] of VILLAGES.entries()) {
        const next = VILLAGES[(index + 1) % VILLAGES.length]!
        await sql.run(
          `with given as (select $1::text as code, $2::int as base, $3::text as surname, $4::int as crowd, $5::int as next_base)
           insert into ${added}`,
          [code, mark * 1_000_000, surname, CROWD, next.mark * 1_000_000],
        )
      }
    }
  })
}
