import type { MultiPolygon, Polygon } from 'geojson'
import type { HAZARD_TYPES } from '../contract/parcels.ts'
import type { Sql } from '../database/sql.ts'

const DIGITS = 7

/** Changes with the recorded hazards. */
export async function hazardsVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select coalesce((select version from layer_versions where noun = 'parcels'), 0)::text as version`,
  )
  return row!.version
}

export interface Hazard {
  readonly village: string
  readonly type: (typeof HAZARD_TYPES)[number]
  /** lon, lat of each corner */
  readonly rings: number[][][]
}

/** Recorded hazards of the whole county. */
export async function readHazards(sql: Sql): Promise<Hazard[]> {
  const rows = await sql.rows<{ village: string; type: Hazard['type']; geometry: string }>(
    `select village_code as village, hazard_type(name, attributes) as type, ST_AsGeoJSON(geom, ${DIGITS}) as geometry
     from parcels where kind = 'hazard' order by id`,
  )
  return rows.map(({ village, type, geometry }) => {
    const shape = JSON.parse(geometry) as Polygon | MultiPolygon
    return { village, type, rings: shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat() }
  })
}
