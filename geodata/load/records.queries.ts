import type { Sql } from '../../api/database/sql.ts'
import { binaryTable } from '../copy_binary.ts'

export const RECORD_TABLES = ['benefits'] as const

export async function clearRecords(sql: Sql): Promise<void> {
  await sql.run('truncate benefits')
}

export const BENEFITS = binaryTable('benefits', {
  id: 'integer',
  person_id: 'integer',
  village_code: 'text',
  dataset_id: 'smallint',
  item: 'smallint',
  happened_on: 'date',
  amount_cents: 'integer',
  self_paid_cents: 'integer',
})
