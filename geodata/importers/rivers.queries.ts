import type { Sql } from '../../api/database/sql.ts'
import type { River } from '../county.types.ts'
import type { Box } from './importer.types.ts'

export type IncomingRiver = Omit<River, 'id'> & { number: number }

const INCOMING = `given as (
  select number, name, kind, "widthMeters", source, case kind when 'reservoir' then st_makevalid(geom) else geom end geom
    from json_to_recordset($1::json) r(number int, name text, kind text, "widthMeters" float8, source text, geometry text),
         st_setsrid(st_geomfromgeojson(geometry), 4326) geom)`

function incomingJson(rivers: readonly IncomingRiver[]): string {
  return JSON.stringify(rivers.map((river) => ({ ...river, geometry: JSON.stringify(river.geometry) })))
}

/** Feature numbers that touch the county, and those that touch the window around it. */
export async function findReach(
  sql: Sql,
  rivers: readonly IncomingRiver[],
  county: string,
  window: Box,
): Promise<{ near: Set<number>; inside: Set<number> }> {
  const rows = await sql.rows<{ number: number; inside: boolean }>(
    `with ${INCOMING}
     select distinct on (number) number, st_intersects(given.geom, c.geom) inside
       from given, (select st_makevalid(geom) geom from areas where code = $2) c
      where given.geom && st_makeenvelope($3, $4, $5, $6, 4326) and st_intersects(given.geom, st_makeenvelope($3, $4, $5, $6, 4326))
      order by number, 2 desc`,
    [incomingJson(rivers), county, ...window],
  )
  return { near: new Set(rows.map((row) => row.number)), inside: new Set(rows.filter((row) => row.inside).map((row) => row.number)) }
}

/** Replaces all rivers by the given ones, cut to the window. Gives pieces stored and kilometres of line. */
export async function replaceRivers(
  sql: Sql,
  rivers: readonly IncomingRiver[],
  window: Box,
): Promise<{ pieces: number; kilometers: number; waterKm2: number }> {
  await sql.run('delete from rivers')
  await sql.run(
    `with ${INCOMING}, cut as (
       select number, name, kind, "widthMeters", source, (st_dump(case when st_covers(box, geom) then geom else st_intersection(geom, box) end)).geom geom
         from given, st_makeenvelope($2, $3, $4, $5, 4326) box where geom && box)
     insert into rivers (id, name, kind, width_meters, geom, source)
     select row_number() over (order by number, st_xmin(geom), st_ymin(geom)), name, kind, "widthMeters", geom, source
       from cut where st_dimension(geom) = case kind when 'reservoir' then 2 else 1 end`,
    [incomingJson(rivers), ...window],
  )
  const row = await sql.row<{ pieces: number; kilometers: number; waterKm2: number }>(
    `select count(*)::int pieces, coalesce(sum(st_length(geom::geography)) filter (where kind <> 'reservoir'), 0) / 1000 kilometers,
            coalesce(sum(st_area(geom::geography)) filter (where kind = 'reservoir'), 0) / 1e6 "waterKm2" from rivers`,
  )
  return row!
}
