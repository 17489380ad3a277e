import type { Bounds } from '../heights.ts'

/** Pixels along a tile's side: one image here stands for four of the usual 256. */
export const TILE_PIXELS = 512

/** A tile of the Web-Mercator scheme, y counted from the north. */
export interface MapTile {
  z: number
  x: number
  y: number
}

/** 0 at the antimeridian in the west, 1 in the east. */
export function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5
}

/** 0 in the north (85.05°), 1 in the south. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

export function longitudeAt(x: number): number {
  return (x - 0.5) * 360
}

export function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** Metres on the ground that a pixel of a tile is wide. */
export function metersPerPixel(z: number, latitude: number): number {
  return (40_075_016.7 * Math.cos((latitude * Math.PI) / 180)) / (TILE_PIXELS * 2 ** z)
}

/** Tiles of one level that bounds touch, inclusive. */
export function tilesOver({ west, south, east, north }: Bounds, z: number): { fromX: number; fromY: number; toX: number; toY: number } {
  const across = 2 ** z
  const tile = (value: number) => Math.min(across - 1, Math.max(0, Math.floor(value * across)))
  return { fromX: tile(mercatorX(west)), fromY: tile(mercatorY(north)), toX: tile(mercatorX(east)), toY: tile(mercatorY(south)) }
}
