import { gzipSync } from 'node:zlib'
import { workThrough } from '../crew.ts'
import type { HeightPyramid } from '../heights.ts'
import type { Bake } from '../sink.ts'
import { layerJson } from './layer.ts'
import { TERRAIN_MAX_ZOOM, tileRanges, tilesIn, type TerrainTile } from './terrain.tiles.ts'

/** Tiles that one thread bakes in one go; together they are done or not done. */
export interface TerrainPart {
  name: string
  tiles: TerrainTile[]
}

const PART_TILES = 24

/**
 * Bakes quantized-mesh tiles of levels 0 to `maxZoom` and their layer.json, gzip-compressed under their plain names.
 * @returns how many tiles the set holds
 */
export async function bakeTerrain(
  pyramid: HeightPyramid,
  bake: Bake,
  attribution: string,
  onProgress: (done: number, total: number) => void = () => {},
  maxZoom = TERRAIN_MAX_ZOOM,
): Promise<number> {
  const ranges = tileRanges(pyramid.bounds, maxZoom)
  const tiles = tilesIn(ranges)
  const parts: TerrainPart[] = []
  for (let first = 0; first < tiles.length; first += PART_TILES)
    parts.push({ name: `tiles ${first}`, tiles: tiles.slice(first, first + PART_TILES) })
  const missing = bake.missing(parts, (part) => part.name)
  let done = tiles.length - missing.reduce((sum, part) => sum + part.tiles.length, 0)
  onProgress(done, tiles.length)
  const worker = new URL('./terrain.worker.ts', import.meta.url)
  await workThrough<unknown, TerrainPart, number>(worker, { pyramid, folder: bake.folder }, missing, (count, part) => {
    bake.finish(part.name)
    done += count
    onProgress(done, tiles.length)
  })
  bake.put('layer.json', gzipSync(JSON.stringify(layerJson(ranges, bake.version, attribution))))
  return tiles.length
}
