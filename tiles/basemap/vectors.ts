import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { River, Road } from '../../geodata/county.types.ts'
import type { MapGround } from '../ground.queries.ts'
import { mercatorX, mercatorY } from './mercator.ts'

/** Lines or rings of one feature in Mercator units (0 … 1 over the Earth), with their box. */
export interface Shape {
  parts: Float64Array[]
  left: number
  top: number
  right: number
  bottom: number
}

/** Everything that is drawn over the relief, projected once. */
export interface MapVectors {
  boundary: Shape
  lakes: Shape[]
  rivers: { kind: River['kind']; widthMeters: number; shape: Shape }[]
  roads: ReadonlyMap<Road['kind'], readonly Shape[]>
  /** built-up land: middle and radius in metres */
  towns: { x: number; y: number; radiusMeters: number }[]
}

export function mapVectors(ground: MapGround): MapVectors {
  const lines = ground.rivers.filter((river) => river.geometry.type === 'LineString')
  const lakes = ground.rivers.filter((river) => river.geometry.type !== 'LineString')
  return {
    boundary: polygonShape(ground.boundary),
    lakes: lakes.map(({ geometry }) => polygonShape(geometry as Polygon | MultiPolygon)),
    rivers: lines.map(({ kind, widthMeters, geometry }) => ({ kind, widthMeters, shape: lineShape((geometry as LineString).coordinates) })),
    roads: shapesByKind(ground.roads),
    towns: ground.seats.map(({ at, villages, town }) => ({
      x: mercatorX(at[0]!),
      y: mercatorY(at[1]!),
      radiusMeters: townRadius(villages, town),
    })),
  }
}

/** Roads are drawn kind by kind, over each tile: found once. */
function shapesByKind(roads: MapGround['roads']): MapVectors['roads'] {
  const shapes = new Map<Road['kind'], Shape[]>()
  for (const { kind, line } of roads) {
    const shape = lineShape(line)
    const found = shapes.get(kind)
    if (found) found.push(shape)
    else shapes.set(kind, [shape])
  }
  return shapes
}

/** A township's seat grows with its villages; a community is a quarter, a village a few houses round its seat. */
function townRadius(villages: number, town: boolean): number {
  if (villages > 0) return 260 + 22 * villages
  return town ? 520 : 110
}

function lineShape(line: readonly Position[]): Shape {
  return boxed([project(line)])
}

function polygonShape(geometry: Polygon | MultiPolygon): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return boxed(polygons.flatMap((rings) => rings.map((ring, index) => wound(project(ring), index === 0))))
}

function project(line: readonly Position[]): Float64Array {
  const points = new Float64Array(line.length * 2)
  line.forEach(([longitude, latitude], index) => {
    points[2 * index] = mercatorX(longitude!)
    points[2 * index + 1] = mercatorY(latitude!)
  })
  return points
}

/** Outlines turn one way, holes the other: the area under them adds up. */
function wound(ring: Float64Array, outline: boolean): Float64Array {
  let area = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    area += (ring[at]! - ring[0]!) * (ring[next + 1]! - ring[1]!) - (ring[next]! - ring[0]!) * (ring[at + 1]! - ring[1]!)
  }
  if (area > 0 === outline) return ring
  const turned = new Float64Array(ring.length)
  for (let at = 0; at < ring.length; at += 2) {
    turned[at] = ring[ring.length - 2 - at]!
    turned[at + 1] = ring[ring.length - 1 - at]!
  }
  return turned
}

function boxed(parts: Float64Array[]): Shape {
  const shape: Shape = { parts, left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) {
      shape.left = Math.min(shape.left, part[at]!)
      shape.right = Math.max(shape.right, part[at]!)
      shape.top = Math.min(shape.top, part[at + 1]!)
      shape.bottom = Math.max(shape.bottom, part[at + 1]!)
    }
  return shape
}
