import type { Sql } from '../database/sql.ts'

/** What the records are now: another text after every transaction that changed them. */
export async function recordVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select md5(coalesce(string_agg(stamp::text, '' order by stamp), '')) as version from record_stamps`,
  )
  return row!.version
}

/** More are many to read at every look. */
const STAMPS_MAX = 1000

/** Puts one stamp in the place of all that are there, where they are many. */
export async function gatherStamps(sql: Sql): Promise<void> {
  await sql.run(
    `with gone as (
       delete from record_stamps where (select count(*) from record_stamps) > $1 returning noun)
     insert into record_stamps (noun, xact) select 'gathered', pg_current_xact_id() where exists (select from gone)`,
    [STAMPS_MAX],
  )
}
