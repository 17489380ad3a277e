import type { LineString, MultiPolygon, Polygon } from 'geojson'
import { pinyin } from 'pinyin-pro'
import type { Sql } from '../api/database/sql.ts'
import { copyRows, type CopyValue } from './copy.ts'
import type { County, Ground, River } from './county.types.ts'
import { readRelief, writeRelief } from './relief.queries.ts'
import { areaKm2, wound } from './rings.ts'
import { lineHex, multiPolygonHex, pointHex, wkbHex } from './wkb.ts'

const DEMO_SOURCE = '示意数据'

/** Stores areas, relief, rivers, roads and places of a county in empty tables. */
export async function storeGround(sql: Sql, county: County): Promise<void> {
  await sql.copyIn(
    'copy areas (code, parent_code, level, name, name_pinyin, class_code, seat, geom, area_km2) from stdin',
    copyRows(areaRows(county)),
  )
  await sql.run('update areas set area_km2 = st_area(geom::geography) / 1e6')
  await writeRelief(sql, county.relief, 'demo')
  await storeRivers(sql, county.rivers)
  await storeRoads(sql, county)
  await storePlaces(sql, county)
}

/** Stores rivers, streams and reservoirs. */
export async function storeRivers(sql: Sql, rivers: readonly River[]): Promise<number> {
  return sql.copyIn(
    'copy rivers (id, name, kind, width_meters, geom, source) from stdin',
    copyRows(rivers.map(({ id, name, kind, widthMeters, geometry, source }) => [id, name, kind, widthMeters, wkbHex(geometry), source])),
  )
}

/** Stores the roads. */
export async function storeRoads(sql: Sql, { roads }: County): Promise<number> {
  return sql.copyIn(
    'copy roads (id, name, kind, bridge, geom, source) from stdin',
    copyRows(roads.map(({ id, name, kind, bridge, line }) => [id, name, kind, bridge, lineHex(line), DEMO_SOURCE])),
  )
}

/** Stores the named places. */
export async function storePlaces(sql: Sql, { places }: County): Promise<number> {
  return sql.copyIn(
    'copy places (id, name, name_pinyin, kind, rank, height_meters, geom) from stdin',
    copyRows(
      places.map(({ name, kind, rank, heightMeters, at }, index) => [
        index + 1,
        name,
        syllables(name),
        kind,
        rank,
        heightMeters,
        pointHex(at),
      ]),
    ),
  )
}

function* areaRows(county: County): Generator<CopyValue[]> {
  const row = (
    code: string,
    parent: string | null,
    level: string,
    name: string,
    classCode: number | null,
    seat: readonly number[],
    polygon: MultiPolygon,
  ): CopyValue[] => [
    code,
    parent,
    level,
    name,
    syllables(name),
    classCode,
    pointHex([...seat]),
    multiPolygonHex(polygon.coordinates),
    areaKm2(polygon),
  ]
  yield row(county.code, null, 'county', county.name, null, county.townships[0]!.seat, county.boundary)
  for (const { code, name, seat, polygon } of county.townships) yield row(code, county.code, 'township', name, null, seat, polygon)
  for (const { code, name, townshipCode, classCode, seat, polygon } of county.villages) {
    yield row(code, townshipCode, 'village', name, classCode, seat, polygon)
  }
}

/** 零溪镇 → "ling xi zhen". */
function syllables(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join(' ').toLowerCase()
}

/** The ground the database holds now: relief, the county's outline, rivers; undefined before there is a relief or a county. */
export async function readGround(sql: Sql): Promise<(Ground & { source: string; code: string }) | undefined> {
  const county = await sql.row<{ code: string; geom: string }>(
    `select code, st_asgeojson(geom, 15) geom from areas where level = 'county' order by code limit 1`,
  )
  const relief = await readRelief(sql)
  if (!county || !relief) return undefined
  const rows = await sql.rows<{ id: number; name: string; kind: River['kind']; width_meters: number; geom: string; source: string }>(
    'select id, name, kind, width_meters, st_asgeojson(geom, 15) geom, source from rivers order by id',
  )
  return {
    relief,
    source: relief.source,
    code: county.code,
    boundary: wound(JSON.parse(county.geom) as MultiPolygon),
    rivers: rows.map(({ id, name, kind, width_meters, geom, source }) => ({
      id,
      name,
      kind,
      widthMeters: width_meters,
      geometry: JSON.parse(geom) as LineString | Polygon | MultiPolygon,
      source,
    })),
  }
}
