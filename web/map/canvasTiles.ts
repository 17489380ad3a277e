import { Event, GeographicTilingScheme, type ImageryProvider, type Rectangle } from 'cesium'
import type { Box } from './framing.ts'
import { overlaps, type Outline } from './polygons.ts'

/** One tile to draw, with what brings degrees to its pixels. */
export interface TileCanvas {
  readonly context: CanvasRenderingContext2D
  readonly level: number
  /** west, south, east, north in degrees, a little wider than the tile so that wide lines meet */
  readonly bounds: Box
  readonly size: number
  x(lon: number): number
  y(lat: number): number
}

const SIZE = 512
/** Lines up to this wide, in pixels, are drawn whole across the edges of tiles. */
const MARGIN = 24

/**
 * An imagery provider whose tiles are drawn here: lines drape on the relief at the cost of a picture,
 * crisp at every height, with no geometry for the graphics card to clamp. In the terrain's own tiling scheme, so that
 * no picture has to be reprojected.
 * @param ratio pixels of the picture to a pixel of the drawing: 2 is crisp on a screen of twice the density
 */
export function canvasTiles(
  rectangle: Rectangle,
  maximumLevel: number,
  draw: (tile: TileCanvas) => void | Promise<void>,
  ratio = 1,
): ImageryProvider {
  const provider = {
    tilingScheme: new GeographicTilingScheme(),
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
      canvas.width = SIZE * ratio
      canvas.height = SIZE * ratio
      const context = canvas.getContext('2d')!
      context.scale(ratio, ratio)
      const degrees = 180 / 2 ** level
      const west = column * degrees - 180
      const north = 90 - row * degrees
      const margin = (MARGIN / SIZE) * degrees
      await draw({
        context,
        level,
        size: SIZE,
        bounds: [west - margin, north - degrees - margin, west + degrees + margin, north + margin],
        x: (lon) => ((lon - west) / degrees) * SIZE,
        y: (lat) => ((north - lat) / degrees) * SIZE,
      })
      return canvas
    },
  }
  return provider as unknown as ImageryProvider
}

/** Puts an outline's rings, or open lines, on the context's path; false where it does not touch the tile. */
export function tracePath(tile: TileCanvas, { rings, bounds }: Pick<Outline, 'rings' | 'bounds'>, closed = true): boolean {
  if (!overlaps(bounds, tile.bounds)) return false
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = tile.x(ring[i]!)
      const y = tile.y(ring[i + 1]!)
      if (i === 0) tile.context.moveTo(x, y)
      else tile.context.lineTo(x, y)
    }
    if (closed) tile.context.closePath()
  }
  return true
}
