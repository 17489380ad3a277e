import type { Overview } from '../contract/overview.ts'
import type { Sql } from '../database/sql.ts'

export type AreaRow = Pick<Overview, 'code' | 'name' | 'level' | 'asOf' | 'demo'> & { areaKm2: number; villages: number }

/** An area in force with what the records say of themselves; undefined where there is none. */
export function findAreaAsOf(sql: Sql, code: string): Promise<AreaRow | undefined> {
  return sql.row(
    `select a.code, a.name, a.level, c.as_of as "asOf", c.demo, a.area_km2 as "areaKm2",
            (select count(*) from areas v where v.level = 'village' and v.valid_to is null and v.code >= a.code and v.code < a.code || ':') as villages
     from areas a cross join county c where a.code = $1 and a.valid_to is null`,
    [code],
  )
}

// ':' follows '9': a subtree of codes is one range.
const BELOW = `village_code >= $1 and village_code < $1 || ':'`

/** Sums of an area's figures by measure. */
export async function sumFigures(sql: Sql, code: string): Promise<Map<string, number>> {
  const rows = await sql.rows<{ measure: string; value: number }>(
    `select measure, sum(value)::bigint as value from figures where ${BELOW} group by measure`,
    [code],
  )
  return new Map(rows.map(({ measure, value }) => [measure, value]))
}

/** An area's age pyramid. */
export function sumPyramid(sql: Sql, code: string): Promise<Overview['pyramid']> {
  return sql.rows(
    `select sex::int, age_band::int as "ageBand", sum(registered)::int as registered, sum(resident)::int as resident
     from pyramids where ${BELOW} group by sex, age_band order by age_band, sex`,
    [code],
  )
}

/** Open alerts below an area by rule, rules without any included. */
export function countAlertsByRule(sql: Sql, code: string): Promise<Overview['alerts']> {
  return sql.rows(
    `select r.id as rule, r.title, r.severity::int, coalesce(sum(o.open), 0)::int as open
     from rules r left join count_open_alerts() o on o.rule_id = r.id and ${BELOW.replaceAll('village_code', 'o.village_code')}
     where r.enabled and r.datasets <@ (select scope_datasets())
     group by r.id order by r.severity desc, open desc, r.id`,
    [code],
  )
}

/** Headline figures of each area directly below one. */
export function listChildFigures(sql: Sql, code: string): Promise<Overview['children']> {
  return sql.rows(
    `with child as (select code, name from areas where parent_code = $1 and valid_to is null),
          figure as (
            select left(village_code, length($1) + 3) as code,
                   sum(value) filter (where measure = 'people') as people,
                   sum(value) filter (where measure = 'households') as households,
                   sum(value) filter (where measure = 'houses') as houses
            from figures where ${BELOW} and measure in ('people', 'households', 'houses') group by 1),
          alert as (
            select left(village_code, length($1) + 3) as code, sum(open) as open from count_open_alerts() where ${BELOW} group by 1)
     select child.code, child.name, coalesce(people, 0)::int as "registeredPeople", coalesce(households, 0)::int as households,
            coalesce(houses, 0)::int as houses, coalesce(open, 0)::int as "openAlerts"
     from child left join figure using (code) left join alert using (code) order by child.code`,
    [code],
  )
}

/** The data sets that the reader may see. */
export function listDatasets(sql: Sql): Promise<{ id: number; code: string; name: string }[]> {
  return sql.rows('select id::int, code, name from datasets where id = any ((select scope_datasets())::smallint[]) order by id')
}
