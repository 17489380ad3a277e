import type { Area, AreaSummary } from '../contract/areas.ts'
import type { Sql } from '../database/sql.ts'

const SUMMARY = `
  code, name, level, array[st_x(seat), st_y(seat)] as seat,
  array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] as bbox, area_km2 as "areaKm2"`

/** An area that is in force, or undefined. */
export function findArea(sql: Sql, code: string): Promise<AreaSummary | undefined> {
  return sql.row(`select ${SUMMARY} from areas where code = $1 and valid_to is null`, [code])
}

/** The areas directly below one. */
export function listChildren(sql: Sql, code: string): Promise<AreaSummary[]> {
  return sql.rows(`select ${SUMMARY} from areas where parent_code = $1 and valid_to is null order by code`, [code])
}

/** From the county down to the parent. */
export function listAncestors(sql: Sql, code: string): Promise<Area['ancestors']> {
  return sql.rows(
    `select code, name, level from areas
     where code in (left($1, 6), left($1, 9)) and code <> $1 order by code`,
    [code],
  )
}

interface Outline extends Pick<AreaSummary, 'code' | 'name' | 'level'> {
  geometry: object
}

/** Outlines of one level, below one area if given; 0.0002° is about 20 m. */
export function listOutlines(sql: Sql, level: string, parent: string | undefined): Promise<Outline[]> {
  return sql.rows(
    `select code, name, level, st_asgeojson(st_simplifypreservetopology(geom, 0.0002), 5)::json as geometry
     from areas
     where level = $1 and valid_to is null and ($2::text is null or code like $2 || '%')
     order by code`,
    [level, parent ?? null],
  )
}
