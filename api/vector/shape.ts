/**
 * Geometry in tile coordinates, x to the right and y downwards: pairs x0, y0, x1, y1 … in each array.
 * A polygon is its rings, the outer one first, without the closing point again.
 */
export type Shape =
  | { readonly type: 'point'; readonly points: Int32Array }
  | { readonly type: 'line'; readonly lines: readonly Int32Array[] }
  | { readonly type: 'polygon'; readonly polygons: readonly (readonly Int32Array[])[] }

export interface TileFeature {
  readonly id: number
  readonly shape: Shape
  /** null: the feature has no such value, and the tile leaves it out */
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
}

/** Twice the signed area of a ring: positive is clockwise on the screen, where y runs downwards. */
export function doubleArea(ring: Int32Array): number {
  let sum = 0
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2)
    sum += ring[before]! * ring[at + 1]! - ring[at]! * ring[before + 1]!
  return sum
}
