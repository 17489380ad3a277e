import type { Sql } from '../database/sql.ts'

/** Changes with the relief, and with roads, rivers, facilities and parcels. */
export async function landVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select concat_ws(' ', (select id from reliefs where current),
       (select string_agg(noun || ' ' || version, ' ' order by noun) from layer_versions where noun in ('roads', 'rivers', 'facilities', 'parcels')))
       as version`,
  )
  return row!.version
}
