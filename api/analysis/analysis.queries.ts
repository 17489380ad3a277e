import { PERSON_COLUMNS, type PersonRow as PersonSummaryRow } from '../cards/people.cards.queries.ts'
import type { HouseholdRow, HouseRow, PersonRow } from '../contract/analysis.ts'
import type { Sql } from '../database/sql.ts'

export interface PersonListRow extends PersonSummaryRow, Omit<PersonRow, keyof PersonSummaryRow | 'village' | 'house'> {
  villageCode: string
  villageName: string
  houseId: number | null
  houseAddress: string | null
}

/** People by id as a list shows them, names unmasked, as far as they are in scope and living. */
export function listPeople(sql: Sql, ids: readonly number[]): Promise<PersonListRow[]> {
  return sql.rows(
    `select ${PERSON_COLUMNS}, p.ethnicity::int, p.marriage::int, p.education::int, p.politics::int, p.employment::int, p.insured,
            v.code as "villageCode", v.name as "villageName", h.id as "houseId", h.address as "houseAddress"
     from people p
     cross join county c
     join areas v on v.code = p.village_code
     left join houses h on h.id = p.house_id
     where p.id = any ($1::int[]) and p.life_status = 1`,
    [ids],
  )
}

export interface HouseholdListRow extends Omit<HouseholdRow, 'head' | 'village' | 'house'> {
  headName: string | null
  villageCode: string
  villageName: string
  houseId: number | null
  houseAddress: string | null
}

/** Households by id, their heads' names unmasked, as far as they are in scope. */
export function listHouseholdsById(sql: Sql, ids: readonly number[]): Promise<HouseholdListRow[]> {
  return sql.rows(
    `select h.id, h.size::int, h.group_number::int as "groupNumber", p.name as "headName", v.code as "villageCode", v.name as "villageName",
            s.id as "houseId", s.address as "houseAddress"
     from households h
     join areas v on v.code = h.village_code
     left join people p on p.id = h.head_id
     left join houses s on s.id = h.house_id
     where h.id = any ($1::int[])`,
    [ids],
  )
}

export interface HouseListRow extends Omit<HouseRow, 'village'> {
  villageCode: string
  villageName: string
}

/** Houses by id, as far as they are in scope. */
export function listHousesById(sql: Sql, ids: readonly number[]): Promise<HouseListRow[]> {
  return sql.rows(
    `select h.id, h.house_number as "houseNumber", h.address, array[st_x(st_centroid(h.geom)), st_y(st_centroid(h.geom))] as location,
            h.structure::int, h.use::int, h.roof::int, h.floors::int, h.built_year::int as "builtYear", h.households::int, h.people::int,
            (select count(*) from alerts a where a.house_id = h.id and a.status in ('new', 'dispatched', 'verifying')) as "openAlerts",
            v.code as "villageCode", v.name as "villageName"
     from houses h join areas v on v.code = h.village_code
     where h.id = any ($1::int[])`,
    [ids],
  )
}
