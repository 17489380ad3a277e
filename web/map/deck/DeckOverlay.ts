import { Deck, type Layer } from '@deck.gl/core'
import type { Scene } from 'cesium'
import { drawnBySoftware } from '../graphics.ts'
import { CesiumView, cesiumViewState } from './CesiumView.ts'
import type { EnuFrame } from './EnuFrame.ts'
import { shareOf, useSwipe } from '../swipe/swipe.ts'
import { onItsSide } from './OnItsSide.ts'
import type { DeckHit, DeckPicker } from './picker.ts'

/** Layers of one kind of thing: made anew for each change, also when a lost canvas is replaced. */
export interface DeckPart {
  /** Parts are drawn in this order. */
  readonly order: number
  /** The layer of the catalogue it belongs to. */
  readonly layerId: string
  /** How much of the part shows from this far, 0–1; metres between the eye and the ground. */
  opacity(eyeMeters: number): number
  layers(frame: EnuFrame, opacity: number): Layer[]
  /** What a drawn object of the part is. */
  hit(layerId: string, object: unknown, index: number): DeckHit | null
}

/** A canvas that is lost again and again is given up after this many. */
const REPLACEMENTS = 3
const PICK_RADIUS_PIXELS = 3
/** Steps of opacity that are told apart: a finer one would not be seen. */
const OPACITY_STEPS = 64

interface Drawn {
  deck: Deck<CesiumView>
  canvas: HTMLCanvasElement
}

/** deck.gl above Cesium's picture, drawn with the very camera of each frame; the mouse passes through it. */
export class DeckOverlay implements DeckPicker {
  private readonly parts = new Map<string, DeckPart>()
  private drawn: Drawn
  private lost = 0
  private lastCamera = ''
  private lastOpacities = ''
  private changed = false
  private picked: { frame: number; x: number; y: number; hit: DeckHit | null } | null = null
  private frame = 0
  private readonly remove: () => void
  private readonly scene: Scene
  private readonly enu: EnuFrame
  private readonly eyeMeters: () => number
  private readonly onFailed: () => void
  private readonly smooth = !drawnBySoftware()

  /** @param eyeMeters metres between the eye and the ground @param onFailed called when nothing can be drawn any more */
  constructor(scene: Scene, enu: EnuFrame, eyeMeters: () => number, onFailed: () => void) {
    this.scene = scene
    this.enu = enu
    this.eyeMeters = eyeMeters
    this.onFailed = onFailed
    this.drawn = this.open()
    const removeDraw = scene.postRender.addEventListener(() => this.draw())
    const forgetSwipe = useSwipe.subscribe(() => this.change())
    this.remove = () => {
      removeDraw()
      forgetSwipe()
    }
  }

  set(name: string, part: DeckPart): void {
    this.parts.set(name, part)
    this.change()
  }

  take(name: string): void {
    if (this.parts.delete(name)) this.change()
  }

  destroy(): void {
    this.remove()
    this.close()
  }

  /** What is drawn under a point, CSS pixels; asked of the graphics card at most once a frame. */
  pick(x: number, y: number): DeckHit | null {
    if (this.picked?.frame === this.frame && this.picked.x === x && this.picked.y === y) return this.picked.hit
    if (this.picked?.frame === this.frame || !this.drawn.deck.isInitialized || this.parts.size === 0) return null
    const found = this.drawn.deck.pickObject({ x, y, radius: PICK_RADIUS_PIXELS })
    const id = found?.layer?.id
    const part = id === undefined ? undefined : this.parts.get(id.split('/')[0]!)
    const hit = found && id !== undefined ? (part?.hit(id, found.object, found.index) ?? null) : null
    this.picked = { frame: this.frame, x, y, hit }
    requestAnimationFrame(() => this.frame++)
    return hit
  }

  private change(): void {
    this.changed = true
    this.scene.requestRender()
  }

  private open(): Drawn {
    const canvas = document.createElement('canvas')
    canvas.className = 'deck'
    canvas.setAttribute('aria-hidden', 'true')
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault()
      this.replace()
    })
    // Behind the names, whose canvas follows.
    this.scene.canvas.after(canvas)
    const deck = new Deck<CesiumView>({
      canvas,
      width: '100%',
      height: '100%',
      views: new CesiumView({ id: 'cesium' }),
      viewState: cesiumViewState(this.scene, this.enu),
      controller: false,
      useDevicePixels: this.pixelRatio(),
      // Every frame is drawn whole: nothing of the last is kept, which the browser would have to copy.
      deviceProps: { webgl: { antialias: this.smooth, preserveDrawingBuffer: false } },
      parameters: { depthCompare: 'less-equal' },
      onDeviceInitialized: () => this.change(),
      onError: (error) => {
        // What one layer cannot draw is left out; a canvas that never came is a failure.
        if (!deck.isInitialized) this.onFailed()
        else console.warn(error.message)
      },
    })
    this.changed = true
    return { deck, canvas }
  }

  private close(): void {
    const { deck, canvas } = this.drawn
    deck.finalize()
    canvas.remove()
  }

  /** A lost canvas is replaced by a new one with the same parts. */
  private replace(): void {
    this.close()
    this.lastCamera = this.lastOpacities = ''
    this.lost++
    if (this.lost > REPLACEMENTS) {
      this.remove()
      this.onFailed()
      return
    }
    this.drawn = this.open()
    this.scene.requestRender()
  }

  /** Cesium's own: its picture may be coarser than the screen. */
  private pixelRatio(): number {
    return this.scene.drawingBufferWidth / Math.max(1, this.scene.canvas.clientWidth)
  }

  /** In the frame of Cesium's own picture, so that nothing swims while the camera moves. */
  private draw(): void {
    const { deck } = this.drawn
    if (!deck.isInitialized) return
    this.frame++
    const viewState = cesiumViewState(this.scene, this.enu)
    const ratio = this.pixelRatio()
    const camera = `${viewState.viewMatrix.join()} ${viewState.projectionMatrix.join()} ${viewState.position.join()} ${ratio}`
    const eye = this.eyeMeters()
    const parts = [...this.parts].toSorted(([, left], [, right]) => left.order - right.order)
    const opacities = parts.map(([, part]) => Math.round(part.opacity(eye) * OPACITY_STEPS) / OPACITY_STEPS)
    const faded = opacities.join()
    if (camera === this.lastCamera && faded === this.lastOpacities && !this.changed) return
    if (faded !== this.lastOpacities || this.changed) {
      const swipe = useSwipe.getState()
      const layers = parts.flatMap(([, part], index) => {
        const drawn = opacities[index]! > 0 ? part.layers(this.enu, opacities[index]!) : []
        return drawn.map((layer) => onItsSide(layer, shareOf(swipe, part.layerId), this.scene.drawingBufferWidth))
      })
      deck.setProps({ layers })
    }
    this.lastCamera = camera
    this.lastOpacities = faded
    this.changed = false
    deck.setProps({ viewState, useDevicePixels: ratio })
    deck.redraw('camera of the globe')
  }
}
