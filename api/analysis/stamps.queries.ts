import type { Sql } from '../database/sql.ts'

/** What the records are now: another text after every transaction that changed them. */
export async function recordVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select md5(coalesce(string_agg(stamp::text, '' order by stamp), '')) as version from record_stamps`,
  )
  return row!.version
}

/** More of one noun are many to read at every look. */
const STAMPS_MAX = 1000

/** Puts one stamp in the place of all that a noun has, where they are many; who copied other nouns sees no change. */
export async function gatherStamps(sql: Sql): Promise<void> {
  await sql.run(
    `with gone as (
       delete from record_stamps where noun in (select noun from record_stamps group by noun having count(*) > $1) returning noun)
     insert into record_stamps (noun, xact) select distinct noun, pg_current_xact_id() from gone`,
    [STAMPS_MAX],
  )
}
