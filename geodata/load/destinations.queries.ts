import type { Sql } from '../../api/database/sql.ts'

export async function clearDestinations(sql: Sql): Promise<void> {
  await sql.run('truncate destinations, flows')
}

export const COPY_DESTINATIONS = 'copy destinations (person_id, village_code, place_code, since) from stdin'

export async function refreshFlows(sql: Sql): Promise<void> {
  await sql.run('select refresh_flows()')
  await sql.run('analyze destinations, flows')
}
