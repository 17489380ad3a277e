import { getTiles } from '../contract/tiles.ts'
import { open, type Endpoint } from '../http/endpoint.ts'
import type { TileSet, TileSets } from './tile_sets.ts'

/** Versions of the baked sets: answered from the disk, also while the database is busy. */
export function tilesEndpoints(tileSets: TileSets): Endpoint[] {
  const version = async (set: TileSet) => (await tileSets.current(set)) ?? null
  return [
    open(getTiles, async () => ({ terrain: await version('terrain'), basemap: await version('basemap'), houses: await version('houses') })),
  ]
}
