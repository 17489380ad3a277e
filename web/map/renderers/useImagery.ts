import { ImageryLayer, type ImageryProvider } from 'cesium'
import { useEffect } from 'react'
import { useCesium } from 'resium'

const orders = new WeakMap<ImageryLayer, number>()

interface Look {
  brightness?: number
  saturation?: number
  contrast?: number
  alpha?: number
}

/**
 * Keeps one imagery layer on the globe, above those of a lower order. A replaced layer stays until its successor has
 * had time to draw, so that nothing flashes.
 */
export function useImagery(
  provider: ImageryProvider | null,
  order: number,
  { brightness = 1, saturation = 1, contrast = 1, alpha = 1 }: Look = {},
): void {
  const { scene } = useCesium()
  useEffect(() => {
    if (!scene || !provider) return
    const layers = scene.imageryLayers
    const layer = new ImageryLayer(provider, { brightness, saturation, contrast, alpha })
    orders.set(layer, order)
    let index = 0
    while (index < layers.length && (orders.get(layers.get(index)) ?? 0) <= order) index++
    layers.add(layer, index)
    scene.requestRender()
    return () => {
      setTimeout(() => {
        if (scene.isDestroyed()) return
        layers.remove(layer)
        scene.requestRender()
      }, 350)
    }
  }, [scene, provider, order, brightness, saturation, contrast, alpha])
}
