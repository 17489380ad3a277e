import { ScreenSpaceEventHandler, ScreenSpaceEventType, type Scene } from 'cesium'
import { pickGround } from '../draw/pickGround.ts'
import type { LonLat } from '../relief/geodesy.ts'

/** Tells where the pointer is on the ground, as it moves over the map; returns what ends it. */
export function followPointer(scene: Scene, onMove: (at: LonLat | null) => void): () => void {
  const handler = new ScreenSpaceEventHandler(scene.canvas)
  handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
    const ground = pickGround(scene, endPosition.x, endPosition.y)
    onMove(ground && [ground.lon, ground.lat])
  }, ScreenSpaceEventType.MOUSE_MOVE)
  return () => {
    if (!handler.isDestroyed()) handler.destroy()
  }
}
