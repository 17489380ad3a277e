import type { z } from 'zod'

/** Values that a vector tile can carry. */
type FieldType = z.ZodType<string | number | boolean | null>

/**
 * A layer served as vector tiles: what `layer_<noun>(west, south, east, north, zoom)` gives, one row a feature with its `id`,
 * its `geom` and these fields. Nothing in it is about a person.
 */
export interface TileLayer<Shape extends Record<string, FieldType> = Record<string, FieldType>> {
  /** Names the address `/tiles/{id}/{z}/{x}/{y}.mvt`, the SQL function and the layer inside the tile. */
  readonly id: string
  readonly description: string
  readonly geometry: 'point' | 'line' | 'polygon'
  /** Each with its description, which TileJSON repeats. */
  readonly fields: z.ZodObject<Shape>
  /** The table whose changes make its tiles anew. */
  readonly table: string
  /** `area`: rows of the reader's subtree; `everyone`: the same for every signed-in reader. */
  readonly seenBy: 'area' | 'everyone'
  readonly minzoom: number
  readonly maxzoom: number
  /** From this zoom on a tile holds all there is; below it the larger ones. Left out: all at every zoom. */
  readonly wholeFrom?: number
}

/** Keeps the types of a layer's own fields. */
export function defineTileLayer<Shape extends Record<string, FieldType>>(layer: TileLayer<Shape>): TileLayer<Shape> {
  return layer
}
