import type { FacilityKind } from '../contract/facilities.ts'
import type { Sql } from '../database/sql.ts'

export interface VillageRow {
  code: string
  name: string
  lon: number
  lat: number
}
export interface FacilityPlace extends VillageRow {
  id: number
  capacity: number
}

/** Villages in force within an area, with their centres. */
export function listVillages(sql: Sql, area: string): Promise<VillageRow[]> {
  return sql.rows(
    `select code, name, st_x(seat) as lon, st_y(seat) as lat from areas
     where level = 'village' and valid_to is null and code like $1 || '%' order by code`,
    [area],
  )
}

/** Facilities of a kind, everywhere: people go across borders. `code`: of the village it stands in. */
export function listFacilityPlaces(sql: Sql, kind: FacilityKind): Promise<FacilityPlace[]> {
  return sql.rows(
    `select id, village_code as code, name, capacity, st_x(geom) as lon, st_y(geom) as lat from facilities where kind = $1 order by id`,
    [kind],
  )
}

/** The village around each of some points, in their order; null outside. */
export async function listVillagesOfPoints(sql: Sql, points: readonly (readonly [number, number])[]): Promise<(string | null)[]> {
  const rows = await sql.rows<{ code: string | null }>(
    `select (select a.code from areas a
             where a.level = 'village' and a.valid_to is null
               and st_contains(a.geom, st_setsrid(st_makepoint(p.lon, p.lat), 4326)) order by a.code limit 1) as code
     from unnest($1::float8[], $2::float8[]) with ordinality as p (lon, lat, place) order by p.place`,
    [points.map(([lon]) => lon), points.map(([, lat]) => lat)],
  )
  return rows.map(({ code }) => code)
}

/** Names of townships in force within an area. */
export function listTownships(sql: Sql, area: string): Promise<{ code: string; name: string }[]> {
  return sql.rows(
    `select code, name from areas where level = 'township' and valid_to is null and code like left($1, 9) || '%' order by code`,
    [area],
  )
}

/** Houses with the group of neighbours (村民小组) that most of their households belong to; by id. */
export function batchesOfHamlets(
  sql: Sql,
  size: number,
): AsyncIterable<{ id: number; code: string; groupNumber: number; lon: number; lat: number }[]> {
  return sql.batches(
    `select s.id, s.village_code as code, g.group_number as "groupNumber", st_x(st_centroid(s.geom)) as lon, st_y(st_centroid(s.geom)) as lat
     from houses s
     join (select house_id, mode() within group (order by group_number)::int as group_number
           from households where house_id is not null group by house_id) g on g.house_id = s.id
     order by s.id`,
    [],
    size,
  )
}
