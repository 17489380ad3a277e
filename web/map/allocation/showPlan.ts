import { ImageryLayer, Rectangle, ScreenSpaceEventHandler, ScreenSpaceEventType, type Scene } from 'cesium'
import type { Palette } from '../../theme.ts'
import { colourGround } from '../areaFills.ts'
import { canvasTiles, tracePath, type TileCanvas } from '../canvasTiles.ts'
import { takeClick } from '../draw/drawing.ts'
import { pickGround } from '../draw/pickGround.ts'
import { loadGlyphs } from '../overlay/fonts.ts'
import { GroundPoints, projectionOf } from '../overlay/project.ts'
import { takeRoom } from '../overlay/toolRoom.ts'
import { contains, type Outline } from '../polygons.ts'
import { discRect, nameWidths, paintLine, paintSite, roomsOfNames, SITE_RADIUS, type At } from './paintPlan.ts'
import { SHADES, type Reached } from './shade.ts'

export interface PlanSite {
  readonly name: string
  readonly lon: number
  readonly lat: number
}
export interface PlanUnit {
  readonly code: string
  readonly lon: number
  readonly lat: number
  readonly people: number
  /** Place of the site that serves it; null: one that was there, or none. */
  readonly site: number | null
}
export interface Plan {
  /** The best first: they are numbered in this order. */
  readonly sites: readonly PlanSite[]
  readonly units: readonly PlanUnit[]
  readonly villages: readonly { readonly outline: Outline; readonly reached: Reached }[]
  readonly chosen: { readonly site?: number; readonly unit?: number } | null
}

const FINEST_LEVEL = 14
/** Owner of the room that the plan's signs take on the picture. */
const ROOM = 'plan'
/** Lines of the hatching, pixels apart. */
const HATCH = 9

/** Shades villages by how they stand; returns what takes it away. */
export function shadeVillages(scene: Scene, villages: Plan['villages']): () => void {
  if (villages.length === 0) return () => {}
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { outline } of villages)
    outline.bounds.forEach((edge, side) => (box[side] = side < 2 ? Math.min(box[side]!, edge) : Math.max(box[side]!, edge)))
  const rectangle = Rectangle.fromDegrees(box[0], box[1], box[2], box[3])
  const layer = new ImageryLayer(canvasTiles(rectangle, FINEST_LEVEL, (tile) => drawVillages(tile, villages)))
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

function drawVillages(tile: TileCanvas, villages: Plan['villages']): void {
  const { context, size } = tile
  for (const { outline, reached } of villages) {
    const { color, opacity, hatched } = SHADES[reached]
    context.beginPath()
    if (!tracePath(tile, outline)) continue
    context.globalAlpha = opacity
    context.fillStyle = color
    context.fill('evenodd')
    context.globalAlpha = 0.7
    context.strokeStyle = color
    context.lineWidth = 1
    context.stroke()
    if (!hatched) continue
    context.save()
    context.clip('evenodd')
    context.beginPath()
    for (let at = -size; at < size; at += HATCH) {
      context.moveTo(at, 0)
      context.lineTo(at + size, size)
    }
    context.globalAlpha = 0.55
    context.stroke()
    context.restore()
  }
  context.globalAlpha = 1
}

/**
 * Draws sites with their numbers and names, and a line from each to all whom it serves, with the very camera of each frame;
 * a click on a site or in a village of the plan is told. Returns what takes it away.
 */
export function showPlan(scene: Scene, plan: Plan, palette: Palette, onChoose: (chosen: NonNullable<Plan['chosen']>) => void): () => void {
  const { sites, units, chosen } = plan
  const canvas = document.createElement('canvas')
  canvas.className = 'names'
  canvas.setAttribute('aria-hidden', 'true')
  scene.canvas.parentElement?.append(canvas)
  const all = [...sites, ...units]
  const ground = new GroundPoints(all, 0)
  const wanted = new Uint8Array(all.length).fill(1)
  let seen: (At | null)[] = []
  let again = 0
  const remove = scene.postRender.addEventListener(() => {
    const ratio = window.devicePixelRatio
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)]
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    const context = canvas.getContext('2d')!
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight)
    if (ground.readHeights(scene, 12, wanted) && again++ < 60) scene.requestRender()
    const picture = projectionOf(scene, 1)
    seen = all.map((_, index) => ground.project(index, picture))
    const most = Math.max(1, ...units.map(({ people }) => people))
    units.forEach(({ site, people }, unit) => {
      const [from, to] = [site === null ? null : seen[site], seen[sites.length + unit]]
      if (!from || !to) return
      const foremost = chosen?.site === site || chosen?.unit === unit
      paintLine(context, from, to, { share: people / most, faint: chosen !== null && !foremost, palette })
    })
    const order = [...sites.keys()].toSorted((a, b) => Number(a === chosen?.site) - Number(b === chosen?.site) || b - a)
    const places = seen.slice(0, sites.length)
    const rooms = roomsOfNames(places, nameWidths(context, sites))
    takeRoom(scene, ROOM, [...places.flatMap((at) => (at ? [discRect(at)] : [])), ...rooms.values()])
    for (const site of order) {
      const at = seen[site]
      if (at)
        paintSite(context, at, {
          number: site + 1,
          name: rooms.has(site) ? sites[site]!.name : '',
          chosen: chosen?.site === site,
          palette,
        })
    }
    const unit = chosen?.unit === undefined ? null : seen[sites.length + chosen.unit]
    if (unit) paintSite(context, unit, { number: null, name: '', chosen: true, palette })
  })
  const handler = new ScreenSpaceEventHandler(scene.canvas)
  handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
    const site = sites.findIndex((_, index) => {
      const at = seen[index]
      return at ? Math.hypot(at.x - position.x, at.y - position.y) <= SITE_RADIUS + 4 : false
    })
    if (site >= 0) {
      takeClick()
      onChoose({ site })
      return
    }
    const place = pickGround(scene, position.x, position.y)
    const village = place && plan.villages.find(({ outline }) => contains(outline, place.lon, place.lat))
    if (!village) return
    const near = units
      .map(({ code }, unit) => ({ unit, code, at: seen[sites.length + unit] }))
      .filter(({ code, at }) => code === village.outline.code && at)
      .toSorted((a, b) => Math.hypot(a.at!.x - position.x, a.at!.y - position.y) - Math.hypot(b.at!.x - position.x, b.at!.y - position.y))
    if (!near[0]) return
    takeClick()
    onChoose({ unit: near[0].unit })
  }, ScreenSpaceEventType.LEFT_CLICK)
  void loadGlyphs([...sites.map(({ name }) => name), '0123456789']).then(() => scene.isDestroyed() || scene.requestRender())
  scene.requestRender()
  return () => {
    canvas.remove()
    if (!handler.isDestroyed()) handler.destroy()
    if (scene.isDestroyed()) return
    remove()
    takeRoom(scene, ROOM, [])
    scene.requestRender()
  }
}
