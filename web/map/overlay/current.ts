import type { Scene } from 'cesium'
import type { Overlay } from './Overlay.ts'

let overlay: Overlay | null = null

/** The overlay of each map, for pictures of it. */
export const overlayOf = new WeakMap<Scene, Overlay>()

/** The overlay of the main map, for the pointer. */
export const currentOverlay = {
  get: (): Overlay | null => overlay,
  set(next: Overlay | null): void {
    overlay = next
  },
}
