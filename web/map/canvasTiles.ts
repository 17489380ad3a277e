import { Event, WebMercatorTilingScheme, type ImageryProvider, type Rectangle } from 'cesium'
import type { Box } from './framing.ts'
import { overlaps, type Outline } from './polygons.ts'

/** One tile to draw: `place` brings mercator units to its pixels. */
export interface TileCanvas {
  readonly context: CanvasRenderingContext2D
  readonly level: number
  /** west, north, east, south in mercator units, a little wider than the tile so that wide lines meet */
  readonly bounds: Box
  readonly size: number
  x(mercator: number): number
  y(mercator: number): number
}

const SIZE = 512
/** Lines up to this wide, in pixels, are drawn whole across the edges of tiles. */
const MARGIN = 24

/**
 * An imagery provider whose tiles are drawn here: lines drape on the relief at the cost of a picture,
 * crisp at every height, with no geometry for the graphics card to clamp.
 */
export function canvasTiles(rectangle: Rectangle, maximumLevel: number, draw: (tile: TileCanvas) => void | Promise<void>): ImageryProvider {
  const provider = {
    tilingScheme: new WebMercatorTilingScheme(),
    rectangle,
    tileWidth: SIZE,
    tileHeight: SIZE,
    minimumLevel: 0,
    maximumLevel,
    hasAlphaChannel: true,
    errorEvent: new Event(),
    credit: undefined,
    proxy: undefined,
    tileDiscardPolicy: undefined,
    getTileCredits: () => undefined,
    pickFeatures: () => undefined,
    async requestImage(column: number, row: number, level: number) {
      const canvas = document.createElement('canvas')
      canvas.width = SIZE
      canvas.height = SIZE
      const scale = 2 ** level
      const margin = MARGIN / SIZE / scale
      await draw({
        context: canvas.getContext('2d')!,
        level,
        size: SIZE,
        bounds: [column / scale - margin, row / scale - margin, (column + 1) / scale + margin, (row + 1) / scale + margin],
        x: (mercator) => (mercator * scale - column) * SIZE,
        y: (mercator) => (mercator * scale - row) * SIZE,
      })
      return canvas
    },
  }
  return provider as unknown as ImageryProvider
}

/** Puts an outline's rings on the context's path; false where it does not touch the tile. */
export function tracePath(tile: TileCanvas, { rings, bounds }: Outline): boolean {
  if (!overlaps(bounds, tile.bounds)) return false
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = tile.x(ring[i]!)
      const y = tile.y(ring[i + 1]!)
      if (i === 0) tile.context.moveTo(x, y)
      else tile.context.lineTo(x, y)
    }
    tile.context.closePath()
  }
  return true
}
