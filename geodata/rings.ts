import type { MultiPolygon, Polygon, Position } from 'geojson'

/** Twice-signed area halved, in the coordinates' own squares: positive counter-clockwise. */
export function ringArea(ring: readonly Position[]): number {
  let sum = 0
  const [ox, oy] = ring[0] as [number, number]
  for (let index = 1; index + 1 < ring.length; index++) {
    const [ax, ay] = ring[index] as [number, number]
    const [bx, by] = ring[index + 1] as [number, number]
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
  }
  return sum / 2
}

export interface Bounds {
  west: number
  south: number
  east: number
  north: number
}

/** Smallest frame around the rings. */
export function boundsOf(rings: readonly (readonly Position[])[]): Bounds {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const ring of rings) {
    for (const [lon, lat] of ring as readonly [number, number][]) {
      bounds.west = Math.min(bounds.west, lon)
      bounds.east = Math.max(bounds.east, lon)
      bounds.south = Math.min(bounds.south, lat)
      bounds.north = Math.max(bounds.north, lat)
    }
  }
  return bounds
}

/** True inside an odd number of the rings: outer rings and holes together. */
export function inRings(rings: readonly (readonly Position[])[], position: Position): boolean {
  const [x, y] = position as [number, number]
  let inside = false
  for (const ring of rings) {
    // Asked millions of times: a place is read where it is needed, most edges lie wholly above or below.
    let before = ring[ring.length - 1]!
    for (let index = 0; index < ring.length; index++) {
      const here = ring[index]!
      const ay = here[1]!
      const by = before[1]!
      if (ay > y !== by > y && x < ((before[0]! - here[0]!) * (y - ay)) / (by - ay) + here[0]!) inside = !inside
      before = here
    }
  }
  return inside
}

/** The same shape with outer rings counter-clockwise and holes clockwise (RFC 7946), as one kind. */
export function wound(geometry: Polygon | MultiPolygon): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring, index) => (ringArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse()))),
  }
}

const EARTH_RADIUS = 6_371_007.2

/** Area in km² on the sphere of equal area (WGS 84's authalic radius; within 0.3 % of the ellipsoid's at these latitudes). */
export function areaKm2(polygons: MultiPolygon): number {
  let total = 0
  for (const rings of polygons.coordinates) {
    for (const ring of rings) {
      let sum = 0
      for (let index = 0; index + 1 < ring.length; index++) {
        const [ax, ay] = ring[index] as [number, number]
        const [bx, by] = ring[index + 1] as [number, number]
        sum += ((bx - ax) * Math.PI * (2 + Math.sin((ay * Math.PI) / 180) + Math.sin((by * Math.PI) / 180))) / 180
      }
      total += (-sum * EARTH_RADIUS * EARTH_RADIUS) / 2 / 1e6
    }
  }
  return Math.abs(total)
}
