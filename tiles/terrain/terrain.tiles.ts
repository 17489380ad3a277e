import { FADE_DEGREES, type Bounds } from '../heights.ts'

/** A tile of the geographic TMS scheme: two tiles at level 0, y counted from the south. */
export interface TerrainTile {
  z: number
  x: number
  y: number
}

/** Tiles of one level, all bounds inclusive. */
export interface TileRange {
  startX: number
  startY: number
  endX: number
  endY: number
}

/** Finest level: 65 samples a tile are 38 m apart. */
export const TERRAIN_MAX_ZOOM = 13
/** Levels below this one also cover the land over which the heights fade out. */
const FINE_LEVEL = 11
/** Levels above this one are too coarse to show the fading. */
const COARSE_LEVEL = 6

/** Side of a tile in degrees. */
export function tileDegrees(z: number): number {
  return 180 / 2 ** z
}

export function tileRectangle({ z, x, y }: TerrainTile): Bounds {
  const size = tileDegrees(z)
  return { west: x * size - 180, south: y * size - 90, east: (x + 1) * size - 180, north: (y + 1) * size - 90 }
}

/** Tiles to bake, a range a level from 0 to `maxZoom`. */
export function tileRanges({ west, south, east, north }: Bounds, maxZoom: number): TileRange[] {
  return Array.from({ length: maxZoom + 1 }, (_, z) => {
    // Cesium wants both tiles of level 0.
    if (z === 0) return { startX: 0, startY: 0, endX: 1, endY: 0 }
    const size = tileDegrees(z)
    const pad = z >= COARSE_LEVEL && z < FINE_LEVEL ? FADE_DEGREES : 0
    // Cesium upsamples by groups of four siblings: all of them or none.
    return {
      startX: Math.floor((west - pad + 180) / size) & ~1,
      startY: Math.floor((south - pad + 90) / size) & ~1,
      endX: Math.floor((east + pad + 180) / size) | 1,
      endY: Math.floor((north + pad + 90) / size) | 1,
    }
  })
}

export function tilesIn(ranges: readonly TileRange[]): TerrainTile[] {
  return ranges.flatMap(({ startX, startY, endX, endY }, z) =>
    Array.from({ length: endX - startX + 1 }, (_, dx) =>
      Array.from({ length: endY - startY + 1 }, (_, dy) => ({ z, x: startX + dx, y: startY + dy })),
    ).flat(),
  )
}
