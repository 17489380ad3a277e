import { tracePath, type TileCanvas } from '../canvasTiles.ts'
import { boundsOfTile, type Feature, type TileAddress } from './features.ts'
import { gatherSigns } from './gatherSigns.ts'
import { paintSign } from './paintSign.ts'
import { patternFill } from './patterns.ts'
import { stopOf, type Stop, type VectorStyle } from './style.ts'

export interface DrapeInks {
  /** Beneath lines and around signs, so that they read on any ground. */
  halo: string
  accent: string
}

/** Polygons smaller than this, CSS pixels, are drawn as their sign: none may be overlooked. */
const LEAST_PIXELS = 5
const SIGN_RADIUS = 5
/** A sign that stands for several. */
const GATHERED_RADIUS = 7
/** Cells across a tile, of which each has one sign at most; none is wider than what a tile draws beyond its edges. */
const CELLS = 22

/** Lines grow as the eye comes nearer: share of the width they have where a village fills the picture. */
export function widthShare(level: number): number {
  return level >= 14 ? 1.15 : level >= 12 ? 0.85 : level >= 10 ? 0.62 : 0.5
}

/** Draws tiles of lines and polygons on a picture; a feature that several tiles hold is drawn once. */
export function drape(
  canvas: TileCanvas,
  tiles: readonly { tile: TileAddress; features: readonly Feature[] }[],
  style: VectorStyle,
  shown: (feature: Feature) => boolean,
  chosen: number | null,
  inks: DrapeInks,
): void {
  const whole = new Map<number, Feature>()
  const cut: { tile: TileAddress; feature: Feature }[] = []
  for (const { tile, features } of tiles) {
    for (const feature of features) {
      if (!shown(feature)) continue
      if (feature.cut) cut.push({ tile, feature })
      else whole.set(feature.id, feature)
    }
  }
  const stops = style.stops.toReversed()
  // By kind, the last of the legend first: the more important lie on top.
  for (const layer of ['halo', 'ink'] as const) {
    for (const stop of stops) {
      const mine = (feature: Feature) => stopOf(style, feature.properties) === stop
      const own = [...whole.values()].filter(mine)
      draw(canvas, own, stop, layer, inks)
      for (const { tile, feature } of cut) if (mine(feature)) withinTile(canvas, tile, () => draw(canvas, [feature], stop, layer, inks))
    }
  }
  drawSigns(canvas, [...whole.values()], style, inks)
  const selected = chosen === null ? undefined : whole.get(chosen)
  if (selected) outline(canvas, selected, inks)
}

function withinTile({ context, x, y }: TileCanvas, tile: TileAddress, work: () => void): void {
  const [west, south, east, north] = boundsOfTile(tile)
  context.save()
  context.beginPath()
  context.rect(x(west), y(north), x(east) - x(west), y(south) - y(north))
  context.clip()
  work()
  context.restore()
}

function draw(canvas: TileCanvas, features: readonly Feature[], stop: Stop, layer: 'halo' | 'ink', inks: DrapeInks): void {
  drawPolygons(
    canvas,
    features.filter(({ type }) => type === 'polygon'),
    stop,
    layer,
  )
  drawLines(
    canvas,
    features.filter(({ type }) => type === 'line'),
    stop,
    layer,
    inks,
  )
}

function drawPolygons(canvas: TileCanvas, features: readonly Feature[], stop: Stop, layer: 'halo' | 'ink'): void {
  const { context } = canvas
  const large = features.filter((feature) => !isSmall(canvas, feature))
  if (layer === 'ink' && large.length > 0) {
    context.save()
    context.beginPath()
    for (const feature of large) tracePath(canvas, { rings: feature.parts, bounds: feature.bounds })
    context.fillStyle = stop.color
    context.globalAlpha = 0.34
    context.fill()
    const pattern = patternFill(context, stop)
    if (pattern) {
      context.fillStyle = pattern
      context.globalAlpha = 0.75
      context.fill()
    }
    context.globalAlpha = 0.95
    context.strokeStyle = stop.color
    context.lineWidth = 1.2
    context.lineJoin = 'round'
    context.stroke()
    context.restore()
  }
}

/** Polygons too small to be seen: from far above many share a sign, which is larger then and that of the first in rank. */
function drawSigns(canvas: TileCanvas, features: readonly Feature[], style: VectorStyle, { halo }: DrapeInks): void {
  const wished = features.flatMap((feature) => {
    const stop = stopOf(style, feature.properties)
    if (!stop?.sign || feature.type !== 'polygon' || !isSmall(canvas, feature)) return []
    const [west, south, east, north] = feature.bounds
    const rank = style.rank ? Number(feature.properties[style.rank] ?? 0) : 0
    return { id: feature.id, x: canvas.x((west + east) / 2), y: canvas.y((south + north) / 2), rank, stop }
  })
  for (const { leader, count, x, y } of gatherSigns(wished, canvas.size / CELLS, GATHERED_RADIUS))
    paintSign(canvas.context, x, y, count > 1 ? GATHERED_RADIUS : SIGN_RADIUS, leader.stop, halo, false)
}

function isSmall({ x, y }: TileCanvas, { bounds: [west, south, east, north] }: Feature): boolean {
  return x(east) - x(west) < LEAST_PIXELS && y(south) - y(north) < LEAST_PIXELS
}

function drawLines(canvas: TileCanvas, features: readonly Feature[], stop: Stop, layer: 'halo' | 'ink', inks: DrapeInks): void {
  if (features.length === 0) return
  const { context, level } = canvas
  const width = (stop.width ?? 2) * widthShare(level)
  context.save()
  context.beginPath()
  for (const { parts, bounds } of features) tracePath(canvas, { rings: parts, bounds }, false)
  context.lineJoin = 'round'
  context.lineCap = stop.dashed ? 'butt' : 'round'
  context.strokeStyle = layer === 'halo' ? inks.halo : stop.color
  context.globalAlpha = layer === 'halo' ? 0.75 : 0.95
  context.lineWidth = layer === 'halo' ? width + 2 : width
  if (stop.dashed) context.setLineDash([5, 3])
  context.stroke()
  context.restore()
}

/** The chosen feature is ringed in the accent. */
function outline(canvas: TileCanvas, { type, parts, bounds }: Feature, inks: DrapeInks): void {
  const { context } = canvas
  context.save()
  context.beginPath()
  tracePath(canvas, { rings: parts, bounds }, type === 'polygon')
  context.lineJoin = 'round'
  for (const [color, width] of [
    [inks.halo, 6],
    [inks.accent, 3],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    context.stroke()
  }
  context.restore()
}
