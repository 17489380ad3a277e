import type { AlertsOfMonth, AreaOfMonth, History } from '../contract/history.ts'
import type { Sql } from '../database/sql.ts'

export interface HistorySpan {
  area: History['area']
  asOf: string
  counted: boolean
  /** First and last month on file, and the last one that records are held of: YYYY-MM. */
  first: string
  last: string
  lastRecords: string
}

/** An area in force and the months on file of it; undefined where there is no such area. */
export async function findSpan(sql: Sql, code: string): Promise<HistorySpan | undefined> {
  const row = await sql.row<Omit<HistorySpan, 'area'> & History['area']>(
    `select a.code, a.name, a.level, c.as_of as "asOf", to_char(history_first_month(), 'YYYY-MM') as first,
            to_char(c.as_of, 'YYYY-MM') as "lastRecords",
            to_char(greatest(c.as_of::timestamp, now() at time zone 'Asia/Shanghai'), 'YYYY-MM') as last,
            exists (select from history where ${BELOW}) as counted
     from areas a cross join county c where a.code = $1 and a.valid_to is null`,
    [code],
  )
  if (!row) return undefined
  const { code: found, name, level, ...span } = row
  return { area: { code: found, name, level }, ...span }
}

// ':' follows '9': a subtree of codes is one range.
const BELOW = `village_code >= $1 and village_code < $1 || ':'`

const PEOPLE = `sum(registered - born - moved_in + died + moved_out)::int as opening, sum(born)::int as born, sum(moved_in)::int as "movedIn",
  sum(died)::int as died, sum(moved_out)::int as "movedOut", sum(registered)::int as closing, sum(went_away)::int as "wentAway",
  sum(came_home)::int as "cameHome", sum(houses)::int as houses`

export type PeopleRow = NonNullable<AreaOfMonth['people']> & { houses: number }

/** People and houses of an area in each month from one to another (YYYY-MM). */
export function listMonths(sql: Sql, code: string, from: string, to: string): Promise<(PeopleRow & { month: string })[]> {
  return sql.rows(
    `select to_char(month, 'YYYY-MM') as month, ${PEOPLE} from history
     where ${BELOW} and month between ($2 || '-01')::date and ($3 || '-01')::date group by history.month order by 1`,
    [code, from, to],
  )
}

/** Records and yuan of an area by month and data set, as far as the reader may see them. */
export function listBenefitMonths(
  sql: Sql,
  code: string,
  from: string,
  to: string,
): Promise<{ month: string; dataset: string; records: number; amountYuan: number }[]> {
  return sql.rows(
    `select to_char(b.month, 'YYYY-MM') as month, d.code as dataset, b.records, b.cents / 100.0::float8 as "amountYuan"
     from (select month, dataset_id, sum(records)::int as records, sum(cents)::float8 as cents from benefit_history
           where ${BELOW} and month between ($2 || '-01')::date and ($3 || '-01')::date group by month, dataset_id) b
     join datasets d on d.id = b.dataset_id order by b.month, b.dataset_id`,
    [code, from, to],
  )
}

/** Alerts of an area by month, with those open at its end. */
export function listAlertMonths(sql: Sql, code: string, from: string, to: string): Promise<(AlertsOfMonth & { month: string })[]> {
  return sql.rows(
    `with happened as (select month, sum(created)::int as created, sum(closed)::int as closed from count_alerts_by_month() where ${BELOW} group by month)
     select to_char(m, 'YYYY-MM') as month, coalesce(h.created, 0) as created, coalesce(h.closed, 0) as closed,
            (select coalesce(sum(b.created - b.closed), 0)::int from happened b where b.month <= m) as open
     from generate_series(($2 || '-01')::timestamp, ($3 || '-01')::timestamp, interval '1 month') m
     left join happened h on h.month = m::date order by 1`,
    [code, from, to],
  )
}

export type ChildRow = Pick<AreaOfMonth, 'code' | 'name'> & { [K in keyof PeopleRow]: PeopleRow[K] | null } & {
  benefitRecords: number | null
  benefitYuan: number | null
} & AlertsOfMonth

/** A month (YYYY-MM) of each area directly below one, or of a village by itself. */
export function listChildMonths(sql: Sql, code: string, month: string): Promise<ChildRow[]> {
  return sql.rows(
    `with child as (select code, name from areas where (parent_code = $1 or (code = $1 and level = 'village')) and valid_to is null),
          digits as (select coalesce(max(length(code)), 12) as n from child),
          people as (
            select left(village_code, (select n from digits)) as code, ${PEOPLE}
            from history where ${BELOW} and month = ($2 || '-01')::date group by 1),
          benefit as (
            select left(village_code, (select n from digits)) as code, sum(records)::int as records, sum(cents)::float8 as cents
            from benefit_history where ${BELOW} and month = ($2 || '-01')::date group by 1),
          alert as (
            select left(village_code, (select n from digits)) as code, sum(created) filter (where month = ($2 || '-01')::date) as created,
                   sum(closed) filter (where month = ($2 || '-01')::date) as closed, sum(created - closed) as open
            from count_alerts_by_month() where ${BELOW} and month <= ($2 || '-01')::date group by 1)
     select child.code, child.name, opening, born, "movedIn", died, "movedOut", closing, "wentAway", "cameHome", houses,
            records as "benefitRecords", cents / 100.0::float8 as "benefitYuan", coalesce(created, 0)::int as created,
            coalesce(closed, 0)::int as closed, coalesce(open, 0)::int as open
     from child left join people using (code) left join benefit using (code) left join alert using (code) order by child.code`,
    [code, month],
  )
}

/** The data sets that the reader may see. */
export function listDatasetNames(sql: Sql): Promise<History['datasets']> {
  return sql.rows('select code, name from datasets where id = any ((select scope_datasets())::smallint[]) order by id')
}
