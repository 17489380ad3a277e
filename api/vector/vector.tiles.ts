import type { TileLayer } from '../contract/tile_layer.ts'
import type { Sql } from '../database/sql.ts'
import { clip } from './clip.ts'
import { EXTENT, writeTile } from './mvt.ts'
import type { TileFeature } from './shape.ts'
import type { TileAddress } from './tile_address.ts'
import { readTwkb } from './twkb.ts'
import { readTile, type TileRow } from './vector.queries.ts'

/**
 * Features that reach further than a tile's side beyond the tile are cut there. The others are whole in every tile they
 * touch, so that a client may draw each once, by its id, without seams.
 */
const REACH = EXTENT

/** A layer's tile as the reader of `sql` may see it; empty bytes where there is nothing. */
export async function vectorTile(sql: Sql, layer: TileLayer, tile: TileAddress): Promise<Buffer> {
  const features = (await readTile(sql, layer, tile)).map(featureOf).filter((feature) => feature !== null)
  return features.length > 0 ? writeTile(layer.id, features) : Buffer.alloc(0)
}

function featureOf({ id, twkb, properties }: TileRow): TileFeature | null {
  const whole = readTwkb(twkb)
  const shape = whole && clip(whole, -REACH, EXTENT + REACH)
  return shape && { id, shape, properties }
}
