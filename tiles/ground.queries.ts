import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { Sql } from '../api/database/sql.ts'
import type { River, Road } from '../geodata/county.types.ts'

/** What the basemap is drawn from, besides the relief. */
export interface MapGround {
  code: string
  name: string
  boundary: MultiPolygon
  /** how built-up the land round a seat is: bigger places first */
  seats: { at: Position; villages: number; town: boolean }[]
  rivers: Omit<River, 'source'>[]
  roads: Pick<Road, 'kind' | 'bridge' | 'line'>[]
}

/** Coordinates to 1 cm. */
const DIGITS = 7

/** Everything the basemap shows; undefined before the county has its areas. */
export async function readMapGround(sql: Sql): Promise<MapGround | undefined> {
  const county = await sql.row<{ code: string; name: string; geom: string }>(
    `select code, name, ST_AsGeoJSON(geom, ${DIGITS}) as geom from areas where level = 'county' and valid_to is null`,
  )
  if (!county) return undefined
  const areas = await sql.rows<{ level: string; seat: string; class_code: number | null; villages: string }>(
    `select a.level, ST_AsGeoJSON(a.seat, ${DIGITS}) as seat, a.class_code,
            (select count(*) from areas v where v.parent_code = a.code) as villages
     from areas a where a.level in ('township', 'village') and a.valid_to is null order by a.code`,
  )
  const rivers = await sql.rows<{ id: number; name: string; kind: River['kind']; width_meters: number; geom: string }>(
    `select id, name, kind, width_meters, ST_AsGeoJSON(geom, ${DIGITS}) as geom from rivers order by id`,
  )
  const roads = await sql.rows<{ kind: Road['kind']; bridge: boolean; geom: string }>(
    `select kind, bridge, ST_AsGeoJSON(geom, ${DIGITS}) as geom from roads order by id`,
  )
  const polygon = (geom: string) => JSON.parse(geom) as MultiPolygon
  return {
    code: county.code,
    name: county.name,
    boundary: polygon(county.geom),
    seats: areas.map(({ level, seat, class_code, villages }) => ({
      at: (JSON.parse(seat) as { coordinates: Position }).coordinates,
      villages: Number(villages),
      town: level === 'township' || (class_code !== null && class_code < 200),
    })),
    rivers: rivers.map(({ id, name, kind, width_meters, geom }) => ({
      id,
      name,
      kind,
      widthMeters: width_meters,
      geometry: JSON.parse(geom) as LineString | Polygon | MultiPolygon,
    })),
    roads: roads.map(({ kind, bridge, geom }) => ({ kind, bridge, line: (JSON.parse(geom) as LineString).coordinates })),
  }
}
