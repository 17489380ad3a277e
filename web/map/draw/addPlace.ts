import type { Scene } from 'cesium'
import { changeSketch, useDrawing, type Pixel } from './drawing.ts'
import { pickGround, settledGround, type GroundPoint } from './pickGround.ts'
import { addPoint, correctPoint, type Position } from './sketch.ts'

/** Milliseconds. On a slow machine the last ground far away takes a minute; a place that rests so long is shown, and put right if it moves yet. */
const STEADY_MS = 4000

export const placeOf = (ground: GroundPoint | null): Position | null => ground && [ground.lon, ground.lat]

/** Places come in the order they were pointed at. */
let latest: Promise<Position | null> = Promise.resolve(null)

/**
 * Adds the place pointed at to the sketch under the hand. While ground still loads a pick may lie kilometres from what the hand
 * meant, and a single point is taken up at once by who asked for it: such a place is awaited, and added when it is sure.
 */
export function addPlace(scene: Scene, at: Pixel): Promise<void> {
  const kind = useDrawing.getState().sketch?.kind
  const settled = settledGround(scene, at.x, at.y).then(placeOf)
  const early = placeOf(pickGround(scene, at.x, at.y))
  if (early && kind !== 'point' && scene.globe.tilesLoaded) {
    changeSketch((now) => addPoint(now, early))
    return putRight(early, settled)
  }
  const [before, steady] = [latest, settledGround(scene, at.x, at.y, STEADY_MS)]
  latest = before.then(() => steady).then(placeOf)
  return addSettled(at, latest, settled)
}

async function addSettled(at: Pixel, steady: Promise<Position | null>, settled: Promise<Position | null>): Promise<void> {
  const { owner, sketch } = useDrawing.getState()
  useDrawing.setState(({ awaited }) => ({ awaited: [...awaited, at] }))
  const place = await steady
  const now = useDrawing.getState()
  if (!now.awaited.includes(at)) return
  useDrawing.setState({ awaited: now.awaited.filter((one) => one !== at) })
  if (!place || now.owner !== owner || now.sketch?.kind !== sketch?.kind) return
  changeSketch((sketch) => addPoint(sketch, place))
  if (sketch?.kind !== 'point') void putRight(place, settled)
}

/** Puts a point that was given on coarse ground where it belongs. */
export async function putRight(early: Position, settled: Promise<Position | null>): Promise<void> {
  const place = await settled
  if (place && (place[0] !== early[0] || place[1] !== early[1])) changeSketch((now) => correctPoint(now, early, place))
}
