import { gzipSync } from 'node:zlib'
import { workThrough } from '../crew.ts'
import type { HouseColumns } from '../buildings/houses.columns.ts'
import type { MapGround } from '../ground.queries.ts'
import type { HeightPyramid } from '../heights.ts'
import type { Bake } from '../sink.ts'
import type { MapSource } from './draw-tile.ts'
import { outsideGrid, type OutsideGrid } from './fade.ts'
import { indexHouses } from './houses.index.ts'
import type { HeightRange } from './land.ts'
import { TILE_PIXELS, tilesOver, type MapTile } from './mercator.ts'
import { mapVectors } from './vectors.ts'

/** Tiles that one thread bakes in one go. */
export interface MapPart {
  name: string
  tiles: MapTile[]
}

/** The whole map is a small part of a tile at this level. */
const MAP_MIN_ZOOM = 5
const PART_TILES = 12

/** Brings together what the map is drawn from. */
export function openMapSource(pyramid: HeightPyramid, ground: MapGround, houses?: HouseColumns): MapSource {
  const vectors = mapVectors(ground)
  const outside = outsideGrid(vectors.boundary, pyramid.bounds)
  return { pyramid, range: heightRange(pyramid, outside), vectors, outside, settlement: houses && { houses, index: indexHouses(houses) } }
}

/**
 * Bakes the map's WebP tiles of levels MAP_MIN_ZOOM to `maxZoom` and the meta.json that describes them.
 * @returns how many tiles the set holds
 */
export async function bakeBasemap(
  source: MapSource,
  bake: Bake,
  attribution: string,
  onProgress: (done: number, total: number) => void,
  maxZoom: number,
): Promise<number> {
  const parts = partsOf(source.pyramid, maxZoom)
  const total = countTiles(source.pyramid, maxZoom)
  const missing = bake.missing(parts, ({ name }) => name)
  let done = total - missing.reduce((sum, { tiles }) => sum + tiles.length, 0)
  onProgress(done, total)
  const worker = new URL('./basemap.worker.ts', import.meta.url)
  await workThrough<unknown, MapPart, number>(worker, { source, folder: bake.folder }, missing, (count, { name }) => {
    bake.finish(name)
    done += count
    onProgress(done, total)
  })
  const { west, south, east, north } = source.pyramid.bounds
  const meta = { minzoom: MAP_MIN_ZOOM, maxzoom: maxZoom, tileSize: TILE_PIXELS, bounds: [west, south, east, north], attribution }
  bake.put('meta.json', gzipSync(JSON.stringify(meta)))
  return total
}

/** How many tiles the map has down to a level. */
export function countTiles(pyramid: HeightPyramid, maxZoom: number): number {
  return partsOf(pyramid, maxZoom).reduce((sum, { tiles }) => sum + tiles.length, 0)
}

function partsOf({ bounds }: HeightPyramid, maxZoom: number): MapPart[] {
  const parts: MapPart[] = []
  for (let z = MAP_MIN_ZOOM; z <= maxZoom; z++) {
    const { fromX, toX, fromY, toY } = tilesOver(bounds, z)
    const tiles: MapTile[] = []
    for (let y = fromY; y <= toY; y++) for (let x = fromX; x <= toX; x++) tiles.push({ z, x, y })
    for (let first = 0; first < tiles.length; first += PART_TILES)
      parts.push({ name: `${z} from ${first}`, tiles: tiles.slice(first, first + PART_TILES) })
  }
  return parts
}

/** Heights between which the tints run: those of the county's land, without its rarest. */
function heightRange({ levels }: HeightPyramid, { bounds, columns, meters }: OutsideGrid): HeightRange {
  const level = levels[Math.min(2, levels.length - 1)]!
  const cell = (bounds.east - bounds.west) / (columns - 1)
  const inside: number[] = []
  for (let row = 0; row < level.height; row++)
    for (let column = 0; column < level.width; column++) {
      const gridColumn = Math.round((level.west + column * level.step - bounds.west) / cell)
      const gridRow = Math.round((bounds.north - level.north + row * level.step) / cell)
      if (meters[gridRow * columns + gridColumn] === 0) inside.push(level.heights[row * level.width + column]!)
    }
  if (inside.length === 0) return { low: 0, high: 1000 }
  const sorted = Float32Array.from(inside).sort()
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!
  return { low: at(0.005), high: Math.max(at(0.005) + 200, at(0.997)) }
}
