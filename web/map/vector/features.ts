import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Box } from '../framing.ts'
import type { Properties } from './style.ts'

/** A feature of a tile, in degrees. */
export interface Feature {
  readonly id: number
  readonly type: 'point' | 'line' | 'polygon'
  readonly properties: Properties
  /** lon0, lat0, lon1, lat1 … of each point list, line or ring */
  readonly parts: readonly Float64Array[]
  readonly bounds: Box
  /** Cut at the reach of its tile: other tiles hold the rest of it. */
  readonly cut: boolean
}

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

const TYPES = [null, 'point', 'line', 'polygon'] as const

/** Reads a layer's tile. @param names fields of the layer: one that a feature lacks is null */
export function readFeatures(bytes: ArrayBuffer, { z, x, y }: TileAddress, names: readonly string[]): Feature[] {
  const [layer] = Object.values(new VectorTile(new PbfReader(new Uint8Array(bytes))).layers)
  if (!layer) return []
  const nothing = Object.fromEntries(names.map((name) => [name, null]))
  const tiles = 2 ** z
  const lon = (at: number) => ((x + at / layer.extent) / tiles) * 360 - 180
  const lat = (at: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + at / layer.extent)) / tiles))) * 180) / Math.PI
  return Array.from({ length: layer.length }, (_, index) => featureOf(layer.feature(index), layer.extent, nothing, lon, lat)).filter(
    (feature) => feature !== null,
  )
}

function featureOf(
  feature: VectorTileFeature,
  extent: number,
  nothing: Properties,
  lon: (at: number) => number,
  lat: (at: number) => number,
): Feature | null {
  const type = TYPES[feature.type]
  if (!type || feature.id === undefined) return null
  let [west, south, east, north] = [180, 90, -180, -90]
  let cut = false
  const parts = feature.loadGeometry().map((points) => {
    const part = new Float64Array(points.length * 2)
    points.forEach((point, index) => {
      const [x, y] = [lon(point.x), lat(point.y)]
      part[2 * index] = x
      part[2 * index + 1] = y
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
      cut ||= point.x <= -extent || point.x >= 2 * extent || point.y <= -extent || point.y >= 2 * extent
    })
    return part
  })
  return { id: feature.id, type, properties: { ...nothing, ...feature.properties }, parts, bounds: [west, south, east, north], cut }
}

/** The tiles of a zoom that a box touches. */
export function tilesOf([west, south, east, north]: Box, z: number): TileAddress[] {
  const tiles = 2 ** z
  const column = (lon: number) => Math.min(tiles - 1, Math.max(0, Math.floor(((lon + 180) / 360) * tiles)))
  const row = (lat: number) => {
    const mercator = Math.asinh(Math.tan((Math.min(85, Math.max(-85, lat)) * Math.PI) / 180)) / Math.PI
    return Math.min(tiles - 1, Math.max(0, Math.floor(((1 - mercator) / 2) * tiles)))
  }
  const found: TileAddress[] = []
  for (let y = row(north); y <= row(south); y++) for (let x = column(west); x <= column(east); x++) found.push({ z, x, y })
  return found
}

/** west, south, east, north of a tile in degrees. */
export function boundsOfTile({ z, x, y }: TileAddress): Box {
  const tiles = 2 ** z
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI
  return [(x / tiles) * 360 - 180, lat(y + 1), ((x + 1) / tiles) * 360 - 180, lat(y)]
}

/** Whether a place lies in a polygon, or within `reach` degrees of latitude of a line. */
export function covers({ type, parts, bounds: [west, south, east, north] }: Feature, lon: number, lat: number, reach: number): boolean {
  const narrow = Math.cos((lat * Math.PI) / 180)
  const margin = type === 'polygon' ? 0 : reach
  if (lon < west - margin / narrow || lon > east + margin / narrow || lat < south - margin || lat > north + margin) return false
  if (type === 'polygon') return parts.reduce((inside, ring) => (crosses(ring, lon, lat) ? !inside : inside), false)
  return parts.some((part) => distance(part, lon, lat, narrow) <= reach)
}

function crosses(ring: Float64Array, lon: number, lat: number): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [x0, y0, x1, y1] = [ring[before]!, ring[before + 1]!, ring[at]!, ring[at + 1]!]
    if (y0 > lat !== y1 > lat && lon < ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}

/** Degrees of latitude from a place to a line. */
function distance(part: Float64Array, lon: number, lat: number, narrow: number): number {
  let nearest = Infinity
  for (let at = 0; at + 3 < part.length; at += 2) {
    const [x, y] = [(part[at]! - lon) * narrow, part[at + 1]! - lat]
    const [dx, dy] = [(part[at + 2]! - part[at]!) * narrow, part[at + 3]! - part[at + 1]!]
    const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(x + along * dx, y + along * dy))
  }
  return nearest
}
