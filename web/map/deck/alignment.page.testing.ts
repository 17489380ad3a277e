/**
 * A page with nothing but Cesium, deck.gl's overlay and the same points drawn by both, for alignment.browser.test.ts.
 * Points are told apart by their place: they stand on a grid of the picture.
 */
import { ScatterplotLayer } from '@deck.gl/layers'
import { Cartesian2, Cartesian3, Cartographic, CesiumWidget, Color, Math as Angle, PointPrimitiveCollection } from 'cesium'
import { useSwipe, type Side } from '../swipe/swipe.ts'
import { DeckOverlay } from './DeckOverlay.ts'
import { EnuFrame } from './EnuFrame.ts'

/** The middle of the county, degrees. */
const LON = 110.95
const LAT = 29.4
const COLUMNS = 7
const ROWS = 4
const DOT_PIXELS = 13
/** Points asked for by the mouse. */
const PICKED = [0, 6, 17, 27]

export interface Alignment {
  /** Distance between the two drawings of each point, CSS pixels. */
  apart: number[]
  /** Device pixels a CSS pixel, of each picture. */
  ratios: number[]
  /** What lies under the mouse at a drawn point, and which point the overlay finds there. */
  mouseMeets: string
  picked: number[]
}

declare global {
  interface Window {
    alignment: {
      measure(heightMeters: number, heading: number, pitch: number): Promise<Alignment>
      /** Light that the overlay draws left and right of the picture's middle: everywhere, and with its layer on one side. */
      lightBySide(side: Side): Promise<{ left: number; right: number }>
      loseContext(): Promise<void>
    }
  }
}

const container = document.createElement('div')
container.style.cssText = 'position:fixed;inset:0'
document.body.style.margin = '0'
document.body.append(container)
const widget = new CesiumWidget(container, {
  baseLayer: false,
  globe: false,
  skyBox: false,
  skyAtmosphere: false,
  scene3DOnly: true,
  requestRenderMode: true,
  maximumRenderTimeChange: Infinity,
  msaaSamples: 1,
  useBrowserRecommendedResolution: false,
  creditContainer: document.createElement('div'),
})
const { scene } = widget
scene.backgroundColor = Color.BLACK
widget.useDefaultRenderLoop = false
const enu = new EnuFrame(LON, LAT)
const overlay = new DeckOverlay(
  scene,
  enu,
  () => scene.camera.positionCartographic.height,
  () => console.error('given up'),
)
const style = document.createElement('style')
style.textContent = 'canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100% } canvas.deck { pointer-events: none }'
document.head.append(style)

const deckCanvas = () => document.querySelector<HTMLCanvasElement>('canvas.deck')!
const nextFrame = () => new Promise(requestAnimationFrame)

/** Both pictures anew, the overlay's too, which rests while nothing moves: what is on the screen already cannot be read. */
function renderBoth(): void {
  scene.camera.twistRight(1e-9)
  scene.render()
}

