import type { Scene } from 'cesium'
import { changeSketch, useDrawing, type Pixel } from './drawing.ts'
import { pickGround, settledGround, type GroundPoint } from './pickGround.ts'
import { addPoint, correctPoint, type Position } from './sketch.ts'

export const placeOf = (ground: GroundPoint | null): Position | null => ground && [ground.lon, ground.lat]

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
  return addSettled(at, settled)
}

async function addSettled(at: Pixel, settled: Promise<Position | null>): Promise<void> {
  const { owner, sketch } = useDrawing.getState()
  useDrawing.setState(({ awaited }) => ({ awaited: [...awaited, at] }))
  const place = await settled
  const now = useDrawing.getState()
  if (!now.awaited.includes(at)) return
  useDrawing.setState({ awaited: now.awaited.filter((one) => one !== at) })
  if (place && now.owner === owner && now.sketch?.kind === sketch?.kind) changeSketch((sketch) => addPoint(sketch, place))
}

/** Puts a point that was given on coarse ground where it belongs. */
export async function putRight(early: Position, settled: Promise<Position | null>): Promise<void> {
  const place = await settled
  if (place && (place[0] !== early[0] || place[1] !== early[1])) changeSketch((now) => correctPoint(now, early, place))
}
