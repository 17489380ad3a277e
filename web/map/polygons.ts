import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Box } from './framing.ts'

/** An area's outline: rings of degrees, longitude and latitude by turns. */
export interface Outline {
  readonly code: string
  readonly name: string
  readonly level: 'county' | 'township' | 'village'
  readonly rings: readonly Float64Array[]
  readonly bounds: Box
}

export function outline(properties: Pick<Outline, 'code' | 'name' | 'level'>, geometry: Polygon | MultiPolygon): Outline {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons.flat().map(ringOf)
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      bounds[0] = Math.min(bounds[0], ring[i]!)
      bounds[1] = Math.min(bounds[1], ring[i + 1]!)
      bounds[2] = Math.max(bounds[2], ring[i]!)
      bounds[3] = Math.max(bounds[3], ring[i + 1]!)
    }
  }
  return { ...properties, rings, bounds }
}

function ringOf(positions: readonly Position[]): Float64Array {
  const ring = new Float64Array(positions.length * 2)
  positions.forEach(([lon, lat], index) => {
    ring[index * 2] = lon!
    ring[index * 2 + 1] = lat!
  })
  return ring
}

/** Whether a point is inside, by the even-odd rule over all rings: holes are outside. */
export function contains({ rings, bounds }: Outline, lon: number, lat: number): boolean {
  if (lon < bounds[0] || lon > bounds[2] || lat < bounds[1] || lat > bounds[3]) return false
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const yi = ring[i + 1]!
      const yj = ring[j + 1]!
      if (yi > lat !== yj > lat && lon < ((ring[j]! - ring[i]!) * (lat - yi)) / (yj - yi) + ring[i]!) inside = !inside
    }
  }
  return inside
}

export const overlaps = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
