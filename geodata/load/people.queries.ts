import type { Sql } from '../../api/database/sql.ts'
import { binaryTable } from '../copy_binary.ts'

/** In the order in which they lean on each other. */
export const PEOPLE_TABLES = ['households', 'people', 'household_members', 'person_groups', 'change_events'] as const

export async function clearPeople(sql: Sql): Promise<void> {
  await sql.run(`truncate ${PEOPLE_TABLES.join(', ')}`)
}

export const HOUSEHOLDS = binaryTable('households', {
  id: 'integer',
  kind: 'smallint',
  village_code: 'text',
  group_number: 'smallint',
  house_id: 'integer',
  head_id: 'integer',
  size: 'smallint',
})
export const PEOPLE = binaryTable('people', {
  id: 'integer',
  village_code: 'text',
  household_id: 'integer',
  house_id: 'integer',
  relation: 'smallint',
  name: 'text',
  name_pinyin: 'text',
  sex: 'smallint',
  birth_date: 'date',
  ethnicity: 'smallint',
  marriage: 'smallint',
  education: 'smallint',
  politics: 'smallint',
  employment: 'smallint',
  residence: 'smallint',
  life_status: 'smallint',
  left_on: 'date',
  insured: 'boolean',
  id_number_hmac: 'bytea',
  id_number_cipher: 'bytea',
  phone_cipher: 'bytea',
  source_unit_id: 'integer',
  as_of: 'date',
  version: 'integer',
})
export const MEMBERS = binaryTable('household_members', {
  household_id: 'integer',
  person_id: 'integer',
  relation: 'smallint',
  valid_from: 'date',
  valid_to: 'date',
})
export const GROUPS = binaryTable('person_groups', {
  person_id: 'integer',
  village_code: 'text',
  group_code: 'smallint',
  level: 'smallint',
  valid_from: 'date',
  valid_to: 'date',
  unit_id: 'integer',
})
export const EVENTS = binaryTable('change_events', {
  id: 'integer',
  person_id: 'integer',
  village_code: 'text',
  kind: 'smallint',
  happened_on: 'date',
})
