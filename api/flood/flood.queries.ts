import type { LineString } from 'geojson'
import type { Sql } from '../database/sql.ts'

const DIGITS = 7
/** Brooks narrower than this have no stage that anybody reads, metres. */
const LEAST_WIDTH = 20

export interface RiverRow {
  id: number
  name: string
  /** lon, lat, lon, lat … */
  line: Float64Array
}
export interface DamRow {
  reservoir: string
  river: number
  /** lon, lat where the river enters and leaves the reservoir's water */
  ends: [number, number][]
}

/** Changes with the rivers. */
export async function riversVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select coalesce((select version from layer_versions where noun = 'rivers'), 0)::text as version`,
  )
  return row!.version
}

/** Rivers and brooks with a name and a bed, the widest first. */
export async function readRivers(sql: Sql): Promise<RiverRow[]> {
  const rows = await sql.rows<{ id: number; name: string; geometry: string }>(
    `select id, name, ST_AsGeoJSON(geom, ${DIGITS}) as geometry from rivers
     where kind in ('river', 'stream') and name <> '' and width_meters >= $1 and GeometryType(geom) = 'LINESTRING'
     order by width_meters desc, id`,
    [LEAST_WIDTH],
  )
  return rows.map(({ id, name, geometry }) => ({
    id,
    name,
    line: Float64Array.from((JSON.parse(geometry) as LineString).coordinates.flatMap(([lon, lat]) => [lon!, lat!])),
  }))
}

/** Reservoirs on rivers: where the river's line and the reservoir's water have ends in common. */
export function readDams(sql: Sql): Promise<DamRow[]> {
  return sql.rows(
    `select w.name as reservoir, r.id as river,
            (select coalesce(json_agg(array[st_x(d.geom), st_y(d.geom)]), '[]')
             from st_dumppoints(st_boundary(st_collectionextract(st_intersection(r.geom, st_makevalid(w.geom)), 2))) d) as ends
     from rivers w join rivers r on r.kind = 'river' and r.name <> '' and st_intersects(r.geom, st_makevalid(w.geom))
     where w.kind = 'reservoir' and w.name <> '' order by w.name, r.id`,
  )
}
