import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openDatabase } from '../api/database/database.ts'
import { DETAILED_ZOOM, readLand, type Land } from './bake.ts'
import { bakeBasemap, openMapSource } from './basemap/basemap.ts'
import { bakeBuildings } from './buildings/buildings.ts'
import { ROOF } from './buildings/extrude.ts'
import { readHouseColumns } from './buildings/houses.queries.ts'
import type { HouseColumns } from './buildings/houses.columns.ts'
import { heightAt } from './heights.ts'
import { beginBake } from './sink.ts'
import { decodeQuantizedMesh, heightOfMesh } from './terrain/decode.ts'
import { bakeTerrain } from './terrain/terrain.ts'
import { TERRAIN_MAX_ZOOM, tileRectangle } from './terrain/terrain.tiles.ts'

/** One measured figure beside its limit or its peer. */
interface BakeFigure {
  what: string
  value: number
  unit: string
  limit?: number
  atLeast?: boolean
  peer?: number
  against?: string
}

/**
 * Bakes all sets of a filled, stopped product's data folder into a temporary one and measures it.
 * @param dataDir DATA_DIR with the embedded database
 */
export async function bakeFigures(dataDir: string): Promise<BakeFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yitu-bake-'))
  const database = await openDatabase({ databaseUrl: undefined, dataDir }, { connections: 1 })
  try {
    const land = await readLand(database)
    const began = performance.now()
    const houses = await readHouseColumns(database)
    const readSeconds = secondsSince(began)
    return [
      ...(await terrainFigures(folder, land)),
      ...(await houseFigures(folder, land, houses, readSeconds)),
      ...(await mapFigures(folder, land, houses)),
    ]
  } finally {
    await database.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function terrainFigures(folder: string, land: Land): Promise<BakeFigure[]> {
  const bake = beginBake(join(folder, 'terrain'), 'bench')!
  const began = performance.now()
  const tiles = await bakeTerrain(land.pyramid, bake, land.attribution)
  const seconds = secondsSince(began)
  return [
    { what: `bake: terrain, levels 0–${TERRAIN_MAX_ZOOM}`, value: seconds, unit: 's', limit: 15, peer: 22, against: 'recipe, one thread' },
    { what: 'bake: terrain', value: tiles / seconds, unit: 'tiles/s' },
    { what: 'bake: terrain against the relief, RMSE', value: terrainError(bake.folder, land), unit: 'm', limit: 5 },
  ]
}

/** Root of the mean squared error of the finest meshes at the relief's own samples. */
function terrainError(folder: string, { pyramid }: Land): number {
  const level = pyramid.levels[0]!
  let squares = 0
  let count = 0
  const columns = readdirSync(join(folder, String(TERRAIN_MAX_ZOOM))).sort()
  for (const x of columns.filter((_, index) => index % 7 === 3))
    for (const name of readdirSync(join(folder, String(TERRAIN_MAX_ZOOM), x))
      .sort()
      .filter((_, index) => index % 7 === 3)) {
      const mesh = decodeQuantizedMesh(gunzipSync(readFileSync(join(folder, String(TERRAIN_MAX_ZOOM), x, name))))
      const { west, south, east, north } = tileRectangle({ z: TERRAIN_MAX_ZOOM, x: Number(x), y: Number.parseInt(name, 10) })
      for (let sample = 0; sample < 200; sample++) {
        const [u, v] = [((sample * 0.618_034) % 1) * 32767, ((sample + 0.5) / 200) * 32767]
        const [longitude, latitude] = [west + (u / 32767) * (east - west), south + (v / 32767) * (north - south)]
        if (longitude < pyramid.bounds.west || longitude > pyramid.bounds.east) continue
        if (latitude < pyramid.bounds.south || latitude > pyramid.bounds.north) continue
        squares += (heightOfMesh(mesh, u, v)! - heightAt(level, longitude, latitude)) ** 2
        count++
      }
    }
  return Math.sqrt(squares / count)
}

async function houseFigures(folder: string, { pyramid }: Land, houses: HouseColumns, readSeconds: number): Promise<BakeFigure[]> {
  const measure = async (columns: HouseColumns, name: string) => {
    const bake = beginBake(join(folder, name), 'bench')!
    const began = performance.now()
    const { bytes } = await bakeBuildings(columns, pyramid, bake)
    return { perSecond: columns.count / (secondsSince(began) + readSeconds), bytes: bytes / columns.count }
  }
  const pitched = await measure(houses, 'houses')
  const flat = await measure({ ...houses, roofs: new Uint8Array(houses.count).fill(ROOF.flat) }, 'flat')
  const published = 'pg2b3dm, published'
  return [
    { what: 'bake: houses, database to tiles on disk', value: pitched.perSecond, unit: 'houses/s', limit: 20_000, atLeast: true, peer: 3830, against: published }, // prettier-ignore
    { what: 'bake: houses, gzip', value: pitched.bytes, unit: 'B/house', limit: 110, peer: 240, against: published },
    { what: 'bake: the same with flat roofs only', value: flat.perSecond, unit: 'houses/s', peer: 38_000, against: 'recipe, in memory' },
    { what: 'bake: the same with flat roofs only, gzip', value: flat.bytes, unit: 'B/house', peer: 102, against: 'recipe' },
  ]
}

async function mapFigures(folder: string, land: Land, houses: HouseColumns): Promise<BakeFigure[]> {
  const bake = beginBake(join(folder, 'basemap'), 'bench')!
  const began = performance.now()
  const source = openMapSource(land.pyramid, land.ground, houses)
  const tiles = await bakeBasemap(source, bake, land.attribution, () => {}, DETAILED_ZOOM)
  const seconds = secondsSince(began)
  return [
    { what: `bake: map, levels 5–${DETAILED_ZOOM} of 512 pixels`, value: seconds, unit: 's', limit: 35 },
    { what: 'bake: map', value: tiles / seconds, unit: 'tiles/s' },
  ]
}

const secondsSince = (began: number) => (performance.now() - began) / 1000
