import { ImageryLayer, Rectangle, type Scene } from 'cesium'
import type { Isochrones } from '../../../api/contract/travel_surface.ts'
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

/** Where a line can be labelled: a place on it, and its minutes. */
export interface LinePlace {
  readonly minutes: number
  readonly lon: number
  readonly lat: number
}

/**
 * Lays isochrones on the terrain of an area, lines and bands; returns what takes them away.
 * @param asked minutes of the line that stands out
 */
export function showIsochrones(scene: Scene, isochrones: Isochrones, bands: readonly Band[], asked: number, area: Outline): () => void {
  const areas = isochrones.features.map(({ properties, geometry }) => ({
    minutes: properties.minutes,
    parts: geometry.coordinates.map((rings) => outline({ code: '', name: '', level: 'county' }, { type: 'Polygon', coordinates: rings })),
  }))
  const layer = new ImageryLayer(
    canvasTiles(Rectangle.fromDegrees(...area.bounds), FINEST_LEVEL, (tile) => draw(tile, areas, bands, asked, area)),
    { alpha: OPACITY },
  )
  scene.imageryLayers.add(layer)
  scene.requestRender()
  return () => {
    if (scene.isDestroyed()) return
    scene.imageryLayers.remove(layer)
    scene.requestRender()
  }
}

function draw(
  tile: TileCanvas,
  areas: readonly { minutes: number; parts: readonly Outline[] }[],
  bands: readonly Band[],
  asked: number,
  area: Outline,
): void {
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
  for (const { minutes, parts } of areas.toReversed()) {
    context.beginPath()
    if (parts.filter((part) => tracePath(tile, part)).length === 0) continue
    context.globalCompositeOperation = 'destination-out'
    context.fill('evenodd')
    context.globalCompositeOperation = 'source-over'
    context.fillStyle = bands.find(({ to }) => to === minutes)?.color ?? bands[0]!.color
    context.fill('evenodd')
    context.lineWidth = minutes === asked ? 2.4 : 1.1
    context.stroke()
  }
}

/** A place on the longest ring of each line, each further round than the last, so that labels do not stand on each other. */
export function labelPlaces({ features }: Isochrones): LinePlace[] {
  return features.flatMap(({ properties: { minutes }, geometry }, index) => {
    const longest = geometry.coordinates.map(([ring]) => ring!).reduce((a, b) => (b.length > a.length ? b : a), [] as [number, number][])
    const place = longest[Math.floor((longest.length * (index + 0.5)) / features.length)]
    return place ? [{ minutes, lon: place[0], lat: place[1] }] : []
  })
}
