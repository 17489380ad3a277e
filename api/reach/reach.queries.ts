import type { LineString, MultiPolygon, Polygon } from 'geojson'
import type { Sql } from '../database/sql.ts'
import type { RoadKind } from './pace.ts'
import type { RoadLine } from './network.ts'
import type { Course } from './water.ts'

/** A metre is the sixth decimal's tenth. */
const DIGITS = 7

/** Rivers that nobody wades, as lines, and reservoirs with their rings. Streams are stepped over. */
export async function readWaters(sql: Sql): Promise<{ rivers: Course[]; reservoirs: Course[][] }> {
  const rows = await sql.rows<{ kind: string; geometry: string }>(
    `select kind, ST_AsGeoJSON(geom, ${DIGITS}) as geometry from rivers where kind in ('river', 'reservoir') order by id`,
  )
  const rivers: Course[] = []
  const reservoirs: Course[][] = []
  for (const row of rows) {
    const geometry = JSON.parse(row.geometry) as LineString | Polygon | MultiPolygon
    if (geometry.type === 'LineString') rivers.push(flat(geometry.coordinates))
    else for (const rings of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) reservoirs.push(rings.map(flat))
  }
  return { rivers, reservoirs }
}

export async function readRoads(sql: Sql): Promise<RoadLine[]> {
  const rows = await sql.rows<{ id: number; kind: RoadKind; geometry: string }>(
    `select id, kind, ST_AsGeoJSON(geom, ${DIGITS}) as geometry from roads order by id`,
  )
  return rows.map(({ id, kind, geometry }) => ({ id, kind, line: flat((JSON.parse(geometry) as LineString).coordinates) }))
}

const flat = (line: readonly (readonly number[])[]): Float64Array => Float64Array.from(line.flatMap(([lon, lat]) => [lon!, lat!]))
