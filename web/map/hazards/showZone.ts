import { ImageryLayer, Rectangle, type Scene } from 'cesium'
import type { HazardField } from '../../../api/contract/hazards.ts'
import { colourGround } from '../areaFills.ts'
import { canvasTiles, type TileCanvas } from '../canvasTiles.ts'

/** Around a hazard, where it runs out to, the hazard itself: lightness falling (ColorBrewer YlOrRd). */
export const ZONE_COLORS = ['#fed976', '#fd8d3c', '#a50f26'] as const
const FINEST_LEVEL = 14
const OPACITY = 0.72
/** A zone is drawn so many pixels wide at least, to be seen on the whole county; but no wider than so many of its cells, half a kilometre. */
const LEAST = { pixels: 1.6, cells: 16 }
/** Pixels from one stroke to the next on ground that a hazard runs out over. */
const STROKES = 9

/** Lays a zone of hazards on the terrain; returns what takes it away. */
export function showZone(scene: Scene, field: HazardField): () => void {
  const { west, north, step, width, height } = field
  const rectangle = Rectangle.fromDegrees(west - step / 2, north - (height - 0.5) * step, west + (width - 0.5) * step, north + step / 2)
  const rows = rowsOf(field)
  const layer = new ImageryLayer(
    canvasTiles(rectangle, FINEST_LEVEL, (tile) => drawZone(tile, field, rows)),
    { alpha: OPACITY },
  )
  scene.imageryLayers.add(layer)
  scene.requestRender()
  const uncolour = colourGround()
  return () => {
    uncolour()
    if (scene.isDestroyed()) return
    scene.imageryLayers.remove(layer)
    scene.requestRender()
  }
}

/** Runs of each row of the grid: index of its first run and one past its last. */
function rowsOf({ runs, width, height }: HazardField): Uint32Array {
  const first = new Uint32Array(height + 1)
  for (let run = 0; run < runs.length; run += 3) first[Math.floor(runs[run]! / width) + 1] = run / 3 + 1
  for (let row = 1; row <= height; row++) first[row] = Math.max(first[row]!, first[row - 1]!)
  return first
}

function drawZone(tile: TileCanvas, { west, north, step, width, height, runs }: HazardField, rows: Uint32Array): void {
  const { context, bounds } = tile
  const top = Math.max(0, Math.floor((north - bounds[3]) / step))
  const bottom = Math.min(height - 1, Math.ceil((north - bounds[1]) / step))
  const least = Math.min(LEAST.pixels, LEAST.cells * (tile.x(step) - tile.x(0)))
  for (let row = top; row <= bottom; row++)
    for (let run = rows[row]!; run < rows[row + 1]!; run++) {
      const [cell, count, value] = [runs[run * 3]!, runs[run * 3 + 1]!, runs[run * 3 + 2]!]
      const left = west + ((cell % width) - 0.5) * step
      const [x0, x1] = [tile.x(left), tile.x(left + count * step)]
      if (x1 < 0 || x0 > tile.size) continue
      const [y0, y1] = [tile.y(north - (row - 0.5) * step), tile.y(north - (row + 0.5) * step)]
      context.fillStyle = ZONE_COLORS[value - 1]!
      context.fillRect(x0, y0, Math.max(least, x1 - x0), Math.max(least, y1 - y0))
      if (value === 2 && y1 - y0 > 3) strokes(context, x0, y0, x1, y1)
    }
}

/** Strokes tell the runout from what lies around without colour. */
function strokes(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.save()
  context.beginPath()
  context.rect(x0, y0, x1 - x0, y1 - y0)
  context.clip()
  context.beginPath()
  for (let at = Math.floor((x0 - y1) / STROKES) * STROKES; at <= x1 - y0; at += STROKES) {
    context.moveTo(at + y0, y0)
    context.lineTo(at + y1, y1)
  }
  context.strokeStyle = 'rgba(110, 30, 10, 0.45)'
  context.lineWidth = 1
  context.stroke()
  context.restore()
}
