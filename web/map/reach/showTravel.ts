import { ImageryLayer, Rectangle, type Scene } from 'cesium'
import type { Surface } from '../../../api/contract/reach.ts'
import { canvasTiles, tracePath, type TileCanvas } from '../canvasTiles.ts'
import type { Outline } from '../polygons.ts'
import { bandAt, type Band } from './bands.ts'

/** Degrees of one pixel of the finest picture: about a tenth of a cell. */
const FINEST_LEVEL = 13
const OPACITY = 0.66
/** What takes longest is a veil only: the eye goes to who gets there. */
const FAINT = 96
/** Lines between bands, so that they are told apart without colour. */
const EDGE = [24, 40, 60, 230] as const
/** Pixels of the tile that one sample colours. */
const GRAIN = 2

/** Lays travel times on the terrain of an area in bands; returns what takes them away. */
export function showTravel(scene: Scene, surface: Surface, bands: readonly Band[], area: Outline): () => void {
  const { west, north, step, width, height } = surface
  const rectangle = Rectangle.fromDegrees(west - step / 2, north - (height - 0.5) * step, west + (width - 0.5) * step, north + step / 2)
  const layer = new ImageryLayer(
    canvasTiles(rectangle, FINEST_LEVEL, (tile) => drawBands(tile, surface, bands, area)),
    { alpha: OPACITY },
  )
  scene.imageryLayers.add(layer)
  scene.requestRender()
  return () => {
    if (scene.isDestroyed()) return
    scene.imageryLayers.remove(layer)
    scene.requestRender()
  }
}

function drawBands(tile: TileCanvas, surface: Surface, bands: readonly Band[], area: Outline): void {
  tile.context.beginPath()
  if (!tracePath(tile, area)) return
  tile.context.clip('evenodd')
  const size = tile.size / GRAIN
  const { bounds, context } = tile
  // Where the tile's first pixel and the step to the next lie on the surface.
  const perPixel = (GRAIN * (bounds[2] - bounds[0])) / (tile.x(bounds[2]) - tile.x(bounds[0]))
  const left = bounds[0] - (tile.x(bounds[0]) / GRAIN) * perPixel
  const top = bounds[3] + (tile.y(bounds[3]) / GRAIN) * perPixel
  const picture = new ImageData(size, size)
  const colors = bands.map(({ color, to }) => [
    ...[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)),
    to === Infinity ? FAINT : 255,
  ])
  const found = new Int8Array((size + 1) * (size + 1))
  for (let row = 0; row <= size; row++)
    for (let column = 0; column <= size; column++) {
      const minutes = minutesAt(
        surface,
        (left + column * perPixel - surface.west) / surface.step,
        (surface.north - top + row * perPixel) / surface.step,
      )
      found[row * (size + 1) + column] = minutes === undefined ? -1 : bandAt(bands, minutes)
    }
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = row * (size + 1) + column
      const band = found[at]!
      if (band < 0) continue
      const edge = band !== found[at + 1] || band !== found[at + size + 1]
      picture.data.set(edge ? EDGE : colors[band]!, (row * size + column) * 4)
    }
  const small = new OffscreenCanvas(size, size)
  small.getContext('2d')!.putImageData(picture, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(small, 0, 0, tile.size, tile.size)
}

/** Between the middles of cells; undefined off the surface. What no way reaches holds BEYOND, the longest time there is. */
function minutesAt({ width, height, minutes }: Surface, x: number, y: number): number | undefined {
  if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return undefined
  const column = Math.min(Math.max(Math.floor(x), 0), width - 2)
  const row = Math.min(Math.max(Math.floor(y), 0), height - 2)
  const fx = Math.min(Math.max(x - column, 0), 1)
  const fy = Math.min(Math.max(y - row, 0), 1)
  const at = row * width + column
  const upper = minutes[at]! * (1 - fx) + minutes[at + 1]! * fx
  return upper * (1 - fy) + (minutes[at + width]! * (1 - fx) + minutes[at + width + 1]! * fx) * fy
}
