import type { Scene } from 'cesium'
import { sameRects, type Rect } from '../declutter.ts'

/** Where signs and writing of tools stand in a scene's picture, by tool, CSS pixels: names of the map give way to them. */
const rooms = new WeakMap<Scene, Map<string, readonly Rect[]>>()

/** Tells where a tool's signs stand in the frame being drawn; where that is news, one more frame is drawn, in which names have given way. */
export function takeRoom(scene: Scene, owner: string, rects: readonly Rect[]): void {
  const ofScene = rooms.get(scene) ?? new Map<string, readonly Rect[]>()
  rooms.set(scene, ofScene)
  if (sameRects(ofScene.get(owner) ?? [], rects)) return
  ofScene.set(owner, rects)
  scene.requestRender()
}

/** What tools have taken of the picture. */
export const takenRoom = (scene: Scene): Rect[] => [...(rooms.get(scene)?.values() ?? [])].flat()
