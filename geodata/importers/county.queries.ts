import type { MultiPolygon } from 'geojson'
import type { Sql } from '../../api/database/sql.ts'

export interface CountyFacts {
  code: string
  name: string
  demo: boolean
  areaKm2: number
  west: number
  south: number
  east: number
  north: number
}

/** The county the database holds, or undefined in an empty one. */
export function readCounty(sql: Sql): Promise<CountyFacts | undefined> {
  return sql.row<CountyFacts>(
    `select c.code, c.name, c.demo, a.area_km2 "areaKm2", st_xmin(a.geom) west, st_ymin(a.geom) south, st_xmax(a.geom) east, st_ymax(a.geom) north
       from county c join areas a on a.code = c.code`,
  )
}

/** True while the demo is being filled in: its last stage isn't closed. */
export async function isFilling(sql: Sql): Promise<boolean> {
  const row = await sql.row<{ filling: boolean }>(
    `select exists(select from county where demo) and not exists(select from fill_steps where name = 'figures') filling`,
  )
  return row!.filling
}

export async function readCountyPolygon(sql: Sql, code: string): Promise<MultiPolygon> {
  const row = await sql.row<{ geom: MultiPolygon }>('select st_asgeojson(geom, 9)::json geom from areas where code = $1', [code])
  return row!.geom
}

export interface Validity {
  reason: string | null
  lon: number | null
  lat: number | null
}

/**
 * Why and where a polygon crosses itself; all null for a sound one. Rings and parts that only touch, along an edge too, pass: putting
 * them right leaves the area as it is (1e-10 square degrees = 1 m²), which no crossing does.
 */
export async function checkPolygon(sql: Sql, polygon: MultiPolygon): Promise<Validity> {
  const row = await sql.row<Validity>(
    `with given as (select st_setsrid(st_geomfromgeojson($1), 4326) geom)
     select d.reason, st_x(d.location) lon, st_y(d.location) lat
       from given, st_isvaliddetail(geom) d
      where not d.valid and abs(st_area(st_makevalid(geom)) - st_area(geom)) > 1e-10`,
    [JSON.stringify(polygon)],
  )
  return row ?? { reason: null, lon: null, lat: null }
}
