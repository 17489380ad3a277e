import type { Scene } from 'cesium'
import { useEffect } from 'react'
import type { Area } from '../../../api/contract/areas.ts'
import { eyeDistance } from '../camera.ts'
import { setLayerStatus } from '../mapState.ts'
import { DeckOverlay, type DeckPart } from './DeckOverlay.ts'
import { EnuFrame } from './EnuFrame.ts'
import { currentPicker } from './picker.ts'

interface Shared {
  overlay: DeckOverlay
  parts: Map<string, string>
}
const shared = new WeakMap<Scene, Shared>()

/**
 * Keeps one part on the scene's overlay, which is made for the first part and goes with the last.
 * @param layerId the layer that says so when nothing can be drawn
 * @param part null while there is nothing to draw
 */
export function useDeckPart(scene: Scene | undefined, county: Area, layerId: string, name: string, part: DeckPart | null): void {
  const [lon, lat] = county.seat
  useEffect(() => {
    if (!scene || !part) return
    const { overlay, parts } = shared.get(scene) ?? open(scene, lon, lat)
    parts.set(name, layerId)
    overlay.set(name, part)
    return () => {
      overlay.take(name)
      parts.delete(name)
      if (parts.size > 0) return
      // Another part may take its place in the same turn.
      setTimeout(() => {
        if (parts.size > 0 || shared.get(scene)?.overlay !== overlay) return
        shared.delete(scene)
        currentPicker.set(null)
        overlay.destroy()
      })
    }
  }, [scene, lon, lat, layerId, name, part])
}

function open(scene: Scene, lon: number, lat: number): Shared {
  const parts = new Map<string, string>()
  const overlay = new DeckOverlay(
    scene,
    new EnuFrame(lon, lat),
    () => eyeDistance(scene),
    () => {
      for (const layerId of parts.values()) setLayerStatus(layerId, 'failed')
    },
  )
  const opened = { overlay, parts }
  shared.set(scene, opened)
  currentPicker.set(overlay)
  return opened
}
