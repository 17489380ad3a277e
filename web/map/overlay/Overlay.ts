import type { Scene } from 'cesium'
import { cluster, type Cluster, type ScreenPoint } from '../cluster.ts'
import { declutter, isIn, scaled, type Anchor, type Candidate, type Placed, type Rect } from '../declutter.ts'
import { hasGlyphs, loadGlyphs } from './fonts.ts'
import { candidate, isWorthRoom, type Name } from './names.ts'
import { clusterRadius, drawCluster, drawName, drawPin, nameWidth, PIN_STEM, textOf, type MapInks } from './paint.ts'
import { GroundPoints, onItsSide, projectionOf, type Projection } from './project.ts'
import { Plates, type Plate } from './Plates.ts'
import { placedRect, Sites, type Site } from './Sites.ts'
import { takenRoom } from './toolRoom.ts'

export interface Pin {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly severity: number
}

export interface OverlayContent {
  names: readonly Name[]
  pins: readonly Pin[]
  /** Points of layers, and the one whose card is open: `site:industry:17`. */
  sites: readonly Site[]
  site: string | null
  /** Sheets of layers beside their places. */
  plates: readonly Plate[]
  /** Open alerts by area code, written beside the area's name while pins are too far to tell apart. */
  counts: ReadonlyMap<string, { open: number; severity: number }>
  /** A tool colours areas: from afar no number of alerts stands on them, where it would be read as the tool's. */
  coloured: boolean
  /** The area looked at and the alert chosen. */
  area: string | null
  alert: number | null
  inks: MapInks
  /** Room covered by panels and by what floats on the map, in CSS pixels: nothing is written there. */
  covered: readonly Rect[]
  /** The part that no panel covers, in CSS pixels: what is in it is counted. */
  free: Rect
  /** How many times larger than on a desk everything is drawn. */
  scale: number
  /** The part of the picture's width, from 0 to 1, where a layer is drawn. */
  within(layerId: string): readonly [number, number]
}

/** What lies under a point of the picture. */
export type OverlayHit =
  | { kind: 'area'; code: string; name: string }
  | { kind: 'alert'; id: number }
  | { kind: 'cluster'; pins: readonly Pin[] }
  | { kind: 'site'; site: Site }
  | { kind: 'plate'; plate: Plate }

/** From this far the counts of areas stand for the pins. */
const COUNTS_FROM_METERS = 26_000
const FADE_MS = 160
/** A pin's stem begins about the eaves of a usual house. */
const PIN_LIFT_METERS = 8
/** Heights are read this far beyond the picture: a point drawn at a wrong height may be outside for that alone. */
const MARGIN_PIXELS = 300

