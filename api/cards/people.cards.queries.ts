import { maskName } from '../contract/masks.ts'
import type { PersonSummary } from '../contract/people.ts'
import type { Sql } from '../database/sql.ts'

/** A person as the database holds them, name unmasked: leaves the server as a PersonSummary only. */
export interface PersonRow extends PersonSummary {
  householdId: number
}

/** Columns of PersonRow, of `people p` beside `county c`. Ages are at the records' date. */
export const PERSON_COLUMNS = `
  p.id, p.household_id as "householdId", p.name, p.sex::int, extract(year from age(c.as_of, p.birth_date))::int as age,
  p.relation::int, p.residence::int,
  array(select g.group_code::int from person_groups g
        where g.person_id = p.id and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)
        order by g.group_code) as groups,
  (select count(*)::int from alerts a where a.person_id = p.id and a.status in ('new', 'dispatched', 'verifying')) as "openAlerts"`

/** The living of one household, head first. */
export function listHouseholdPeople(sql: Sql, householdId: number): Promise<PersonRow[]> {
  return sql.rows(
    `select ${PERSON_COLUMNS} from people p cross join county c
     where p.household_id = $1 and p.life_status = 1 order by p.relation, p.birth_date`,
    [householdId],
  )
}

/** The living who live in a house or belong to a household of it, those of a household together, heads first. */
export function listHousePeople(sql: Sql, houseId: number): Promise<PersonRow[]> {
  return sql.rows(
    `select ${PERSON_COLUMNS} from people p cross join county c
     where p.life_status = 1
       and p.id in (select id from people where house_id = $1
                    union select m.id from households h join people m on m.household_id = h.id where h.house_id = $1 and h.kind = 1)
     order by p.household_id, p.relation, p.birth_date`,
    [houseId],
  )
}

/** Masks a person's name, and leaves out what no list shows. */
export function asPersonSummary<Row extends PersonRow>({ householdId: _, ...person }: Row): Omit<Row, 'householdId'> {
  return { ...person, name: maskName(person.name) }
}

/** Fields that a masked summary reveals, for the audit. */
export const SUMMARY_FIELDS: readonly string[] = ['name_masked', 'sex', 'age', 'relation', 'residence', 'groups']
