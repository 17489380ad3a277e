import type { LineString, MultiPolygon, Polygon } from 'geojson'
import { readRelief } from '../../geodata/relief.queries.ts'
import { METERS_PER_LATITUDE, metersPerLongitude } from '../../geodata/relief.ts'
import type { Sql } from '../database/sql.ts'
import { standsAboveWater } from '../reach/above_water.ts'
import { cellAt, gridOf, type Grid } from '../reach/land.ts'
import { VOID, type Ground, type RoadPieces } from './ground.ts'

/** A centimetre. */
const DIGITS = 7
const HOUSES_AT_ONCE = 20_000

/** Changes with the relief, the houses and the roads, not with records of people. */
export async function groundVersion(sql: Sql): Promise<string> {
  const row = await sql.row<{ version: string }>(
    `select concat_ws(' ', (select id from reliefs where current), (select version from layer_versions where noun = 'roads'),
              (select md5(string_agg(stamp::text, '' order by stamp)) from record_stamps where noun = 'houses')) as version`,
  )
  return row!.version
}

/** The relief, houses and roads of the whole county; undefined before there is a relief. */
export async function readGround(sql: Sql, version: string): Promise<Ground | undefined> {
  const relief = await readRelief(sql)
  if (!relief) return undefined
  const grid = gridOf(relief.west, relief.north, relief.step, relief.width, relief.height)
  const heights = new Int16Array(new SharedArrayBuffer(relief.heights.length * 2))
  for (let cell = 0; cell < heights.length; cell++) {
    const meters = relief.heights[cell]!
    heights[cell] = Number.isNaN(meters) ? VOID : Math.round(meters * 10)
  }
  return { version, grid, heights, ...(await readHouses(sql, grid)), roads: await readRoads(sql, grid) }
}

async function readHouses(sql: Sql, grid: Grid): Promise<Pick<Ground, 'houseIds' | 'houseCells'>> {
  const ids: number[] = []
  const cells: number[] = []
  const rows = sql.batches<{ id: number; lon: number; lat: number }>(
    'select id, st_x(st_centroid(geom)) as lon, st_y(st_centroid(geom)) as lat from houses order by id',
    [],
    HOUSES_AT_ONCE,
  )
  for await (const batch of rows)
    for (const { id, lon, lat } of batch) {
      ids.push(id)
      cells.push(cellAt(grid, lon, lat))
    }
  return { houseIds: Int32Array.from(ids), houseCells: Int32Array.from(cells) }
}

async function readRoads(sql: Sql, grid: Grid): Promise<RoadPieces> {
  const rows = await sql.rows<{ id: number; name: string | null; kind: string; geometry: string }>(
    `select id, name, kind, ST_AsGeoJSON(geom, ${DIGITS}) as geometry from roads where not bridge order by id`,
  )
  const [road, cell, meters]: number[][] = [[], [], []]
  const places = new Float64Array(rows.length * 2)
  const perColumn = grid.step * metersPerLongitude(grid.north - (grid.height / 2) * grid.step)
  const perRow = grid.step * METERS_PER_LATITUDE
  for (const [index, { geometry }] of rows.entries()) {
    const line = (JSON.parse(geometry) as LineString).coordinates
    places.set(line[Math.floor(line.length / 2)]!.slice(0, 2), index * 2)
    for (let at = 1; at < line.length; at++) {
      const [[lon0, lat0], [lon1, lat1]] = [line[at - 1]!, line[at]!] as [[number, number], [number, number]]
      const [columns, lines] = [(lon1 - lon0) / grid.step, (lat1 - lat0) / grid.step]
      const parts = Math.max(1, Math.ceil(2 * Math.max(Math.abs(columns), Math.abs(lines))))
      const length = Math.hypot(columns * perColumn, lines * perRow) / parts
      for (let part = 0; part < parts; part++) {
        const share = (part + 0.5) / parts
        const found = cellAt(grid, lon0 + (lon1 - lon0) * share, lat0 + (lat1 - lat0) * share)
        if (found < 0) continue
        road!.push(index)
        cell!.push(found)
        meters!.push(length)
      }
    }
  }
  return {
    ids: rows.map(({ id }) => id),
    names: rows.map(({ name }) => name),
    kinds: rows.map(({ kind }) => kind),
    aboveWater: Uint8Array.from(rows, (road) => Number(standsAboveWater(road))),
    places,
    road: Uint32Array.from(road!),
    cell: Int32Array.from(cell!),
    meters: Float32Array.from(meters!),
  }
}

/** Rings of an area in force; undefined where there is none. */
export async function ringsOfArea(sql: Sql, code: string): Promise<number[][][] | undefined> {
  const row = await sql.row<{ geometry: string }>(
    `select ST_AsGeoJSON(geom, ${DIGITS}) as geometry from areas where code = $1 and valid_to is null`,
    [code],
  )
  if (!row) return undefined
  const shape = JSON.parse(row.geometry) as Polygon | MultiPolygon
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
}
