import type { Overlay } from './Overlay.ts'

let overlay: Overlay | null = null

/** The overlay on screen, for the pointer: there is one map on a page. */
export const currentOverlay = {
  get: (): Overlay | null => overlay,
  set(next: Overlay | null): void {
    overlay = next
  },
}
