import { PerspectiveFrustum, type Scene } from 'cesium'
import type { Rect } from '../declutter.ts'
import { overlayOf } from '../overlay/current.ts'
import { metersPerPixel } from '../scaleBar.ts'
import { useMapState } from '../mapState.ts'
import { tilesetsLoaded } from '../tilesets.ts'
import { sceneIdle } from '../wait-idle.ts'

/** A part of the map's picture, CSS pixels from its upper left corner. */
export interface Part {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export interface Snapshot {
  /** false where tiles had not come yet: parts of it are coarser than they would be */
  readonly whole: boolean
  readonly canvas: HTMLCanvasElement
  /** pixels of the canvas to a CSS pixel of the screen */
  readonly ratio: number
  /** metres of ground across a pixel of the canvas, in the middle */
  readonly metersPerPixel: number
  /** degrees clockwise from north */
  readonly heading: number
}

/** Tiles of a finer picture are waited for so long, ms; what has not come by then is drawn as it is. */
const PATIENCE_MS = 45_000

/**
 * The map as it is on screen, all that lies above the globe included, `ratio` times as fine as the screen's own pixels.
 * The globe is drawn anew at that size, and put back.
 * @param covered parts that something of the page the picture is for will lie over, CSS pixels: nothing is written there
 */
export async function takeSnapshot(given: Scene, part: Part, ratio: number, covered: readonly Rect[] = []): Promise<Snapshot> {
  // The engine's own, kept from its types: without it lines and letters of the globe would come out half as wide.
  const scene = given as Scene & { pixelRatio: number }
  const { canvas } = scene
  const [width, height, pixelRatio] = [canvas.width, canvas.height, scene.pixelRatio]
  const fine = ratio * window.devicePixelRatio
  canvas.width = Math.round(canvas.clientWidth * fine)
  canvas.height = Math.round(canvas.clientHeight * fine)
  scene.pixelRatio = fine
  overlayOf.get(scene)?.cover([...around(part, canvas), ...covered])
  try {
    const whole = await sceneIdle(scene, tilesetsLoaded, PATIENCE_MS).then(
      () => true,
      () => false,
    )
    return { whole, ...compose(scene, part, fine) }
  } finally {
    canvas.width = width
    canvas.height = height
    scene.pixelRatio = pixelRatio
    overlayOf.get(scene)?.cover(null)
    scene.requestRender()
  }
}

/** What is not in the picture: no name stands half in it. */
function around({ left, top, width, height }: Part, { clientWidth, clientHeight }: HTMLCanvasElement): Rect[] {
  return [
    { left: 0, top: 0, right: left, bottom: clientHeight },
    { left: left + width, top: 0, right: clientWidth, bottom: clientHeight },
    { left: 0, top: 0, right: clientWidth, bottom: top },
    { left: 0, top: top + height, right: clientWidth, bottom: clientHeight },
  ].filter((rect) => rect.right > rect.left && rect.bottom > rect.top)
}

/** Draws a frame and takes it before the browser has put it on the screen: later a canvas is empty. */
function compose(scene: Scene, part: Part, ratio: number): Omit<Snapshot, 'whole'> {
  const picture = document.createElement('canvas')
  picture.width = Math.round(part.width * ratio)
  picture.height = Math.round(part.height * ratio)
  const context = picture.getContext('2d')!
  // What draws only when the eye has moved draws too: a billionth of a turn is no movement to see.
  scene.camera.twistRight(1e-9)
  scene.render()
  const host = scene.canvas.parentElement!
  const names = host.querySelector('canvas.names')
  for (const canvas of host.querySelectorAll('canvas')) {
    context.save()
    context.translate(-part.left * ratio, -part.top * ratio)
    if (canvas === names) drawNames(context, ratio, scene)
    else if (canvas.width > 0 && canvas.height > 0)
      context.drawImage(canvas, 0, 0, scene.canvas.clientWidth * ratio, scene.canvas.clientHeight * ratio)
    context.restore()
  }
  const { clientWidth, clientHeight } = scene.canvas
  const { frustum, heading } = scene.camera
  const fov = frustum instanceof PerspectiveFrustum ? frustum.fov : undefined
  return {
    canvas: picture,
    ratio,
    metersPerPixel: metersPerPixel(useMapState.getState().eyeMeters, clientWidth, clientHeight, fov) / ratio,
    heading: (heading * 180) / Math.PI,
  }
}

/** Names are lettered anew at the picture's own fineness. */
function drawNames(context: CanvasRenderingContext2D, ratio: number, scene: Scene): void {
  const layer = document.createElement('canvas')
  layer.width = Math.round(scene.canvas.clientWidth * ratio)
  layer.height = Math.round(scene.canvas.clientHeight * ratio)
  overlayOf.get(scene)?.paint(layer.getContext('2d')!, ratio)
  context.drawImage(layer, 0, 0)
}
