import { EXTENT } from './mvt.ts'

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Half the width of the world in EPSG:3857, metres. */
const HALF = 20_037_508.342789244
/** Share of a tile's side that is looked around it: strokes and signs of what lies just outside reach in. */
const BUFFER = 64 / EXTENT

/** west, south, east, north in degrees of what is read for a tile: the tile with its buffer. */
export function boundsOf({ z, x, y }: TileAddress): [number, number, number, number] {
  const tiles = 2 ** z
  const lon = (column: number) => (column / tiles) * 360 - 180
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI
  const north = Math.max(y - BUFFER, 0)
  const south = Math.min(y + 1 + BUFFER, tiles)
  return [lon(x - BUFFER), lat(south), lon(x + 1 + BUFFER), lat(north)]
}

/** Arguments of ST_TransScale(geometry, dx, dy, fx, fy) that bring EPSG:3857 to the tile's coordinates. */
export function scaleOf({ z, x, y }: TileAddress): [number, number, number, number] {
  const side = (2 * HALF) / 2 ** z
  const factor = EXTENT / side
  return [HALF - x * side, y * side - HALF, factor, -factor]
}
