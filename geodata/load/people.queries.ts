import type { Sql } from '../../api/database/sql.ts'

/** In the order in which they lean on each other. */
export const PEOPLE_TABLES = ['households', 'people', 'household_members', 'person_groups', 'change_events'] as const

export async function clearPeople(sql: Sql): Promise<void> {
  await sql.run(`truncate ${PEOPLE_TABLES.join(', ')}`)
}

export const COPY_HOUSEHOLDS = 'copy households (id, kind, village_code, group_number, house_id, head_id, size) from stdin'
export const COPY_PEOPLE = `copy people (id, village_code, household_id, house_id, relation, name, name_pinyin, sex, birth_date, ethnicity,
  marriage, education, politics, employment, residence, life_status, left_on, insured, id_number_hmac, id_number_cipher, phone_cipher,
  source_unit_id, as_of, version) from stdin`
export const COPY_MEMBERS = 'copy household_members (household_id, person_id, relation, valid_from, valid_to) from stdin'
export const COPY_GROUPS = 'copy person_groups (person_id, village_code, group_code, level, valid_from, valid_to, unit_id) from stdin'
export const COPY_EVENTS = 'copy change_events (id, person_id, village_code, kind, happened_on) from stdin'
