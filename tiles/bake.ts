import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { StepProgress } from '../api/contract/progress.ts'
import type { Database } from '../api/database/sql.ts'
import { readRelief } from '../geodata/relief.queries.ts'
import { bakeBasemap, countTiles, openMapSource } from './basemap/basemap.ts'
import type { MapSource } from './basemap/draw-tile.ts'
import { bakeBuildings } from './buildings/buildings.ts'
import { readHouseColumns } from './buildings/houses.queries.ts'
import type { HouseColumns } from './buildings/houses.columns.ts'
import { readMapGround, type MapGround } from './ground.queries.ts'
import { heightPyramid, type Bounds, type HeightPyramid } from './heights.ts'
import { beginBake, currentVersion, isDraft } from './sink.ts'
import { bakeTerrain } from './terrain/terrain.ts'

export const STAGES = ['ground', 'buildings', 'all'] as const
export type Stage = (typeof STAGES)[number]
export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text)
}

/** Changes when the same data would give other tiles: an interrupted bake of an older program is not gone on with. */
const PROGRAM = 6
/** Relief kept around the county, degrees: what is seen behind its borders. */
const AROUND = 0.12
/** Levels of the map before there are houses, and with them: 16 and 4 m a pixel. */
const DRAFT_ZOOM = 12
export const DETAILED_ZOOM = 14
/** Drawing a map tile takes as long as this many houses. */
const MAP_WORK = 600

export class NothingToBakeError extends Error {
  override name = 'NothingToBakeError'
}

/**
 * Bakes the sets of a stage from what the database holds and swaps each in when it is whole.
 * @param folder DATA_DIR/tiles
 * @returns the sets that were swapped in; those made of the same data already are left
 * @throws NothingToBakeError before the county has its areas and its relief
 */
export async function bakeTileSets(
  database: Database,
  folder: string,
  stage: Stage,
  report: (progress: StepProgress) => void,
): Promise<TileSetName[]> {
  const land = await readLand(database)
  const baked: TileSetName[] = []
  if (stage !== 'buildings' && (await bakeTerrainSet(folder, land, (done, total) => report({ name: 'terrain', done, total }))))
    baked.push('terrain')
  if (stage === 'ground') {
    // Before there are houses, a smaller map that is there at once.
    const source = openMapSource(land.pyramid, land.ground)
    if (await bakeMapSet(folder, land, source, undefined, (done, total) => report({ name: 'basemap', done, total }))) baked.push('basemap')
    return baked
  }
  const houses = await readHouseColumns(database)
  const source = openMapSource(land.pyramid, land.ground, houses)
  const total = houses.count + MAP_WORK * countTiles(source, DETAILED_ZOOM)
  if (await bakeHouseSet(folder, land, houses, (done) => report({ name: 'buildings', done, total }))) baked.push('houses')
  const onMap = (done: number) => report({ name: 'buildings', done: houses.count + MAP_WORK * done, total })
  if (await bakeMapSet(folder, land, source, houses, onMap)) baked.push('basemap')
  return baked
}

export type TileSetName = 'terrain' | 'basemap' | 'houses'

/** A county as it is baked. */
export interface Land {
  ground: MapGround
  attribution: string
  pyramid: HeightPyramid
  /** changes with anything that terrain and map are made of */
  terrainSource: unknown
  mapSource: unknown
}

type OnProgress = (done: number, total: number) => void

async function bakeTerrainSet(folder: string, { attribution, pyramid, terrainSource }: Land, onProgress: OnProgress): Promise<boolean> {
  const bake = beginBake(join(folder, 'terrain'), [PROGRAM, terrainSource])
  if (!bake) return false
  await bakeTerrain(pyramid, bake, attribution, onProgress)
  bake.publish()
  return true
}

async function bakeMapSet(
  folder: string,
  { attribution, mapSource }: Land,
  source: MapSource,
  houses: HouseColumns | undefined,
  onProgress: OnProgress,
) {
  const current = currentVersion(join(folder, 'basemap'))
  if (!houses && current && !isDraft(current)) return false
  const sources = [PROGRAM, mapSource, houses ? digest(houses) : undefined]
  const bake = beginBake(join(folder, 'basemap'), sources, houses ? 'whole' : 'draft')
  if (!bake) return false
  await bakeBasemap(source, bake, attribution, onProgress, houses ? DETAILED_ZOOM : DRAFT_ZOOM)
  bake.publish()
  return true
}

async function bakeHouseSet(
  folder: string,
  { pyramid, terrainSource }: Land,
  houses: HouseColumns,
  onProgress: OnProgress,
): Promise<boolean> {
  const bake = beginBake(join(folder, 'houses'), [PROGRAM, terrainSource, digest(houses)])
  if (!bake) return false
  await bakeBuildings(houses, pyramid, bake, onProgress)
  bake.publish()
  return true
}

/** @throws NothingToBakeError before the county has its areas and its relief */
export async function readLand(database: Database): Promise<Land> {
  const { ground, relief } = await database.system(async (sql) => ({ ground: await readMapGround(sql), relief: await readRelief(sql) }))
  if (!ground || !relief) throw new NothingToBakeError('数据库中还没有行政区划和地形，无法制作瓦片')
  const bounds = around(ground)
  const pyramid = heightPyramid(relief, bounds)
  const terrainSource = [pyramid.bounds, hashOf(bytesOf(pyramid.levels[0]!.heights))]
  const attribution = relief.source === 'demo' ? `${ground.name}（示意数据）` : `${ground.name}（地形：${relief.source}）`
  return { ground, attribution, pyramid, terrainSource, mapSource: [terrainSource, hashOf(JSON.stringify(ground))] }
}

function around({ boundary }: MapGround): Bounds {
  const bounds = { west: 180, south: 90, east: -180, north: -90 }
  for (const [longitude, latitude] of boundary.coordinates.flat(2) as [number, number][]) {
    bounds.west = Math.min(bounds.west, longitude - AROUND)
    bounds.east = Math.max(bounds.east, longitude + AROUND)
    bounds.south = Math.min(bounds.south, latitude - AROUND)
    bounds.north = Math.max(bounds.north, latitude + AROUND)
  }
  return bounds
}

function digest(houses: HouseColumns): string {
  const columns = [houses.ids, houses.villages, houses.heights, houses.roofs, houses.structures, houses.corners]
  return hashOf(...columns.map(bytesOf))
}

const bytesOf = (column: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array) =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength)

function hashOf(...pieces: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
