import type { MultiPolygon } from 'geojson'
import type { Sql } from '../../api/database/sql.ts'

/** Geodesic area in km² and the part of the county's present area that lies inside, 0–1 (null without a county). */
export async function measureBoundary(sql: Sql, code: string, polygon: MultiPolygon): Promise<{ areaKm2: number; shared: number | null }> {
  const row = await sql.row<{ areaKm2: number; shared: number | null }>(
    `with given as (select st_makevalid(st_setsrid(st_geomfromgeojson($2), 4326)) geom)
     select st_area(given.geom::geography) / 1e6 "areaKm2",
            st_area(st_intersection(st_makevalid(a.geom), given.geom)) / nullif(st_area(a.geom), 0) shared
       from given left join areas a on a.code = $1`,
    [code, JSON.stringify(polygon)],
  )
  return row!
}

/** Gives the county its new outline; a seat that is left outside moves to a point inside. */
export function replaceCountyOutline(sql: Sql, code: string, polygon: MultiPolygon): Promise<number> {
  return sql.run(
    `with given as (select st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson($2), 4326)), 3)) geom)
     update areas a set geom = given.geom, area_km2 = st_area(given.geom::geography) / 1e6,
            seat = case when st_covers(given.geom, a.seat) then a.seat else st_pointonsurface(given.geom) end
       from given where a.code = $1`,
    [code, JSON.stringify(polygon)],
  )
}

/** The first county of an empty database. */
export async function insertCounty(sql: Sql, county: { code: string; name: string; pinyin: string; polygon: MultiPolygon }): Promise<void> {
  await sql.run(
    `with given as (select st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson($4), 4326)), 3)) geom)
     insert into areas (code, level, name, name_pinyin, seat, geom, area_km2)
     select $1, 'county', $2, $3, st_pointonsurface(geom), geom, st_area(geom::geography) / 1e6 from given`,
    [county.code, county.name, county.pinyin, JSON.stringify(county.polygon)],
  )
  await sql.run('insert into county (code, name, as_of, demo) values ($1, $2, current_date, false)', [county.code, county.name])
}
