import type { Sql } from '../../api/database/sql.ts'

export const RECORD_TABLES = ['benefits'] as const

export async function clearRecords(sql: Sql): Promise<void> {
  await sql.run('truncate benefits')
}

export const COPY_BENEFITS =
  'copy benefits (id, person_id, village_code, dataset_id, item, happened_on, amount_cents, self_paid_cents) from stdin'
