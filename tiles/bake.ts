import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { StepProgress } from '../api/contract/progress.ts'
import type { Database } from '../api/database/sql.ts'
import { readRelief } from '../geodata/relief.queries.ts'
import { bakeBasemap, mapSource } from './basemap/basemap.ts'
import { bakeBuildings } from './buildings/buildings.ts'
import { readHouseColumns } from './buildings/houses.queries.ts'
import type { HouseColumns } from './buildings/houses.columns.ts'
import { readMapGround, type MapGround } from './ground.queries.ts'
import { heightPyramid, type Bounds, type HeightPyramid } from './heights.ts'
import { beginBake } from './sink.ts'
import { bakeTerrain } from './terrain/terrain.ts'

export const STAGES = ['ground', 'buildings', 'all'] as const
export type Stage = (typeof STAGES)[number]
export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text)
}

/** Changes when the same data would give other tiles: an interrupted bake of an older program is not gone on with. */
const PROGRAM = 1
/** Relief kept around the county, degrees: what is seen behind its borders. */
const AROUND = 0.12

export class NothingToBakeError extends Error {
  override name = 'NothingToBakeError'
}

/**
 * Bakes the sets of a stage from what the database holds and swaps each in when it is whole.
 * @param folder DATA_DIR/tiles
 * @throws NothingToBakeError before the county has its areas and its relief
 */
export async function bakeTileSets(
  database: Database,
  folder: string,
  stage: Stage,
  report: (progress: StepProgress) => void,
): Promise<void> {
  const { ground, pyramid, source } = await readLand(database)
  if (stage !== 'buildings') {
    const terrain = beginBake(join(folder, 'terrain'), [PROGRAM, source])
    await bakeTerrain(pyramid, terrain, ground.name, (done, total) => report({ name: 'terrain', done, total }))
    terrain.publish()
    const basemap = beginBake(join(folder, 'basemap'), [PROGRAM, source, createHash('sha256').update(JSON.stringify(ground)).digest('hex')])
    await bakeBasemap(mapSource(pyramid, ground), basemap, ground.name, (done, total) => report({ name: 'basemap', done, total }))
    basemap.publish()
  }
  if (stage !== 'ground') {
    const houses = await readHouseColumns(database)
    const bake = beginBake(join(folder, 'houses'), [PROGRAM, source, digest(houses)])
    await bakeBuildings(houses, pyramid, bake, (done, total) => report({ name: 'buildings', done, total }))
    bake.publish()
  }
}

async function readLand(database: Database): Promise<{ ground: MapGround; pyramid: HeightPyramid; source: unknown }> {
  const { ground, relief } = await database.system(async (sql) => ({ ground: await readMapGround(sql), relief: await readRelief(sql) }))
  if (!ground || !relief) throw new NothingToBakeError('数据库中还没有行政区划和地形，无法制作瓦片')
  const bounds = around(ground)
  return { ground, pyramid: heightPyramid(relief, bounds), source: [relief.id, relief.source, bounds] }
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
  const hash = createHash('sha256')
  for (const column of [houses.ids, houses.villages, houses.heights, houses.roofs, houses.structures, houses.corners])
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  return hash.digest('hex')
}
