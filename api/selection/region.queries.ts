import type { SelectionStatistics } from '../contract/selection.ts'
import type { Sql } from '../database/sql.ts'
import type { Shape } from './shapes.ts'

/** The region of a shape, as EWKB in hexadecimal: what all further questions take. It may still be invalid. */
export async function regionOfShape(sql: Sql, shape: Shape): Promise<string> {
  return (await sql.row<{ region: string }>('select st_multi(st_force2d(st_setsrid(st_geomfromgeojson($1), 4326)))::text as region', [
    JSON.stringify(shape),
  ]))!.region
}

/** The outline of an area that is in force; undefined where there is none. */
export async function outlineOfArea(sql: Sql, code: string): Promise<Shape | undefined> {
  return (
    await sql.row<{ shape: Shape }>('select st_asgeojson(geom, 9)::json as shape from areas where code = $1 and valid_to is null', [code])
  )?.shape
}

/** Why a region has no inside and outside, and where; undefined: it has. */
export async function faultOf(sql: Sql, region: string): Promise<{ reason: string; lon: number; lat: number } | undefined> {
  return sql.row(
    `select reason, st_x(location) as lon, st_y(location) as lat
     from (select (st_isvaliddetail($1::geometry)).*) checked where not valid`,
    [region],
  )
}

export interface Extent extends Pick<SelectionStatistics, 'areaKm2' | 'outline' | 'asOf' | 'demo'> {
  county: string
  inCounty: boolean
  own: Pick<SelectionStatistics['within'], 'code' | 'name' | 'level'>
  /** Something of the region, and all of it, in the area that the reader may see. */
  touches: boolean
  whole: boolean
}

/** A valid region beside the county and the area that the reader may see: predicates only, no overlay. */
export async function extentOf(sql: Sql, region: string, scope: string): Promise<Extent> {
  return (await sql.row<Extent>(
    `with region as materialized (select $1::geometry as geom),
          area as materialized (
            select code, name, level, case when st_isvalid(geom) then geom else st_envelope(geom) end as geom
            from areas where code in ($2, left($2, 6)) and valid_to is null)
     select st_area(r.geom::geography) / 1e6 as "areaKm2", st_asgeojson(r.geom, 6)::json as outline, county.name as county,
            st_intersects(county.geom, r.geom) as "inCounty", st_intersects(own.geom, r.geom) as touches, st_covers(own.geom, r.geom) as whole,
            json_build_object('code', own.code, 'name', own.name, 'level', own.level) as own, c.as_of as "asOf", c.demo
     from region r cross join county c join area own on own.code = $2 join area county on county.code = left($2, 6)`,
    [region, scope],
  ))!
}
