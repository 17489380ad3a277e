import type { LineString, MultiPolygon, Polygon } from 'geojson'
import { readRelief } from '../../geodata/relief.queries.ts'
import type { FacilityKind } from '../contract/facilities.ts'
import type { Sql } from '../database/sql.ts'
import type { RoadKind } from './pace.ts'
import type { RoadLine } from './network.ts'
import type { Country } from './trip.ts'
import type { Course } from './water.ts'

/** A centimetre. */
const DIGITS = 7
/** Cells are this wide at least, degrees: 3 seconds of arc, 80 to 90 m. */
const CELL = 3 / 3600
const HOUSES_AT_ONCE = 20_000

/** Texts that change with what travel goes over and starts from, and with the roads. */
export async function landVersion(sql: Sql): Promise<{ ground: string; roads: string }> {
  const row = await sql.row<{ ground: string; roads: string }>(
    `select concat_ws(' ', (select id from reliefs where current), (select version from layer_versions where noun = 'rivers'),
              (select md5(string_agg(stamp::text, '' order by stamp)) from record_stamps where noun = 'houses')) as ground,
            concat('', (select version from layer_versions where noun = 'roads')) as roads`,
  )
  return row!
}

/** The country, and the ids of its houses in their order; undefined before there is a relief. */
export async function readCountry(sql: Sql): Promise<{ country: Country; houseIds: Int32Array } | undefined> {
  const relief = await readRelief(sql)
  if (!relief) return undefined
  const every = Math.max(1, Math.round(CELL / relief.step))
  const width = Math.ceil(relief.width / every)
  const height = Math.ceil(relief.height / every)
  const heights = new Float32Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      heights[row * width + column] = relief.heights[row * every * relief.width + column * every]!
  const { houses, houseIds } = await readHouses(sql)
  const grid = { west: relief.west, north: relief.north, step: relief.step * every, width, height }
  return { country: { grid, heights, houses, ...(await readWaters(sql)), roads: await readRoads(sql) }, houseIds }
}

async function readHouses(sql: Sql): Promise<{ houses: Float64Array; houseIds: Int32Array }> {
  const ids: number[] = []
  const places: number[] = []
  const rows = sql.batches<{ id: number; lon: number; lat: number }>(
    'select id, st_x(st_centroid(geom)) as lon, st_y(st_centroid(geom)) as lat from houses order by id',
    [],
    HOUSES_AT_ONCE,
  )
  for await (const batch of rows)
    for (const { id, lon, lat } of batch) {
      ids.push(id)
      places.push(lon, lat)
    }
  return { houses: Float64Array.from(places), houseIds: Int32Array.from(ids) }
}

/** Rivers that nobody wades, as lines, and reservoirs with their rings. Streams are stepped over. */
async function readWaters(sql: Sql): Promise<{ rivers: Course[]; reservoirs: Course[][] }> {
  const rows = await sql.rows<{ geometry: string }>(
    `select ST_AsGeoJSON(geom, ${DIGITS}) as geometry from rivers where kind in ('river', 'reservoir') order by id`,
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
  const rows = await sql.rows<{ id: number; kind: RoadKind; bridge: boolean; geometry: string }>(
    `select id, kind, bridge, ST_AsGeoJSON(geom, ${DIGITS}) as geometry from roads order by id`,
  )
  return rows.map(({ id, kind, bridge, geometry }) => ({ id, kind, bridge, line: flat((JSON.parse(geometry) as LineString).coordinates) }))
}

const flat = (line: readonly (readonly number[])[]): Float64Array => Float64Array.from(line.flatMap(([lon, lat]) => [lon!, lat!]))

export interface Site {
  readonly id: number
  readonly name: string
  readonly kind: FacilityKind
  readonly capacity: number
  readonly lon: number
  readonly lat: number
}

const SITE = 'id, name, kind, capacity, st_x(geom) as lon, st_y(geom) as lat'

/** Facilities of some kinds, everywhere: where public buildings stand is no secret, and people go across borders. */
export function readSites(sql: Sql, kinds: readonly FacilityKind[]): Promise<Site[]> {
  return sql.rows(`select ${SITE} from facilities where kind = any ($1::text[]) order by id`, [kinds])
}

export function findSite(sql: Sql, id: number): Promise<Site | undefined> {
  return sql.row(`select ${SITE} from facilities where id = $1`, [id])
}

/** Names and kinds of roads. */
export function roadsById(
  sql: Sql,
  ids: readonly number[],
): Promise<{ id: number; name: string | null; kind: RoadKind; bridge: boolean }[]> {
  return sql.rows('select id, name, kind, bridge from roads where id = any ($1::int[])', [ids])
}

/** west, south, east, north of an area. */
export async function areaBox(sql: Sql, code: string): Promise<readonly [number, number, number, number] | undefined> {
  const row = await sql.row<{ box: [number, number, number, number] }>(
    'select array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] as box from areas where code = $1 and valid_to is null',
    [code],
  )
  return row?.box
}
