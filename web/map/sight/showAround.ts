import { ImageryLayer, Rectangle, SingleTileImageryProvider, type Scene } from 'cesium'
import type { LegendEntry } from '../layer.ts'
import type { Around } from './lookAround.ts'
import { HIDDEN, SEEN } from './viewshed.ts'

/** Ground that is seen in teal, what is hidden in a dark veil with strokes: told apart without colour too. */
const SEEN_INK = [23, 162, 156, 120] as const
const HIDDEN_INK = [52, 40, 30, 96] as const
const STROKE_INK = [52, 40, 30, 165] as const
export const AROUND_LEGEND: readonly LegendEntry[] = [
  { label: { zh: '看得见的地面', en: 'Ground in sight' }, mark: 'fill', color: '#17a29c' },
  { label: { zh: '看不见的地面', en: 'Ground out of sight' }, mark: 'hatch', color: '#7d6955' },
]
/** Cells from one stroke to the next. */
const STROKES = 6

/** Lays what an eye sees on the terrain; returns what takes it away. */
export async function showAround(scene: Scene, { grid: { size }, cells, box }: Around): Promise<() => void> {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')!
  const picture = context.createImageData(size, size)
  cells.forEach((cell, index) => {
    if (cell !== SEEN && cell !== HIDDEN) return
    const stroke = (Math.floor(index / size) + (index % size)) % STROKES === 0
    picture.data.set(cell === SEEN ? SEEN_INK : stroke ? STROKE_INK : HIDDEN_INK, index * 4)
  })
  context.putImageData(picture, 0, 0)
  const provider = await SingleTileImageryProvider.fromUrl(canvas.toDataURL(), { rectangle: Rectangle.fromDegrees(...box) })
  const layer = new ImageryLayer(provider)
  scene.imageryLayers.add(layer)
  scene.requestRender()
  return () => {
    if (scene.isDestroyed()) return
    scene.imageryLayers.remove(layer)
    scene.requestRender()
  }
}
