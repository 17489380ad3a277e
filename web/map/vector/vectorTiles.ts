import type { ImageryProvider, Rectangle } from 'cesium'
import { canvasTiles } from '../canvasTiles.ts'
import { drape, type DrapeInks } from './drape.ts'
import { tilesOf, type Feature } from './features.ts'
import type { VectorStyle } from './style.ts'
import type { TileStore } from './tileStore.ts'

/** A picture of this level is two thirds of a metre a pixel: nearer, nothing gains. */
const MAXIMUM_LEVEL = 16

interface Draped {
  store: TileStore
  style: VectorStyle
  shown: (feature: Feature) => boolean
  chosen: number | null
  inks: DrapeInks
  rectangle: Rectangle
  failed: () => void
}

/**
 * Vector tiles drawn on canvases and draped on the terrain, at the screen's own resolution. In the terrain's tiling scheme: a
 * picture of level L is as wide as a vector tile of zoom L + 1, and takes what the few tiles hold that it touches.
 */
export function vectorTiles({ store, style, shown, chosen, inks, rectangle, failed }: Draped): ImageryProvider {
  const { minzoom, maxzoom } = store.layer
  const ratio = Math.min(2, Math.max(1, window.devicePixelRatio))
  return canvasTiles(
    rectangle,
    MAXIMUM_LEVEL,
    async (canvas) => {
      const zoom = Math.min(canvas.level + 1, maxzoom)
      if (zoom < minzoom) return
      const tiles = await Promise.all(
        tilesOf(canvas.bounds, zoom).map(async (tile) => ({ tile, features: await store.load(tile).catch(() => (failed(), [])) })),
      )
      drape(canvas, tiles, style, shown, chosen, inks)
    },
    ratio,
  )
}
