import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Box } from './framing.ts'

/** An area's outline: rings in web-mercator units (0–1, y southwards), x and y by turns. */
export interface Outline {
  readonly code: string
  readonly name: string
  readonly level: 'county' | 'township' | 'village'
  readonly rings: readonly Float64Array[]
  /** west, north, east, south in mercator units */
  readonly bounds: Box
}

export const mercatorX = (lon: number): number => lon / 360 + 0.5
export const mercatorY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
export const longitudeOf = (x: number): number => (x - 0.5) * 360
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90

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
    ring[index * 2] = mercatorX(lon!)
    ring[index * 2 + 1] = mercatorY(lat!)
  })
  return ring
}

/** Whether a point is inside, by the even-odd rule over all rings: holes are outside. */
export function contains({ rings, bounds }: Outline, lon: number, lat: number): boolean {
  const x = mercatorX(lon)
  const y = mercatorY(lat)
  if (x < bounds[0] || x > bounds[2] || y < bounds[1] || y > bounds[3]) return false
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const yi = ring[i + 1]!
      const yj = ring[j + 1]!
      if (yi > y !== yj > y && x < ((ring[j]! - ring[i]!) * (y - yi)) / (yj - yi) + ring[i]!) inside = !inside
    }
  }
  return inside
}

export const overlaps = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
