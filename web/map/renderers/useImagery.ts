import { ImageryLayer, type ImageryProvider } from 'cesium'
import { useEffect, useRef, useState } from 'react'
import { useCesium } from 'resium'
import { useOpacity } from '../look/look.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'

const orders = new WeakMap<ImageryLayer, number>()

interface Look {
  brightness?: number
  saturation?: number
  contrast?: number
  alpha?: number
}

/**
 * Keeps one imagery layer on the globe, above those of a lower order, as opaque and on the side of the dividing line that
 * is asked for the layer of the catalogue it belongs to. A replaced picture stays until its successor has had time to draw,
 * so that nothing flashes.
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
  useEffect(() => {
    if (!scene || !provider) return
    const layers = scene.imageryLayers
    const layer = new ImageryLayer(provider, first.current)
    orders.set(layer, order)
    let index = 0
    while (index < layers.length && (orders.get(layers.get(index)) ?? 0) <= order) index++
    layers.add(layer, index)
    scene.requestRender()
    setImagery(layer)
    return () => {
      setTimeout(() => {
        if (scene.isDestroyed()) return
        layers.remove(layer)
        scene.requestRender()
      }, 350)
    }
  }, [scene, provider, order])
  // Changing how it looks asks for no picture again.
  useEffect(() => {
    if (!scene || !imagery) return
    Object.assign(imagery, { brightness, saturation, contrast, alpha: opacity, splitDirection: splitDirection(side) })
    scene.requestRender()
  }, [scene, imagery, brightness, saturation, contrast, opacity, side])
}
