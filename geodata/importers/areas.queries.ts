import type { MultiPolygon } from 'geojson'
import type { Sql } from '../../api/database/sql.ts'

export interface IncomingArea {
  code: string
  level: 'township' | 'village'
  name: string
  pinyin: string
  polygon: MultiPolygon
}

export interface KnownArea {
  code: string
  name: string
  level: 'county' | 'township' | 'village'
}

/** Areas of a county that are in force. */
export function readKnownAreas(sql: Sql, county: string): Promise<KnownArea[]> {
  return sql.rows<KnownArea>(
    `select code, name, level from areas where code >= $1 and code < $1 || ':' and valid_to is null order by code`,
    [county],
  )
}

/** The given areas as rows of SQL; $1 is their JSON. Parts of one code are one area. */
const INCOMING = `incoming as materialized (
  select code, level, name, pinyin, st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson(polygon), 4326)), 3)) geom
    from json_to_recordset($1::json) given(code text, level text, name text, pinyin text, polygon text))`

function incomingJson(areas: readonly IncomingArea[]): string {
  return JSON.stringify(areas.map((area) => ({ ...area, polygon: JSON.stringify(area.polygon) })))
}

export interface Overlap {
  first: string
  second: string
  /** of the smaller one, 0–1 */
  share: number
  lon: number
  lat: number
}

/** Pairs of one level that cover each other by more than `share` of the smaller, the worst first. */
export function findOverlaps(sql: Sql, areas: readonly IncomingArea[], share: number): Promise<Overlap[]> {
  return sql.rows<Overlap>(
    `with ${INCOMING}, pairs as (
       select a.name || '（' || a.code || '）' as first, b.name || '（' || b.code || '）' as second, least(st_area(a.geom), st_area(b.geom)) smaller,
              st_intersection(a.geom, b.geom) common
         from incoming a join incoming b on a.level = b.level and a.code < b.code and a.geom && b.geom and st_intersects(a.geom, b.geom))
     select first, second, st_area(common) / smaller share, st_x(st_pointonsurface(common)) lon, st_y(st_pointonsurface(common)) lat
       from pairs where st_area(common) > smaller * $2 order by 3 desc limit 20`,
    [incomingJson(areas), share],
  )
}

export interface Outside {
  code: string
  name: string
  areaKm2: number
  /** part that lies outside the county, 0–1 */
  share: number
}

/** Each area's geodesic size and how much of it lies outside the county. */
export function measureAreas(sql: Sql, areas: readonly IncomingArea[], county: string): Promise<Outside[]> {
  return sql.rows<Outside>(
    `with ${INCOMING}
     select i.code, i.name, st_area(i.geom::geography) / 1e6 "areaKm2",
            case when st_covers(c.geom, i.geom) then 0 else st_area(st_difference(i.geom, c.geom)) / nullif(st_area(i.geom), 0) end share
       from incoming i, (select st_makevalid(geom) geom from areas where code = $2) c order by i.code`,
    [incomingJson(areas), county],
  )
}

/** Stores the areas: those known get outline and name, new ones are added; a seat left outside moves inside. */
export function storeAreas(sql: Sql, areas: readonly IncomingArea[]): Promise<number> {
  return sql.run(
    `with ${INCOMING}
     insert into areas (code, parent_code, level, name, name_pinyin, seat, geom, area_km2)
     select code, left(code, length(code) - 3), level, name, pinyin, st_pointonsurface(geom), geom, st_area(geom::geography) / 1e6
       from incoming order by code
     on conflict (code) do update set name = excluded.name, name_pinyin = excluded.name_pinyin, geom = excluded.geom, area_km2 = excluded.area_km2,
       seat = case when st_covers(excluded.geom, areas.seat) then areas.seat else excluded.seat end, valid_to = null, merged_into = null`,
    [incomingJson(areas)],
  )
}
