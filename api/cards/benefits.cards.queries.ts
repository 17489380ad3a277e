import type { BenefitSummary } from '../contract/people.ts'
import type { Sql } from '../database/sql.ts'

/** What some people received and paid, by data set and item, latest first; data sets outside the account's are absent. */
export function listBenefitsOf(sql: Sql, personIds: readonly number[]): Promise<BenefitSummary[]> {
  return sql.rows(
    `select d.code as dataset, d.name as "datasetName", b.item::int, count(*) as records,
            sum(b.amount_cents)::float8 / 100 as "amountYuan", sum(b.self_paid_cents)::float8 / 100 as "selfPaidYuan",
            max(b.happened_on) as "lastOn"
     from benefits b join datasets d on d.id = b.dataset_id
     where b.person_id = any ($1::int[])
     group by d.id, b.item order by max(b.happened_on) desc, b.item`,
    [personIds],
  )
}
