import type { Sql } from '../api/database/sql.ts'
import type { Anomaly } from './demo/planted.ts'

/** Payments that a death or a move ends, of the data sets that pay every month. */
const MONTHLY_ITEMS = '(302, 501, 502, 503, 504, 505, 801)'

/** What the records show, asked in plain SQL; the first two by the rules themselves. Each gives person_id. */
const FINDINGS: Readonly<Record<Anomaly, string>> = {
  allowanceUnclaimed: `select f.person_id from rules r cross join county c
    cross join lateral elderly_allowance_unclaimed(c.as_of, r.parameters) f where r.id = 'elderly_allowance_unclaimed'`,
  selfPaidOver: `select f.person_id from rules r cross join county c
    cross join lateral medical_self_paid_over(c.as_of, r.parameters) f where r.id = 'medical_self_paid'`,
  paidAfterDeath: `select distinct p.id as person_id from people p join benefits b on b.person_id = p.id
    where p.life_status = 2 and b.item in ${MONTHLY_ITEMS} and b.happened_on > p.left_on`,
  paidAfterMove: `select distinct p.id as person_id from people p join benefits b on b.person_id = p.id
    where p.life_status = 3 and b.item in ${MONTHLY_ITEMS} and b.happened_on > p.left_on`,
  doubleBenefit: `select distinct a.person_id from benefits a join benefits b on b.person_id = a.person_id and b.dataset_id = 5
      and date_trunc('month', b.happened_on) = date_trunc('month', a.happened_on)
    where a.dataset_id = 5 and a.item = 501 and b.item = 502`,
  careUnclaimed: `select g.person_id from person_groups g join people p on p.id = g.person_id cross join county c
    where g.group_code = 7 and g.level % 10 <= 2 and p.life_status = 1
      and not exists (select from benefits b where b.person_id = p.id and b.dataset_id = 5 and b.item = 505 and b.happened_on > c.as_of - 62)`,
}

/** Ids of the people each anomaly is found at, in order. */
export async function findAnomalies(sql: Sql): Promise<Record<Anomaly, number[]>> {
  const found: Partial<Record<Anomaly, number[]>> = {}
  for (const [anomaly, query] of Object.entries(FINDINGS) as [Anomaly, string][]) {
    found[anomaly] = (await sql.rows<{ person_id: number }>(`${query} order by 1`)).map(({ person_id }) => person_id)
  }
  return found as Record<Anomaly, number[]>
}

/** Seed and scale of the demo the database holds. */
export function demoSettings(sql: Sql): Promise<{ seed: number; scale: number } | undefined> {
  return sql.row('select demo_seed::float8 as seed, demo_scale as scale from county where demo')
}
