import { ImageryLayer, type ImageryProvider, type Scene } from 'cesium'
import { useEffect, useRef, useState } from 'react'
import { useCesium } from 'resium'
import { useOpacity } from '../look/look.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'

const orders = new WeakMap<ImageryLayer, number>()
/** A replaced picture stays at least and at most so long, ms. */
const STAYS = 350
const LONGEST = 8000

interface Look {
  brightness?: number
  saturation?: number
  contrast?: number
  alpha?: number
}

/**
 * Keeps one imagery layer on the globe, above those of a lower order, as opaque and on the side of the dividing line that
 * is asked for the layer of the catalogue it belongs to. A replaced picture stays until its successor is drawn, so that
 * nothing flashes.
 */
export function useImagery(
  layerId: string,
  provider: ImageryProvider | null,
  order: number,
  { brightness = 1, saturation = 1, contrast = 1, alpha = 1 }: Look = {},
): void {
  const { scene } = useCesium()
  const [imagery, setImagery] = useState<ImageryLayer | null>(null)
  const opacity = useOpacity(layerId) * alpha
  const side = useSide(layerId)
  const look = { brightness, saturation, contrast, alpha: opacity, splitDirection: splitDirection(side) }
  const first = useRef(look)
  first.current = look
  const leaving = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (!scene || !provider) {
      leaving.current?.()
      return
    }
    const layers = scene.imageryLayers
    const layer = new ImageryLayer(provider, first.current)
    orders.set(layer, order)
    let index = 0
    while (index < layers.length && (orders.get(layers.get(index)) ?? 0) <= order) index++
    layers.add(layer, index)
    scene.requestRender()
    setImagery(layer)
    return () => {
      // One that waits already gives way: pictures seen through each other would add up.
      leaving.current?.()
      leaving.current = removeOnceReplaced(scene, layer)
    }
  }, [scene, provider, order])
  // Changing how it looks asks for no picture again.
  useEffect(() => {
    if (!scene || !imagery) return
    Object.assign(imagery, { brightness, saturation, contrast, alpha: opacity, splitDirection: splitDirection(side) })
    scene.requestRender()
  }, [scene, imagery, brightness, saturation, contrast, opacity, side])
}

/** Removes a picture when all tiles of those that stay are drawn. @returns removes it now */
function removeOnceReplaced(scene: Scene, layer: ImageryLayer): () => void {
  const since = performance.now()
  let frames = 0
  const remove = () => {
    clearTimeout(soon)
    clearTimeout(late)
    forget()
    if (scene.isDestroyed() || !scene.imageryLayers.contains(layer)) return
    scene.imageryLayers.remove(layer)
    scene.requestRender()
  }
  const forget = scene.postRender.addEventListener(() => {
    // The first frame only learns which tiles the new picture needs.
    if (++frames > 2 && performance.now() - since > STAYS && scene.globe.tilesLoaded) remove()
    else if (frames <= 2) scene.requestRender()
  })
  const soon = setTimeout(() => scene.isDestroyed() || scene.requestRender(), STAYS + 50)
  const late = setTimeout(remove, LONGEST)
  return remove
}
