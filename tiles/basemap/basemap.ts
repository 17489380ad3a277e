import { gzipSync } from 'node:zlib'
import { workThrough } from '../crew.ts'
import type { HouseColumns } from '../buildings/houses.columns.ts'
import type { MapGround } from '../ground.queries.ts'
import type { HeightPyramid } from '../heights.ts'
import type { Bake } from '../sink.ts'
import type { MapSource } from './draw-tile.ts'
import { holdsCounty, outsideGrid, type OutsideGrid } from './fade.ts'
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
/** Finer levels than this, 32 m a pixel, hold the county only: its neighbours fade calmly without them. */
const AROUND_MAX_ZOOM = 11
const PART_TILES = 12

/** Brings together what the map is drawn from. */
export function openMapSource(pyramid: HeightPyramid, ground: MapGround, houses?: HouseColumns): MapSource {
  const vectors = mapVectors(ground)
  const outside = outsideGrid(vectors.boundary, pyramid.bounds)
  return { pyramid, range: heightRange(pyramid, outside), vectors, outside, settlement: houses && { houses, index: indexHouses(houses) } }
}

/**
 * Bakes the map's WebP tiles of levels MAP_MIN_ZOOM to `maxZoom` and the meta.json that describes them: of the levels that hold
 * the county only, `rows` lists the first and last tile of each row from `from` on.
 * @returns how many tiles the set holds
 */
export async function bakeBasemap(
  source: MapSource,
  bake: Bake,
  attribution: string,
  onProgress: (done: number, total: number) => void,
  maxZoom: number,
): Promise<number> {
  const levels = levelsOf(source, maxZoom)
  const parts = levels.flatMap(partsOf)
  const total = tilesIn(parts)
  const missing = bake.missing(parts, ({ name }) => name)
  let done = total - tilesIn(missing)
  onProgress(done, total)
  const worker = new URL('./basemap.worker.ts', import.meta.url)
  await workThrough<unknown, MapPart, number>(worker, { source, folder: bake.folder }, missing, (count, { name }) => {
    bake.finish(name)
    done += count
    onProgress(done, total)
  })
  const { west, south, east, north } = source.pyramid.bounds
  const rows = Object.fromEntries(levels.filter(({ z }) => z > AROUND_MAX_ZOOM).map(({ z, from, rows }) => [z, { from, rows }]))
  const meta = { minzoom: MAP_MIN_ZOOM, maxzoom: maxZoom, tileSize: TILE_PIXELS, bounds: [west, south, east, north], rows, attribution }
  bake.put('meta.json', gzipSync(JSON.stringify(meta)))
  return total
}

/** How many tiles the map has down to a level. */
export function countTiles(source: MapSource, maxZoom: number): number {
  return tilesIn(levelsOf(source, maxZoom).flatMap(partsOf))
}

const tilesIn = (parts: readonly MapPart[]): number => parts.reduce((sum, { tiles }) => sum + tiles.length, 0)

/** A level's tiles: row after row from `from` on, the first and the last of each. */
interface Level {
  z: number
  from: number
  rows: [first: number, last: number][]
}

function levelsOf({ pyramid, outside }: MapSource, maxZoom: number): Level[] {
  return Array.from({ length: maxZoom - MAP_MIN_ZOOM + 1 }, (_, index) => {
    const z = MAP_MIN_ZOOM + index
    const { fromX, toX, fromY, toY } = tilesOver(pyramid.bounds, z)
    const rows = Array.from({ length: toY - fromY + 1 }, (): [number, number] => [fromX, toX])
    if (z <= AROUND_MAX_ZOOM) return { z, from: fromY, rows }
    return { z, from: fromY, rows: rows.map((row, index) => countyOf(outside, z, fromY + index, row)) }
  })
}

/** The part of a row that holds the county; where there is none the last stands before the first. */
function countyOf(outside: OutsideGrid, z: number, y: number, [first, last]: [number, number]): [number, number] {
  while (first <= last && !holdsCounty(outside, { z, x: first, y })) first++
  while (last >= first && !holdsCounty(outside, { z, x: last, y })) last--
  return [first, last]
}

function partsOf({ z, from, rows }: Level): MapPart[] {
  const tiles = rows.flatMap(([first, last], row) =>
    Array.from({ length: last - first + 1 }, (_, column) => ({ z, x: first + column, y: from + row })),
  )
  return Array.from({ length: Math.ceil(tiles.length / PART_TILES) }, (_, part) => ({
    name: `${z} from ${part * PART_TILES}`,
    tiles: tiles.slice(part * PART_TILES, (part + 1) * PART_TILES),
  }))
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
