import type { Scene } from 'cesium'
import { eyeDistance } from '../camera.ts'
import type { Frame } from '../framing.ts'
import { meters } from './rings.ts'
import { pickGround, type GroundPoint } from './pickGround.ts'
import type { Position } from './sketch.ts'

/** Rows looked at from the top for ground that is not too far away. */
const ROWS = 24
/** How many times further than the middle the far side may be: towards the horizon a picture shows half the county. */
const FURTHEST = 3

/** The ground in the free part of the picture, as a ring of four corners; empty where no ground is seen. */
export function seenGround(scene: Scene, { left, right, top, bottom }: Omit<Frame, 'width' | 'height'>): Position[] {
  const { clientWidth: width, clientHeight: height } = scene.canvas
  const middle = pickGround(scene, (left + width - right) / 2, (top + height - bottom) / 2)
  if (!middle) return []
  const reach = eyeDistance(scene) * FURTHEST
  const near = (point: GroundPoint | null): point is GroundPoint =>
    point !== null && meters([middle.lon, middle.lat], [point.lon, point.lat]) < reach
  const low = height - bottom - 1
  for (let row = 0; row < ROWS; row++) {
    const high = top + 1 + ((low - top) * row) / ROWS
    const corners = [
      pickGround(scene, left + 1, high),
      pickGround(scene, width - right - 1, high),
      pickGround(scene, width - right - 1, low),
      pickGround(scene, left + 1, low),
    ]
    if (corners.every(near)) return corners.map(({ lon, lat }) => [lon, lat])
  }
  return []
}
