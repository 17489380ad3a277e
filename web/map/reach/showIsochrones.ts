import { ImageryLayer, Rectangle, type Scene } from 'cesium'
import type { Isochrones } from '../../../api/contract/travel_surface.ts'
import { colourGround } from '../areaFills.ts'
import { canvasTiles, tracePath, type TileCanvas } from '../canvasTiles.ts'
import { outline, type Outline } from '../polygons.ts'
import type { Band } from './bands.ts'

/** Pixels of this level are about 2 m: lines stay crisp beside a house. */
const FINEST_LEVEL = 16
const OPACITY = 0.66
/** What takes longest is a veil only: the eye goes to who gets there. */
const VEIL = 0.38
/** Lines between bands, so that they are told apart without colour; the line asked about is twice as wide. */
const EDGE = 'rgb(24 40 60 / 90%)'

/** Lines of a hatching, pixels apart: a whole number of them to a tile, so that tiles meet. */
const HATCH = 8
/** What a change takes away and what it brings, for the map and its legend; told by the way the lines lean as well. */
export const CHANGE_HATCH = {
  lost: { color: '#b3261e', slant: 1 },
  gained: { color: '#00624d', slant: -1 },
} as const

/** Where a line can be labelled: a place on it, and its minutes. */
export interface LinePlace {
  readonly minutes: number
  readonly lon: number
  readonly lat: number
}

interface Shown {
  readonly isochrones: Isochrones
  /** As they were before a change that is thought of. */
  readonly before: Isochrones | undefined
  readonly bands: readonly Band[]
  /** Minutes of the line that stands out. */
  readonly asked: number
  readonly area: Outline
}
interface Within {
  readonly minutes: number
  readonly parts: readonly Outline[]
}

/** Lays isochrones on the terrain of an area, lines and bands, and what a change takes and brings; returns what takes them away. */
export function showIsochrones(scene: Scene, { isochrones, before, bands, asked, area }: Shown): () => void {
  const now = withinsOf(isochrones)
  const then = before && withinsOf(before).find(({ minutes }) => minutes === asked)
  const layer = new ImageryLayer(
    canvasTiles(Rectangle.fromDegrees(...area.bounds), FINEST_LEVEL, (tile) => {
      draw(tile, now, bands, asked, area)
      if (then) drawChange(tile, then, now.find(({ minutes }) => minutes === asked) ?? { minutes: asked, parts: [] })
    }),
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

const withinsOf = ({ features }: Isochrones): Within[] =>
  features.map(({ properties, geometry }) => ({
    minutes: properties.minutes,
    parts: geometry.coordinates.map((rings) => outline({ code: '', name: '', level: 'county' }, { type: 'Polygon', coordinates: rings })),
  }))

function draw(tile: TileCanvas, areas: readonly Within[], bands: readonly Band[], asked: number, area: Outline): void {
  const { context } = tile
  context.beginPath()
  if (!tracePath(tile, area)) return
  context.clip('evenodd')
  context.fillStyle = bands.at(-1)!.color
  context.globalAlpha = VEIL
  context.fillRect(0, 0, tile.size, tile.size)
  context.globalAlpha = 1
  context.lineJoin = 'round'
  context.strokeStyle = EDGE
  for (const within of areas.toReversed()) {
    if (!trace(tile, within)) continue
    context.globalCompositeOperation = 'destination-out'
    context.fill('evenodd')
    context.globalCompositeOperation = 'source-over'
    context.fillStyle = bands.find(({ to }) => to === within.minutes)?.color ?? bands[0]!.color
    context.fill('evenodd')
    context.lineWidth = within.minutes === asked ? 2.4 : 1.1
    context.stroke()
  }
}

/** Where one got there before and does not now, and the other way round: hatched, each its own way. */
function drawChange(tile: TileCanvas, before: Within, now: Within): void {
  for (const [from, to, { color, slant }] of [
    [before, now, CHANGE_HATCH.lost],
    [now, before, CHANGE_HATCH.gained],
  ] as const) {
    const { context, size } = tile
    context.save()
    if (trace(tile, from)) {
      context.clip('evenodd')
      // All of the tile but the other area.
      trace(tile, to)
      context.rect(0, 0, size, size)
      context.clip('evenodd')
      context.fillStyle = color
      context.globalAlpha = 0.3
      context.fillRect(0, 0, size, size)
      context.globalAlpha = 1
      context.beginPath()
      for (let at = -size; at <= size; at += HATCH) {
        context.moveTo(at, slant > 0 ? 0 : size)
        context.lineTo(at + size, slant > 0 ? size : 0)
      }
      context.strokeStyle = color
      context.lineWidth = 2
      context.stroke()
    }
    context.restore()
  }
}

/** Puts an area on the path; false where it does not touch the tile. */
function trace(tile: TileCanvas, { parts }: Within): boolean {
  tile.context.beginPath()
  return parts.filter((part) => tracePath(tile, part)).length > 0
}

/** A place on the longest ring of each line, each further round than the last, so that labels do not stand on each other. */
export function labelPlaces({ features }: Isochrones): LinePlace[] {
  return features.flatMap(({ properties: { minutes }, geometry }, index) => {
    const longest = geometry.coordinates.map(([ring]) => ring!).reduce((a, b) => (b.length > a.length ? b : a), [] as [number, number][])
    const place = longest[Math.floor((longest.length * (index + 0.5)) / features.length)]
    return place ? [{ minutes, lon: place[0], lat: place[1] }] : []
  })
}
