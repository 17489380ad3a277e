import type { House, HouseSummary } from '../contract/houses.ts'
import type { Sql } from '../database/sql.ts'

const SUMMARY = `
  h.id, h.house_number as "houseNumber", h.address, array[st_x(st_centroid(h.geom)), st_y(st_centroid(h.geom))] as location,
  h.structure::int, h.use::int, h.floors::int, h.built_year::int as "builtYear", h.households::int, h.people::int`
const OPEN_ALERTS = `(select count(*) from alerts a where a.house_id = h.id and a.status in ('new', 'dispatched', 'verifying'))`

export interface HouseRow extends Omit<House, 'village' | 'township' | 'occupants' | 'benefits' | 'alerts'> {
  villageCode: string
  villageName: string
  townshipCode: string
  townshipName: string
}

/** A house in scope, or undefined. */
export function findHouse(sql: Sql, id: number): Promise<HouseRow | undefined> {
  return sql.row(
    `select ${SUMMARY}, ${OPEN_ALERTS} as "openAlerts", round(h.height_meters::numeric, 1)::float8 as "heightMeters", h.roof::int,
            round(st_area(h.geom::geography)::numeric, 1)::float8 as "footprintM2",
            v.code as "villageCode", v.name as "villageName", t.code as "townshipCode", t.name as "townshipName"
     from houses h
     join areas v on v.code = h.village_code
     join areas t on t.code = v.parent_code
     where h.id = $1`,
    [id],
  )
}

/** Where the last page of a list of houses ended. */
export interface HouseCursor {
  openAlerts: number
  id: number
}

/** Houses of a village after a cursor, those with most open alerts first. */
export function listHousesAfter(sql: Sql, village: string, after: HouseCursor | undefined, limit: number): Promise<HouseSummary[]> {
  return sql.rows(
    `select * from (
       select ${SUMMARY}, coalesce(o.open, 0) as "openAlerts"
       from houses h
       left join (select house_id, count(*) as open from alerts
                  where village_code = $1 and status in ('new', 'dispatched', 'verifying') group by house_id) o on o.house_id = h.id
       where h.village_code = $1
     ) listed
     where $2::int is null or ("openAlerts", -id) < ($2, -$3::int)
     order by "openAlerts" desc, id
     limit $4`,
    [village, after?.openAlerts ?? null, after?.id ?? null, limit],
  )
}

export interface HouseholdOfHouse {
  id: number
  groupNumber: number
  headName: string | null
}

/** Households by id, as far as they are in scope. */
export function listHouseholds(sql: Sql, ids: readonly number[]): Promise<HouseholdOfHouse[]> {
  return sql.rows(
    `select h.id, h.group_number::int as "groupNumber", p.name as "headName"
     from households h left join people p on p.id = h.head_id where h.id = any ($1::int[]) order by h.id`,
    [ids],
  )
}

/** Where houses in scope stand, packed by the database: see contract/house_positions.ts. */
export async function packPositions(sql: Sql): Promise<Buffer> {
  const row = await sql.row<{ packed: Buffer | null }>(
    `select string_agg(int4send(id) || int4send(round(1e6 * st_x(middle))::int) || int4send(round(1e6 * st_y(middle))::int), ''::bytea
                       order by id) as packed
     from (select id, st_centroid(geom) as middle from houses) h`,
  )
  return row?.packed ?? Buffer.alloc(0)
}
