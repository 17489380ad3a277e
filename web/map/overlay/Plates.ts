import type { Scene } from 'cesium'
import type { Anchor, Candidate, Placed } from '../declutter.ts'
import { hasGlyphs } from './fonts.ts'
import { favour } from './names.ts'
import { GroundPoints, onItsSide, type Projection } from './project.ts'

/** A sheet of a layer's own beside a place of the ground: a village's card, a city's sign. It is drawn where it has room. */
export interface Plate {
  readonly layer: string
  readonly key: string
  readonly lon: number
  readonly lat: number
  /** Among names: see names.ts. */
  readonly priority: number
  readonly anchors: readonly Anchor[]
  /** The area whose name it says itself. */
  readonly area: string | null
  /** All letters on it. */
  readonly text: string
  /** What the layer's card and its click are told. */
  readonly properties: unknown
  /** How much of it shows from this far, 0–1. */
  shownAt(eyeMeters: number): number
  /** CSS pixels. */
  size(context: CanvasRenderingContext2D): { width: number; height: number }
  /** Draws it with its corner at 0, 0. */
  draw(context: CanvasRenderingContext2D): void
}

interface Shown {
  plate: Plate
  width: number
  height: number
  opacity: number
}

/** What shows less than this is not given room. */
const FAINTEST = 0.05

const idOf = ({ layer, key }: Plate) => `plate:${layer}:${key}`

/** Plates of all layers: each competes for room with names and signs, and takes the place of the name that it says itself. */
export class Plates {
  private plates: readonly Plate[] = []
  private points = new GroundPoints([], 0)
  private seen = new Map<string, Shown>()
  private placed: (Placed & Shown)[] = []

  set(plates: readonly Plate[]): void {
    this.points = GroundPoints.instead(this.points, this.plates, plates, idOf)
    this.plates = plates
  }

  /** @returns their candidates among the names, texts whose letters are missing, and whether heights are still to come */
  project(
    scene: Scene,
    context: CanvasRenderingContext2D,
    picture: Projection,
    eye: number,
    chosen: string | null,
    within: (layerId: string) => readonly [number, number],
  ): { candidates: Candidate[]; unlettered: string[]; waiting: boolean } {
    const near = new Uint8Array(this.plates.length)
    const unlettered: string[] = []
    const candidates: Candidate[] = []
    this.seen = new Map()
    this.plates.forEach((plate, index) => {
      const opacity = plate.shownAt(eye)
      const at = opacity < FAINTEST ? null : this.points.project(index, picture)
      if (!at || at.x < -200 || at.y < -200 || at.x > picture.width + 200 || at.y > picture.height + 200) return
      near[index] = 1
      if (!this.points.hasHeight(index) || !onItsSide(at.x, picture, within(plate.layer))) return
      if (!hasGlyphs(plate.text)) {
        unlettered.push(plate.text)
        return
      }
      const { width, height } = plate.size(context)
      const priority = plate.priority + favour(plate.area, chosen)
      const candidate = { id: idOf(plate), x: at.x, y: at.y, width, height, priority, anchors: plate.anchors }
      candidates.push(plate.area === null ? candidate : { ...candidate, insteadOf: plate.area })
      this.seen.set(candidate.id, { plate, width, height, opacity })
    })
    return { candidates, unlettered, waiting: this.points.readHeights(scene, 4, near) }
  }

  /** Takes what found room. */
  place(placed: readonly Placed[]): void {
    this.placed = placed.flatMap((place) => {
      const shown = this.seen.get(place.id)
      return shown ? [{ ...place, ...shown }] : []
    })
  }

  ids(): string[] {
    return this.placed.map(({ id }) => id)
  }

  /** @param fadeOf how far each has come in, 0–1 */
  draw(context: CanvasRenderingContext2D, fadeOf: (id: string) => number): void {
    for (const { id, plate, left, top, opacity } of this.placed.toReversed()) {
      context.save()
      context.globalAlpha = opacity * fadeOf(id)
      context.translate(left, top)
      plate.draw(context)
      context.restore()
    }
  }

  hit(x: number, y: number): Plate | null {
    const under = this.placed.find(({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height)
    return under?.plate ?? null
  }
}
