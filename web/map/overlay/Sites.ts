import type { Scene } from 'cesium'
import type { Candidate, Placed, Rect } from '../declutter.ts'
import { declutter, isIn, rectOf } from '../declutter.ts'
import { FONT } from '../../theme.ts'
import { paintSign } from '../vector/paintSign.ts'
import type { Stop } from '../vector/style.ts'
import { hasGlyphs } from './fonts.ts'
import type { MapInks } from './paint.ts'
import { GroundPoints, onItsSide, type Projection } from './project.ts'

/** A point of a layer, drawn as the sign of its kind. */
export interface Site {
  readonly layer: string
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly stop: Stop
  readonly name: string
  /** Higher ones keep their sign where two collide. */
  readonly rank: number
  /** Named when the eye is this near, metres. */
  readonly namesFrom: number
}

const RADIUS = 10
const DOT_RADIUS = 3.2
/** A sign stands about the eaves of a usual house. */
const LIFT_METERS = 7
/** A sign's own rectangle, and its priority among names: above those of hamlets, below those of villages. */
const SIZE = 22
const PRIORITY = { chosen: 200, near: 52, far: 30 } as const
const NEAR_METERS = 9000
const NAME_HEIGHT = 18

const keyOf = ({ layer, id }: Site) => `site:${layer}:${id}`

interface Shown {
  site: Site
  x: number
  y: number
}

/** Signs of layers' points: lettered where there is room, dots where there is none, named from near. */
export class Sites {
  private sites: readonly Site[] = []
  private points = new GroundPoints([], LIFT_METERS)
  private seen: Shown[] = []
  private signs: Shown[] = []
  private dots: Shown[] = []
  private names: (Placed & { site: Site })[] = []

  set(sites: readonly Site[]): void {
    this.points = GroundPoints.instead(this.points, this.sites, sites, keyOf)
    this.sites = sites
  }

  /**
   * Where the signs would stand in this picture.
   * @returns their candidates among the names, texts whose letters are missing, and whether heights are still to come
   */
  project(
    scene: Scene,
    picture: Projection,
    eye: number,
    chosen: string | null,
    within: (layerId: string) => readonly [number, number],
  ): { candidates: Candidate[]; unlettered: string[]; waiting: boolean } {
    const near = new Uint8Array(this.sites.length)
    const unlettered: string[] = []
    this.seen = []
    this.sites.forEach((site, index) => {
      const at = this.points.project(index, picture)
      if (!at || at.x < -200 || at.y < -200 || at.x > picture.width + 200 || at.y > picture.height + 200) return
      near[index] = 1
      if (!onItsSide(at.x, picture, within(site.layer))) return
      if (!this.points.hasHeight(index) || at.x < 0 || at.y < 0 || at.x > picture.width || at.y > picture.height) return
      this.seen.push({ site, x: at.x, y: at.y })
      const text = (site.stop.sign?.text ?? '') + (eye < site.namesFrom ? site.name : '')
      if (!hasGlyphs(text)) unlettered.push(text)
    })
    const waiting = this.points.readHeights(scene, 4, near)
    const most = Math.max(1, ...this.seen.map(({ site }) => site.rank))
    const candidates = this.seen.map(({ site, x, y }): Candidate => {
      const base = keyOf(site) === chosen ? PRIORITY.chosen : eye < NEAR_METERS ? PRIORITY.near : PRIORITY.far
      return { id: keyOf(site), x, y, width: SIZE, height: SIZE, priority: base + site.rank / most, anchors: ['center'] }
    })
    return { candidates, unlettered, waiting }
  }

  /** Takes what found room; the names of signs then take what is left. */
  place(context: CanvasRenderingContext2D, eye: number, placed: ReadonlySet<string>, room: Rect, blocked: readonly Rect[]): void {
    this.signs = this.seen.filter(({ site }) => placed.has(keyOf(site)))
    this.dots = spread(this.seen.filter(({ site }) => !placed.has(keyOf(site))))
    const named = this.signs.filter(({ site }) => eye < site.namesFrom && site.name !== '' && hasGlyphs(site.name))
    const byKey = new Map(named.map((shown) => [keyOf(shown.site), shown.site]))
    context.font = `500 12px ${FONT}`
    context.letterSpacing = '0px'
    const candidates = named.map(({ site, x, y }): Candidate => {
      const width = context.measureText(site.name).width + 6
      return { id: keyOf(site), x, y, width, height: NAME_HEIGHT, priority: site.rank, anchors: ['right', 'below', 'left', 'above'] }
    })
    this.names = declutter(candidates, room, blocked).map((place) => ({ ...place, site: byKey.get(place.id)! }))
  }

  /** Dots first, then signs, then names. Signs that came first in the placing lie on top. */
  draw(context: CanvasRenderingContext2D, inks: MapInks, chosen: string | null): void {
    for (const { site, x, y } of this.dots) paintSign(context, x, y, DOT_RADIUS, site.stop, inks.halo, false)
    for (const { site, x, y } of this.signs) {
      const selected = keyOf(site) === chosen
      if (selected) paintRing(context, x, y, inks)
      paintSign(context, x, y, selected ? RADIUS + 2 : RADIUS, site.stop, inks.halo, hasGlyphs(site.stop.sign?.text ?? ''))
    }
    context.save()
    context.font = `500 12px ${FONT}`
    context.letterSpacing = '0px'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3.2
    context.strokeStyle = inks.halo
    context.fillStyle = inks.ink
    for (const { site, left, top } of this.names) {
      context.strokeText(site.name, left + 3, top + NAME_HEIGHT / 2)
      context.fillText(site.name, left + 3, top + NAME_HEIGHT / 2)
    }
    context.restore()
  }

  /** The sign or dot under a point of the picture. */
  hit(x: number, y: number): Site | null {
    const within = (reach: number) => (shown: Shown) => Math.hypot(shown.x - x, shown.y - y) <= reach
    const named = this.names.find(
      ({ left, top, site }) => y >= top && y <= top + NAME_HEIGHT && x >= left && x <= left + site.name.length * 12 + 6,
    )
    return this.signs.find(within(RADIUS + 2))?.site ?? named?.site ?? this.dots.find(within(DOT_RADIUS + 3))?.site ?? null
  }

  /** How many are in a part of the picture, by layer and by kind. */
  counts(part: Rect): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { site } of this.seen.filter((shown) => isIn(shown, part)))
      for (const key of [site.layer, `${site.layer}:${site.stop.value}`]) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
}

/** The rectangle that a placed candidate covers. */
export function placedRect(candidate: Candidate, { anchor }: Placed): Rect {
  return rectOf(candidate, anchor)
}

/** Dots that would cover each other are drawn once, the weightiest for all: a town is a pattern, not a heap. */
function spread(dots: readonly Shown[]): Shown[] {
  const cell = DOT_RADIUS * 2 + 1
  const taken = new Set<string>()
  return dots
    .toSorted((a, b) => b.site.rank - a.site.rank)
    .filter(({ x, y }) => {
      const key = `${Math.round(x / cell)} ${Math.round(y / cell)}`
      if (taken.has(key)) return false
      taken.add(key)
      return true
    })
}

function paintRing(context: CanvasRenderingContext2D, x: number, y: number, inks: MapInks): void {
  context.save()
  context.beginPath()
  context.arc(x, y, RADIUS + 7, 0, Math.PI * 2)
  context.lineWidth = 6
  context.strokeStyle = inks.halo
  context.stroke()
  context.lineWidth = 3
  context.strokeStyle = inks.accent
  context.stroke()
  context.restore()
}
