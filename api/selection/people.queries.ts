import type { SelectionPerson } from '../contract/selection.ts'
import type { Sql } from '../database/sql.ts'

/** Which residents inside a region, or of some houses, are listed. */
export interface Whom {
  readonly at: { readonly region: string } | { readonly houses: readonly number[] }
  readonly who: 'all' | 'carrying' | SelectionPerson['carrying'][number]
  readonly group: number | undefined
}

/** A resident with the name unmasked: leaves the server as a SelectionPerson only. */
export interface DwellerRow extends Pick<SelectionPerson, 'id' | 'name' | 'sex' | 'age' | 'groups' | 'carrying'> {
  villageCode: string
  villageName: string
  householdId: number
  houseId: number
  houseNumber: string
  address: string
  location: [number, number]
}

/** Where a page of the list ended: the house's village, house, household, person. */
export type DwellerPosition = [string, number, number, number]
export const positionOf = (row: DwellerRow): DwellerPosition => [row.villageCode, row.houseId, row.householdId, row.id]

const IN_FORCE = 'g.person_id = p.id and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)'
const hasTag = (condition: string) => `exists (select from person_groups g where ${IN_FORCE} and ${condition})`
/** Conditions of the reasons; disability levels are type * 10 + grade. */
const REASONS: Record<SelectionPerson['carrying'][number], string> = {
  bedridden: hasTag('g.group_code = 9'),
  disabled: hasTag('g.group_code = 7 and g.level % 10 in (1, 2)'),
  alone: hasTag('g.group_code = 10'),
  underSix: `p.birth_date > c.as_of - interval '6 years'`,
}
const WHO: Record<Whom['who'], string> = {
  ...REASONS,
  all: 'true',
  carrying: `(${REASONS.underSix} or ${hasTag('(g.group_code in (9, 10) or (g.group_code = 7 and g.level % 10 in (1, 2)))')})`,
}
/**
 * Residents inside a valid region after a position, village by village and house by house, households together. Houses come in
 * that order already and their people one by one (`offset 0` keeps it so), so that a page looks at no more people than it needs:
 * behind row-level security the planner believes people to be few and would read them all.
 */
export function listDwellers(sql: Sql, whom: Whom, after: DwellerPosition | undefined, limit: number): Promise<DwellerRow[]> {
  const [where, what] =
    'region' in whom.at ? ['houses_within($1::geometry)', whom.at.region] : ['houses where id = any($1::int[])', whom.at.houses]
  const reasons = Object.entries(REASONS).map(([reason, condition]) => `case when ${condition} then '${reason}' end`)
  return sql.rows(
    `with page as materialized (
       select p.id, p.household_id, s.id as house_id, s.village_code as house_village, s.house_number, s.address, s.lon, s.lat
       from (select id, village_code, house_number, address, st_x(st_centroid(geom)) as lon, st_y(st_centroid(geom)) as lat
             from (select * from ${where}) h
             where ($3::text is null or (village_code, id) >= ($3 collate "C", $4::int))
             order by village_code, id) s
       cross join county c
       cross join lateral (
         select p.id, p.household_id from people p
         where p.house_id = s.id and p.life_status = 1 and ${WHO[whom.who]} and ($2::int is null or ${hasTag('g.group_code = $2')})
         offset 0) p
       where $3::text is null or (s.village_code, s.id, p.household_id, p.id) > ($3 collate "C", $4::int, $5::int, $6::int)
       order by s.village_code, s.id, p.household_id, p.id
       limit $7)
     select p.id, p.name, p.sex::int, extract(year from age(c.as_of, p.birth_date))::int as age,
            v.code as "villageCode", v.name as "villageName", l.household_id as "householdId", l.house_id as "houseId",
            l.house_number as "houseNumber", l.address, array[l.lon, l.lat] as location,
            array(select distinct g.group_code::int from person_groups g where ${IN_FORCE} order by 1) as groups,
            array_remove(array[${reasons.join(', ')}], null) as carrying
     from page l join people p on p.id = l.id join areas v on v.code = l.house_village cross join county c
     order by l.house_village, l.house_id, l.household_id, l.id`,
    [what, whom.group ?? null, ...(after ?? [null, null, null, null]), limit],
  )
}
