import type { TileLayer } from '../../../api/contract/tile_layer.ts'
import type { Box } from '../framing.ts'
import { covers, readFeatures, tilesOf, type Feature, type TileAddress } from './features.ts'

/** Tiles kept decoded; more are asked of the browser's cache again. */
const KEPT = 240

export class TileError extends Error {
  override name = 'TileError'
}

/** One layer's tiles, fetched once and kept decoded for drawing, counting and picking. */
export class TileStore {
  readonly layer: TileLayer
  private readonly names: readonly string[]
  private readonly tiles = new Map<string, { features: readonly Feature[] | null; loading: Promise<readonly Feature[]> }>()

  constructor(layer: TileLayer) {
    this.layer = layer
    this.names = Object.keys(layer.fields.shape)
  }

  /** @throws TileError when the server refuses or is not there */
  load(tile: TileAddress): Promise<readonly Feature[]> {
    const key = `${tile.z}/${tile.x}/${tile.y}`
    const known = this.tiles.get(key)
    if (known) {
      this.tiles.delete(key)
      this.tiles.set(key, known)
      return known.loading
    }
    const entry: { features: readonly Feature[] | null; loading: Promise<readonly Feature[]> } = {
      features: null,
      loading: this.fetch(tile, key),
    }
    this.tiles.set(key, entry)
    entry.loading.then(
      (features) => (entry.features = features),
      () => this.tiles.delete(key),
    )
    if (this.tiles.size > KEPT) this.tiles.delete(this.tiles.keys().next().value!)
    return entry.loading
  }

  private async fetch(tile: TileAddress, key: string): Promise<readonly Feature[]> {
    const reply = await fetch(`/tiles/${this.layer.id}/${key}.mvt`)
    if (!reply.ok) throw new TileError(`${this.layer.id} ${key}: ${reply.status}`)
    return reply.status === 204 ? [] : readFeatures(await reply.arrayBuffer(), tile, this.names)
  }

  /** Features of a box at a zoom, as far as loaded: each once. */
  loaded(box: Box, z: number): Map<number, Feature> {
    const found = new Map<number, Feature>()
    for (const tile of tilesOf(box, z))
      for (const feature of this.tiles.get(`${z}/${tile.x}/${tile.y}`)?.features ?? [])
        if (touches(feature.bounds, box)) found.set(feature.id, feature)
    return found
  }

  /** The smallest feature that covers a place, from the nearest zoom that is loaded there. @param reach degrees of latitude */
  at(lon: number, lat: number, reach: number, shown: (feature: Feature) => boolean): Feature | null {
    for (let z = this.layer.maxzoom; z >= this.layer.minzoom; z--) {
      const [tile] = tilesOf([lon, lat, lon, lat], z)
      const features = this.tiles.get(`${z}/${tile!.x}/${tile!.y}`)?.features
      if (!features) continue
      const hits = features.filter((feature) => shown(feature) && covers(feature, lon, lat, reach))
      return hits.toSorted((a, b) => sizeOf(a.bounds) - sizeOf(b.bounds))[0] ?? null
    }
    return null
  }
}

export function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}
const sizeOf = ([west, south, east, north]: Box) => (east - west) * (north - south)
