import type { BoundingVolume, Tile } from './tileset.types.ts'

/** WGS-84: semi-major axis in metres and squared eccentricity. */
const A = 6_378_137
const E2 = 0.00669437999014132

type Vector = readonly [number, number, number]

export interface ScenePlace {
  lon: number
  lat: number
  heightMeters: number
  radiusMeters: number
}

/**
 * Where a tileset lies: the middle of the bounding volume of its root, or of the first child that is on the Earth's surface (some
 * roots are as large as the Earth). Null when nothing is.
 */
export function placeOf(tile: Tile, parent?: readonly number[]): ScenePlace | null {
  const transform = tile.transform && parent ? multiplied(parent, tile.transform) : (tile.transform ?? parent)
  const volume = tile.boundingVolume ?? {}
  if (volume.region) return placeOfRegion(volume.region)
  const local = centreOf(volume)
  const place = local && toGeodetic(transformed(local.centre, transform))
  if (place) return { ...place, radiusMeters: local.radius * scaleOf(transform) }
  for (const child of tile.children ?? []) {
    const below = placeOf(child, transform)
    if (below) return below
  }
  return null
}

/** Where a point in ECEF metres lies; null beyond 20 km below or above the ellipsoid, where no county is. */
export function toGeodetic([x, y, z]: Vector): Omit<ScenePlace, 'radiusMeters'> | null {
  const p = Math.hypot(x, y)
  if (Math.abs(Math.hypot(p, z) - 6_367_000) > 40_000) return null
  let lat = Math.atan2(z, p * (1 - E2))
  let height = 0
  // Bowring's iteration: a micrometre after five rounds at these heights.
  for (let round = 0; round < 5; round++) {
    const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2)
    height = p / Math.cos(lat) - n
    lat = Math.atan2(z, p * (1 - (E2 * n) / (n + height)))
  }
  return { lon: degrees(Math.atan2(y, x)), lat: degrees(lat), heightMeters: height }
}

/** Column-major matrix that stands a model (x east, y north, z up, metres) on a place. */
export function eastNorthUp(lon: number, lat: number, heightMeters: number): number[] {
  const [l, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  const n = A / Math.sqrt(1 - E2 * Math.sin(b) ** 2)
  const origin = [
    (n + heightMeters) * Math.cos(b) * Math.cos(l),
    (n + heightMeters) * Math.cos(b) * Math.sin(l),
    (n * (1 - E2) + heightMeters) * Math.sin(b),
  ]
  const east = [-Math.sin(l), Math.cos(l), 0]
  const north = [-Math.sin(b) * Math.cos(l), -Math.sin(b) * Math.sin(l), Math.cos(b)]
  const up = [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)]
  return [...east, 0, ...north, 0, ...up, 0, ...origin, 1]
}

/** Product of two column-major 4 × 4 matrices. */
export function multiplied(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: 16 }, (_, index) => {
    const [column, row] = [index >> 2, index & 3]
    return [0, 1, 2, 3].reduce((sum, k) => sum + a[k * 4 + row]! * b[column * 4 + k]!, 0)
  })
}

function placeOfRegion([west, south, east, north, low, high]: number[]): ScenePlace {
  const lat = (south! + north!) / 2
  const across = (east! - west!) * Math.cos(lat) * A
  const along = (north! - south!) * A
  return {
    lon: degrees((west! + east!) / 2),
    lat: degrees(lat),
    heightMeters: (low! + high!) / 2,
    radiusMeters: Math.hypot(across, along) / 2,
  }
}

function centreOf({ box, sphere }: BoundingVolume): { centre: Vector; radius: number } | null {
  if (sphere) return { centre: [sphere[0]!, sphere[1]!, sphere[2]!], radius: sphere[3]! }
  if (!box) return null
  const halves = [3, 6, 9].map((at) => box.slice(at, at + 3))
  return { centre: [box[0]!, box[1]!, box[2]!], radius: Math.hypot(...halves.flat()) }
}

function transformed([x, y, z]: Vector, m: readonly number[] | undefined): Vector {
  if (!m) return [x, y, z]
  const row = (at: number) => m[at]! * x + m[at + 4]! * y + m[at + 8]! * z + m[at + 12]!
  return [row(0), row(1), row(2)]
}

function scaleOf(m: readonly number[] | undefined): number {
  return m ? Math.max(...[0, 4, 8].map((at) => Math.hypot(m[at]!, m[at + 1]!, m[at + 2]!))) : 1
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
