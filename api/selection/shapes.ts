import { buffer } from '@turf/buffer'
import { circle } from '@turf/circle'
import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'

/**
 * What the geometry engine must not do here: buffers and overlays meet near-coincident lines by throwing and trying again, also
 * on valid input, and a thrown exception ends the embedded engine's session. In JavaScript it is only an exception.
 */

/** Sides of a circle: its area comes within 0.05 % of the round one's. */
const CIRCLE_SIDES = 128
/** Segments a quarter of a buffer's rounding is made of. */
const QUARTER = 16

export type Shape = Polygon | MultiPolygon

/** All places within some metres of a point. */
export function circleAround(centre: Position, meters: number): Shape {
  return circle(centre, meters, { units: 'meters', steps: CIRCLE_SIDES }).geometry
}

/** All places within some metres of a line or an area; undefined where they cannot be told. */
export function shapeAround(geometry: LineString | Shape, meters: number): Shape | undefined {
  if (meters === 0 && geometry.type !== 'LineString') return geometry
  try {
    return buffer(geometry, meters, { units: 'meters', steps: QUARTER })?.geometry
  } catch {
    return undefined
  }
}

/** Parallels on which a share is measured: it comes within a thousandth. */
const PARALLELS = 1000

/** The share of a shape's area that lies within another, 0–1: both are cut along parallels, and the pieces' lengths compared. */
export function shareWithin(shape: Shape, other: Shape): number {
  const rings = ringsOf(shape)
  const lats = rings.flatMap((ring) => ring.map((position) => position[1]!))
  const south = lats.reduce((a, b) => Math.min(a, b), Infinity)
  const step = (lats.reduce((a, b) => Math.max(a, b), -Infinity) - south) / PARALLELS
  const otherRings = ringsOf(other)
  let all = 0
  let common = 0
  for (let n = 0; n < PARALLELS; n++) {
    const lat = south + (n + 0.5) * step
    const narrowing = Math.cos((lat * Math.PI) / 180)
    const own = crossings(rings, lat)
    const others = crossings(otherRings, lat)
    for (let i = 0; i + 1 < own.length; i += 2) {
      all += (own[i + 1]! - own[i]!) * narrowing
      for (let k = 0; k + 1 < others.length; k += 2)
        common += Math.max(0, Math.min(own[i + 1]!, others[k + 1]!) - Math.max(own[i]!, others[k]!)) * narrowing
    }
  }
  return all > 0 ? common / all : 0
}

const ringsOf = (shape: Shape): Position[][] => (shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat())

/** Longitudes at which rings cross a parallel, from west to east: inside begins and ends by turns. */
function crossings(rings: readonly Position[][], lat: number): number[] {
  const found: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [lonA, latA] = ring[i - 1] as [number, number]
      const [lonB, latB] = ring[i] as [number, number]
      if (latA > lat !== latB > lat) found.push(lonA + ((lonB - lonA) * (lat - latA)) / (latB - latA))
    }
  }
  return found.sort((a, b) => a - b)
}
