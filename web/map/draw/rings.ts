import { circle } from '@turf/circle'
import { distance } from '@turf/distance'
import type { Position, Sketch } from './sketch.ts'

const CIRCLE_STEPS = 72

/** Metres between two places. */
export function meters(a: Position, b: Position): number {
  return distance([...a], [...b], { units: 'meters' })
}

/** A circle's rim, closed. */
export function circleRing(centre: Position, radiusMeters: number): Position[] {
  const { coordinates } = circle([...centre], radiusMeters, { units: 'meters', steps: CIRCLE_STEPS }).geometry
  return coordinates[0]!.map(([lon, lat]) => [lon!, lat!])
}

/** The line a sketch draws, with `cursor` as its next point: a polygon's and a circle's are closed. */
export function outlineOf({ kind, points, done }: Sketch, cursor: Position | null = null): readonly Position[] {
  const all = !done && cursor ? [...points, cursor] : points
  if (kind === 'circle') return all.length < 2 ? [] : circleRing(all[0]!, Math.max(meters(all[0]!, all[1]!), 1))
  if (kind === 'polygon' && all.length > 2) return [...all, all[0]!]
  return kind === 'point' ? [] : all
}
