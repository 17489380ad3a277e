import type { TileLayer } from '../contract/tile_layer.ts'
import type { Sql } from '../database/sql.ts'
import type { TileFeature } from './shape.ts'
import { boundsOf, scaleOf, type TileAddress } from './tile_address.ts'

export interface TileRow {
  id: number
  /** geometry in tile coordinates, precision 0 */
  twkb: Buffer
  properties: TileFeature['properties']
}

/** Names of the contract, never a caller's words: checked here all the same, as they become part of a statement. */
function identifier(name: string): string {
  if (!/^[a-z]\w{0,62}$/i.test(name)) throw new Error(`${name} is no identifier`)
  return `"${name}"`
}

/** What a tile holds, by id. The tile's bounds go in as values, so that the index on the geometry serves. */
export async function readTile(sql: Sql, { id, fields }: TileLayer, tile: TileAddress): Promise<TileRow[]> {
  const names = Object.keys(fields.shape)
  const rows = await sql.rows<Record<string, string | number | boolean | null> & { id: number; twkb: Buffer }>(
    `select id, st_astwkb(st_transscale(st_transform(geom, 3857), $6, $7, $8, $9), 0) as twkb, ${names.map(identifier).join(', ')}
     from ${identifier(`layer_${id}`)}($1, $2, $3, $4, $5) order by id`,
    [...boundsOf(tile), tile.z, ...scaleOf(tile)],
  )
  return rows.map(({ id: feature, twkb, ...properties }) => ({ id: feature, twkb, properties }))
}

/** west, south, east, north of everything of a layer that is in scope, or undefined. */
export async function readBounds(sql: Sql, { id, maxzoom }: TileLayer): Promise<[number, number, number, number] | undefined> {
  const row = await sql.row<{ bounds: [number, number, number, number] | null }>(
    `select case when box is not null then array[st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)] end as bounds
     from (select st_extent(geom) as box from ${identifier(`layer_${id}`)}(-180, -85.06, 180, 85.06, $1)) seen`,
    [maxzoom],
  )
  return row?.bounds ?? undefined
}

/** When each noun last changed; a noun that never has is missing. */
export async function readVersions(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.rows<{ noun: string; version: string }>('select noun, version::text from layer_versions')
  return new Map(rows.map(({ noun, version }) => [noun, version]))
}
