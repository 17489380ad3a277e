import { area } from '@turf/area'
import { destination } from '@turf/destination'
import { lineString, polygon } from '@turf/helpers'
import { kinks } from '@turf/kinks'
import { length } from '@turf/length'
import { meters, outlineOf } from '../map/draw/rings.ts'
import type { Position, Sketch } from '../map/draw/sketch.ts'
import type { Shape } from './shape.ts'

/** The shape that a finished sketch stands for; null while it is not finished. */
export function shapeOf(sketch: Sketch, bufferMeters: number): Shape | null {
  const { kind, points, done } = sketch
  if (!done) return null
  if (kind === 'polygon') return { kind, points }
  if (kind === 'circle') return { kind, centre: points[0]!, radiusMeters: Math.max(1, Math.round(meters(points[0]!, points[1]!))) }
  return kind === 'line' ? { kind, points, bufferMeters } : null
}

/** The points of a sketch that stands for a shape; a circle's rim is taken to the east. */
export function pointsOf(shape: Exclude<Shape, { kind: 'area' }>): readonly Position[] {
  if (shape.kind !== 'circle') return shape.points
  const [lon, lat] = destination([...shape.centre], shape.radiusMeters, 90, { units: 'meters' }).geometry.coordinates
  return [shape.centre, [lon!, lat!]]
}

export interface Measures {
  /** of a line or of an outline */
  readonly lengthMeters: number
  /** null for a line */
  readonly areaKm2: number | null
  readonly radiusMeters: number | null
}

/** Length and area of a sketch, with the pointer as its next point. */
export function measuresOf(sketch: Sketch, cursor: Position | null): Measures | null {
  const line = outlineOf(sketch, cursor)
  if (line.length < 2) return null
  const points = line.map(([lon, lat]) => [lon, lat])
  const ring = sketch.kind !== 'line' && line.length > 3
  const all = sketch.done || !cursor ? sketch.points : [...sketch.points, cursor]
  return {
    lengthMeters: length(lineString(points), { units: 'meters' }),
    areaKm2: ring ? area(polygon([points])) / 1e6 : null,
    radiusMeters: sketch.kind === 'circle' && all.length > 1 ? meters(all[0]!, all[1]!) : null,
  }
}

/** Where the outline of a polygon crosses itself; its last side counts once it is closed. */
export function crossingsOf({ kind, points, done }: Sketch): Position[] {
  if (kind !== 'polygon' || points.length < 4) return []
  const line = points.map(([lon, lat]) => [lon, lat])
  const found = done ? kinks(polygon([[...line, line[0]!]])) : kinks(lineString(line))
  return found.features.map(({ geometry: { coordinates } }) => [coordinates[0]!, coordinates[1]!])
}
