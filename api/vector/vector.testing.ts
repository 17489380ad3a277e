import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

export interface ReadFeature {
  id: number | undefined
  type: 0 | 1 | 2 | 3
  properties: Record<string, string | number | boolean>
  geometry: { x: number; y: number }[][]
}

/** A tile as the reference reader of the format understands it: features by layer. */
export function readTile(bytes: Uint8Array): Record<string, ReadFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index)
        const geometry = feature.loadGeometry().map((part) => part.map(({ x, y }) => ({ x, y })))
        return { id: feature.id, type: feature.type, properties: feature.properties, geometry }
      }),
    ]),
  )
}

/** Address of the tile around a place: `z/x/y`. */
export function tileAt(z: number, lon: number, lat: number): string {
  const y = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z
  return `${z}/${Math.floor(((lon + 180) / 360) * 2 ** z)}/${Math.floor(y)}`
}
