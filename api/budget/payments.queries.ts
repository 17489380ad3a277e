import type { Sql } from '../database/sql.ts'

/** Pages of the shared records. */
export async function benefitPages(sql: Sql): Promise<number> {
  const row = await sql.row<{ pages: number }>(`select (pg_relation_size('benefits') / current_setting('block_size')::int)::int as pages`)
  return row!.pages
}

/** Bytes of one person's payments: id, how many, cents. */
export const PAYMENT_BYTES = 4 + 4 + 8
/**
 * Payments of an item in the twelve months up to the records' date that lie on some pages of the table, by person, packed: people may
 * come several times. All numbers big-endian.
 */
export async function readPayments(sql: Sql, item: number, fromPage: number, toPage: number): Promise<Buffer | null> {
  const row = await sql.row<{ packed: Buffer | null }>(
    `select string_agg(int4send(person_id) || int4send(payments) || int8send(cents), ''::bytea) as packed
     from (select b.person_id, count(*)::int as payments, sum(b.amount_cents)::bigint as cents
           from benefits b
           where b.ctid >= $2::tid and b.ctid < $3::tid and b.item = $1 and b.dataset_id = b.item / 100
             and b.happened_on > (select (as_of - interval '12 months')::date from county) and b.happened_on <= (select as_of from county)
           group by b.person_id) paid`,
    [item, `(${fromPage},0)`, `(${toPage},0)`],
  )
  return row!.packed
}
