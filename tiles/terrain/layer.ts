import type { TileRange } from './terrain.tiles.ts'

/** layer.json of a quantized-mesh set (TileJSON 2.1 as Cesium's terrain providers read it). */
export function layerJson(ranges: readonly TileRange[], version: string, attribution: string) {
  return {
    tilejson: '2.1.0',
    name: 'terrain',
    version,
    format: 'quantized-mesh-1.0',
    scheme: 'tms',
    projection: 'EPSG:4326',
    bounds: [-180, -90, 180, 90],
    minzoom: 0,
    maxzoom: ranges.length - 1,
    tiles: ['{z}/{x}/{y}.terrain?v={version}'],
    extensions: ['octvertexnormals'],
    available: ranges.map((range) => [range]),
    attribution,
  }
}