/** Names and alert pins, drawn on a canvas above the globe with the very camera of each frame. */
export class Overlay {
  private content: OverlayContent | undefined
  private covered: readonly Rect[] | null = null
  private namePoints = new GroundPoints([], 0)
  private pinPoints = new GroundPoints([], 0)
  private placed: (Placed & { name: Name; width: number })[] = []
  private readonly sites = new Sites()
  private readonly plates = new Plates()
  private clusters: Cluster[] = []
  private pinAt: Map<number, { x: number; y: number }> = new Map()
  private anchors = new Map<string, Anchor>()
  private opacity = new Map<string, number>()
  private fading = 0
  private lastDraw = 0
  private asked = 0
  private eye = 0
  private readonly remove: () => void
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)').matches
  /** Pins in the free part of the last picture. */
  pinsInView = 0

  private readonly scene: Scene
  private readonly canvas: HTMLCanvasElement
  private readonly eyeMeters: () => number
  private readonly onDrawn: (pinsInView: number, sites: ReadonlyMap<string, number>) => void

  /** @param eyeMeters metres between the eye and the ground in the middle of the picture */
  constructor(scene: Scene, canvas: HTMLCanvasElement, eyeMeters: () => number, onDrawn: Overlay['onDrawn']) {
    this.scene = scene
    this.canvas = canvas
    this.eyeMeters = eyeMeters
    this.onDrawn = onDrawn
    const removeDraw = scene.postRender.addEventListener(() => this.update())
    const removeMove = scene.camera.moveEnd.addEventListener(() => {
      this.asked = 0
    })
    this.remove = () => {
      removeDraw()
      removeMove()
    }
  }

  setContent(content: OverlayContent): void {
    if (content.names !== this.content?.names) {
      this.namePoints = new GroundPoints(content.names, 0)
    }
    if (content.pins !== this.content?.pins) this.pinPoints = new GroundPoints(content.pins, PIN_LIFT_METERS)
    if (content.sites !== this.content?.sites) this.sites.set(content.sites)
    if (content.plates !== this.content?.plates) this.plates.set(content.plates)
    this.content = content
    this.asked = 0
    this.scene.requestRender()
  }

  /** While a picture is taken other parts are covered than on the screen, CSS pixels; null: again those of the screen. */
  cover(rects: readonly Rect[] | null): void {
    this.covered = rects && rects.map((rect) => scaled(rect, 1 / (this.content?.scale ?? 1)))
    this.asked = 0
    this.scene.requestRender()
  }

  /** Heights come in over several frames; once all terrain is there, not for ever. */
  private drawAgain(): void {
    if (this.scene.globe.tilesLoaded) this.asked++
    if (this.asked < 20) this.scene.requestRender()
  }

  destroy(): void {
    this.remove()
    cancelAnimationFrame(this.fading)
  }

  private update(): void {
    if (!this.content) return
    const picture = projectionOf(this.scene, this.content.scale)
    if (picture.width === 0) return
    this.eye = this.eyeMeters()
    this.placePins(picture, this.eye)
    this.placeNames(picture, this.eye)
    this.draw()
    this.onDrawn(this.pinsInView, this.sites.counts(this.content.free))
  }

  private placePins(picture: Projection, eye: number): void {
    const { pins } = this.content!
    const points: ScreenPoint[] = []
    const seen = new Uint8Array(pins.length)
    pins.forEach((pin, index) => {
      const at = this.pinPoints.project(index, picture)
      if (!at || !isWithin(at, picture, MARGIN_PIXELS)) return
      seen[index] = 1
      if (!isWithin(at, picture, 0) || !onItsSide(at.x, picture, this.content!.within('alerts'))) return
      points.push({ index, x: at.x, y: at.y, severity: pin.severity })
    })
    if (this.pinPoints.readHeights(this.scene, 4, seen)) this.drawAgain()
    this.pinsInView = points.filter((point) => isIn(point, this.content!.free)).length
    const { counts, coloured } = this.content!
    const countsStand = eye > COUNTS_FROM_METERS && (coloured || counts.size > 0)
    const free = points.filter((point) => !(this.covered ?? this.content!.covered).some((rect) => isIn(point, rect)))
    this.clusters = countsStand ? [] : cluster(free, eye > 5000 ? 56 : 20)
    this.pinAt = new Map(points.map((point) => [point.index, point]))
  }

  private placeNames(picture: Projection, eye: number): void {
    const { names, counts, area, scale } = this.content!
    const context = this.canvas.getContext('2d')!
    const candidates: Candidate[] = []
    const drawn = new Map<string, { name: Name; width: number }>()
    const near = new Uint8Array(names.length)
    const unlettered: string[] = []
    names.forEach((name, index) => {
      const at = this.namePoints.project(index, picture)
      if (!at || !isWorthRoom(name, at.meters, eye) || !isWithin(at, picture, MARGIN_PIXELS)) return
      near[index] = 1
      if (!isWithin(at, picture, 0) || !onItsSide(at.x, picture, this.content!.within('names'))) return
      const lettered = hasGlyphs(textOf(name))
      if (!lettered) unlettered.push(textOf(name))
      if (!lettered || !this.namePoints.hasHeight(index)) return
      const open = eye > COUNTS_FROM_METERS && name.code ? (counts.get(name.code)?.open ?? 0) : 0
      const width = nameWidth(context, name, open)
      candidates.push(candidate(name, at.x, at.y, width, area))
      drawn.set(name.id, { name, width })
    })
    if (this.namePoints.readHeights(this.scene, 4, near)) this.drawAgain()
    const signs = this.sites.project(this.scene, picture, eye, this.content!.site, this.content!.within)
    const sheets = this.plates.project(this.scene, context, picture, eye, area, this.content!.within)
    if (signs.waiting || sheets.waiting) this.drawAgain()
    candidates.push(...signs.candidates, ...sheets.candidates)
    unlettered.push(...signs.unlettered, ...sheets.unlettered)
    if (unlettered.length > 0) void loadGlyphs([...unlettered, '0123456789.']).then((some) => some && this.scene.requestRender())
    const blocked = [
      ...(this.covered ?? this.content!.covered),
      ...takenRoom(this.scene).map((rect) => scaled(rect, 1 / scale)),
      ...this.clusters.map(clusterRect),
    ]
    const room = { left: 4, top: 4, right: picture.width - 4, bottom: picture.height - 4 }
    const placed = declutter(candidates, room, blocked, this.anchors)
    this.placed = placed.filter(({ id }) => drawn.has(id)).map((place) => ({ ...place, ...drawn.get(place.id)! }))
    this.plates.place(placed)
    this.anchors = new Map(placed.map(({ id, anchor }) => [id, anchor]))
    const byId = new Map(candidates.map((one) => [one.id, one]))
    const taken = [...blocked, ...placed.map((place) => placedRect(byId.get(place.id)!, place))]
    this.sites.place(context, eye, new Set(this.anchors.keys()), room, taken)
  }

  private draw(): void {
    const { canvas, content } = this
    if (!content) return
    const width = Math.round(canvas.clientWidth * window.devicePixelRatio)
    const height = Math.round(canvas.clientHeight * window.devicePixelRatio)
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    const context = canvas.getContext('2d')!
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    const fading = this.stepFades()
    this.paint(context, window.devicePixelRatio)
    if (fading) this.fading = requestAnimationFrame(() => this.draw())
  }

  /** Draws names and pins as they are placed now, `ratio` pixels to a CSS pixel: on the screen, or on a picture to keep. */
  paint(context: CanvasRenderingContext2D, ratio: number): void {
    const { canvas, content } = this
    if (!content) return
    const within = (part: readonly [number, number], draw: () => void) => {
      context.save()
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.beginPath()
      context.rect(part[0] * canvas.clientWidth, 0, (part[1] - part[0]) * canvas.clientWidth, canvas.clientHeight)
      context.clip()
      context.scale(content.scale, content.scale)
      draw()
      context.restore()
    }
    within([0, 1], () => this.sites.draw(context, content.inks, content.site))
    within([0, 1], () => this.plates.draw(context, (id) => this.opacity.get(id) ?? 1))
    within(content.within('names'), () => this.drawNames(context, content))
    within([0, 1], () => this.drawPins(context, content))
  }

  private drawNames(context: CanvasRenderingContext2D, content: OverlayContent): void {
    const countsStand = this.eye > COUNTS_FROM_METERS
    for (const place of this.placed.toReversed()) {
      context.globalAlpha = this.opacity.get(place.id) ?? 1
      const count = countsStand && place.name.code ? (content.counts.get(place.name.code) ?? null) : null
      drawName(context, place.name, place, content.inks, count, place.name.code !== null && place.name.code === content.area)
    }
    context.globalAlpha = 1
  }

  private drawPins(context: CanvasRenderingContext2D, content: OverlayContent): void {
    for (const found of this.clusters.toReversed()) {
      const chosen = found.members.some((index) => content.pins[index]!.id === content.alert)
      if (found.members.length === 1) drawPin(context, found.x, found.y, found.severity, chosen, content.inks)
      else drawCluster(context, found.x, found.y, found.members.length, found.severity, content.inks)
    }
    this.drawChosenPin(context)
  }

  /** The chosen alert is drawn as a pin of its own even where it is one of many. */
  private drawChosenPin(context: CanvasRenderingContext2D): void {
    const { pins, alert, inks } = this.content!
    const index = alert === null ? -1 : pins.findIndex(({ id }) => id === alert)
    const at = this.pinAt.get(index)
    if (at) drawPin(context, at.x, at.y, pins[index]!.severity, true, inks)
  }

  /** Moves every name's and plate's opacity towards 1; gives whether some are still on their way. */
  private stepFades(): boolean {
    const now = performance.now()
    const step = this.still ? 1 : Math.min((now - this.lastDraw) / FADE_MS, 0.5)
    this.lastDraw = now
    const ids = [...this.placed.map(({ id }) => id), ...this.plates.ids()]
    const next = new Map(ids.map((id) => [id, Math.min(1, (this.opacity.get(id) ?? 0) + step)]))
    this.opacity = next
    return [...next.values()].some((value) => value < 1)
  }

  /** What is drawn under a point, the topmost first. */
  hit(clientX: number, clientY: number): OverlayHit | null {
    const { content } = this
    if (!content) return null
    const x = clientX / content.scale
    const y = clientY / content.scale
    for (const found of this.clusters) {
      const single = found.members.length === 1
      const reached = single ? 13 : clusterRadius(found.members.length) + 3
      if (Math.hypot(found.x - x, found.y - (single ? PIN_STEM : 0) - y) > reached) continue
      const pins = found.members.map((index) => content.pins[index]!)
      return single ? { kind: 'alert', id: pins[0]!.id } : { kind: 'cluster', pins }
    }
    const plate = this.plates.hit(x, y)
    if (plate) return { kind: 'plate', plate }
    const site = this.sites.hit(x, y)
    if (site) return { kind: 'site', site }
    const [from, to] = content.within('names')
    const lettered = clientX >= from * this.canvas.clientWidth && clientX <= to * this.canvas.clientWidth
    for (const { name, left, top, width } of lettered ? this.placed : []) {
      if (name.code && x >= left - 4 && x <= left + width + 4 && y >= top - 4 && y <= top + 28)
        return { kind: 'area', code: name.code, name: name.text }
    }
    return null
  }
}

function isWithin({ x, y }: { x: number; y: number }, { width, height }: Projection, margin: number): boolean {
  return x >= -margin && y >= -margin && x <= width + margin && y <= height + margin
}

function clusterRect({ x, y, members }: Cluster): Rect {
  if (members.length === 1) return { left: x - 9, top: y - PIN_STEM - 9, right: x + 9, bottom: y }
  const radius = clusterRadius(members.length) + 2
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}