window.alignment = {
  async measure(heightMeters, heading, pitch) {
    widget.resize()
    const back = heightMeters / Math.tan(Angle.toRadians(-pitch)) / 111_320
    scene.camera.setView({
      destination: Cartesian3.fromDegrees(
        LON - (back * Math.sin(Angle.toRadians(heading))) / Math.cos(Angle.toRadians(LAT)),
        LAT - back * Math.cos(Angle.toRadians(heading)),
        heightMeters,
      ),
      orientation: { heading: Angle.toRadians(heading), pitch: Angle.toRadians(pitch), roll: 0 },
    })
    const places = grid(heightMeters)
    const dots = new PointPrimitiveCollection()
    scene.primitives.removeAll()
    scene.primitives.add(dots)
    for (const [lon, lat, height] of places)
      dots.add({
        position: Cartesian3.fromDegrees(lon, lat, height),
        pixelSize: DOT_PIXELS,
        color: Color.WHITE,
        disableDepthTestDistance: Infinity,
      })
    overlay.set('dots', {
      order: 0,
      layerId: 'dots',
      opacity: () => 1,
      layers: (frame, opacity) => [
        new ScatterplotLayer({
          id: 'dots',
          data: places,
          getPosition: ([lon, lat, height]) => frame.local3(lon, lat, height),
          getRadius: DOT_PIXELS / 2,
          radiusUnits: 'pixels',
          billboard: true,
          getFillColor: [255, 255, 255],
          pickable: true,
          opacity,
          updateTriggers: { getPosition: places },
        }),
      ],
      hit: (_layer, _place, index) => ({ layer: 'dots', properties: { index } }),
    })
    let drawn = false
    // The first frames compile shaders and fit the canvas to its window.
    for (let frame = 0; frame < 200 && (frame < 3 || !drawn); frame++) {
      renderBoth()
      drawn = brightness(deckCanvas()) > 0
      await nextFrame()
    }
    renderBoth()
    const middles = [scene.canvas, deckCanvas()].map((canvas) => middlesOf(canvas, places))
    const picked: number[] = []
    for (const { x, y } of PICKED.map((index) => middles[0]![index]!)) {
      await nextFrame()
      picked.push((overlay.pick(x, y)?.properties as { index?: number } | undefined)?.index ?? -1)
    }
    const { x, y } = middles[0]![0]!
    return {
      apart: middles[0]!.map((at, index) => Math.hypot(at.x - middles[1]![index]!.x, at.y - middles[1]![index]!.y)),
      ratios: [scene.canvas, deckCanvas()].map((canvas) => canvas.width / canvas.clientWidth),
      mouseMeets: document.elementFromPoint(x, y) === scene.canvas ? 'globe' : 'overlay',
      picked,
    }
  },

  async lightBySide(side) {
    useSwipe.setState({ open: true, at: 0.5, sides: { dots: side } })
    // deck.gl takes changed layers in with its own next frame.
    for (let frame = 0; frame < 3; frame++) {
      renderBoth()
      await nextFrame()
    }
    renderBoth()
    const image = pixelsOf(deckCanvas())
    const found = { left: 0, right: 0 }
    for (let pixel = 0; pixel < image.width * image.height; pixel++)
      found[pixel % image.width < image.width / 2 ? 'left' : 'right'] += lightOf(image, pixel)
    useSwipe.setState({ open: false, sides: {} })
    return found
  },

  async loseContext() {
    const before = deckCanvas()
    before.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext()
    while (deckCanvas() === before || !deckCanvas()) await nextFrame()
  },
}

/** Places that appear on a grid of the picture, at heights up to a tenth of the eye's. */
function grid(heightMeters: number): [lon: number, lat: number, height: number][] {
  const { clientWidth, clientHeight } = scene.canvas
  const places: [number, number, number][] = []
  for (let row = 1; row <= ROWS; row++) {
    for (let column = 1; column <= COLUMNS; column++) {
      const at = new Cartesian2((clientWidth * column) / (COLUMNS + 1), (clientHeight * row) / (ROWS + 1))
      const ground = scene.camera.pickEllipsoid(at)
      if (!ground) throw new Error('the picture shows sky')
      const { longitude, latitude } = Cartographic.fromCartesian(ground)
      places.push([Angle.toDegrees(longitude), Angle.toDegrees(latitude), heightMeters * 0.001 * (row * COLUMNS + column)])
    }
  }
  return places
}

function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const { width, height } = canvas
  const copy = new OffscreenCanvas(width, height).getContext('2d')!
  copy.drawImage(canvas, 0, 0)
  return copy.getImageData(0, 0, width, height)
}

const lightOf = ({ data }: ImageData, pixel: number) => (data[pixel * 4]! / 255) * data[pixel * 4 + 3]!
const brightness = (canvas: HTMLCanvasElement): number => {
  const image = pixelsOf(canvas)
  let sum = 0
  for (let pixel = 0; pixel < image.width * image.height; pixel++) sum += lightOf(image, pixel)
  return sum
}

/** The drawn middle of each point: the centre of light around where it is, CSS pixels. */
function middlesOf(canvas: HTMLCanvasElement, places: readonly [number, number, number][]): { x: number; y: number }[] {
  const image = pixelsOf(canvas)
  const ratio = canvas.width / canvas.clientWidth
  const reach = Math.ceil(DOT_PIXELS * 1.2 * ratio)
  return places.map(([lon, lat, height]) => {
    const at = scene.cartesianToCanvasCoordinates(Cartesian3.fromDegrees(lon, lat, height))!
    let light = 0
    let sumX = 0
    let sumY = 0
    for (let y = Math.round(at.y * ratio) - reach; y <= at.y * ratio + reach; y++) {
      for (let x = Math.round(at.x * ratio) - reach; x <= at.x * ratio + reach; x++) {
        if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
        const here = lightOf(image, y * image.width + x)
        light += here
        sumX += here * (x + 0.5)
        sumY += here * (y + 0.5)
      }
    }
    return { x: sumX / light / ratio, y: sumY / light / ratio }
  })
}
