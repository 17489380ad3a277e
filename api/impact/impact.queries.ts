import type { ImpactHouse, Impact } from '../contract/impact.ts'
import type { Sql } from '../database/sql.ts'

type Counted = Impact['people'] & Pick<Impact, 'groups' | 'carrying'>

/** Who lives at some houses, within the reader's scope and as the reader may know it. */
export async function countPeopleAt(sql: Sql, houses: readonly number[]): Promise<Counted> {
  return (await sql.row<{ counted: Counted }>('select count_people_at($1::int[]) as counted', [houses]))!.counted
}

/** Registered households of houses by class, within the reader's scope. */
export function countHouseholds(
  sql: Sql,
  houses: readonly number[],
  classes: readonly number[],
): Promise<{ class: number; households: number }[]> {
  return sql.rows(
    `select z.class, coalesce(sum(h.households), 0)::int as households
     from unnest($1::int[], $2::int[]) z (id, class) join houses h on h.id = z.id group by z.class`,
    [houses, classes],
  )
}

/** Houses by id as lists show them, in the order of the ids. */
export async function listZoneHouses(sql: Sql, ids: readonly number[]): Promise<Omit<ImpactHouse, 'class' | 'value'>[]> {
  const rows = await sql.rows<Omit<ImpactHouse, 'class' | 'value' | 'village'> & { villageCode: string; villageName: string }>(
    `select h.id, h.house_number as "houseNumber", h.address, v.code as "villageCode", v.name as "villageName",
            array[st_x(st_centroid(h.geom)), st_y(st_centroid(h.geom))] as location, h.households::int
     from unnest($1::int[]) with ordinality z (id, place) join houses h on h.id = z.id join areas v on v.code = h.village_code
     order by z.place`,
    [ids],
  )
  return rows.map(({ villageCode, villageName, ...house }) => ({ ...house, village: { code: villageCode, name: villageName } }))
}
