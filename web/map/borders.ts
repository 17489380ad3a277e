import type { ImageryProvider, Rectangle } from 'cesium'
import { canvasTiles, tracePath, type TileCanvas } from './canvasTiles.ts'
import { overlaps, type Outline } from './polygons.ts'

const MAXIMUM_LEVEL = 16
/** Lines are drawn whole where the county is this many pixels wide, else thinner: on the first, coarse pictures they would cover all of it. */
const WHOLE_PIXELS = 300
/** From this level a village is wide enough for its border to help. */
const VILLAGE_LEVEL = 11

export interface BorderInks {
  paper: string
  border: string
  village: string
  accent: string
}

export interface Borders {
  county: Outline
  townships: readonly Outline[]
  /** Outlines of a township's villages; asked for only where they come into the picture. */
  villagesOf(township: string): Promise<readonly Outline[]>
}

/**
 * One picture a tile: neighbours under a veil of paper, the county's border with the tinted band of a printed atlas,
 * lesser borders dashed; and the chosen area, the rest of the county under a thin veil, its border in the accent.
 * @param lines false leaves the veils only
 */
export function borderTiles(
  borders: Borders,
  chosen: Outline | null,
  inks: BorderInks,
  rectangle: Rectangle,
  lines: boolean,
): ImageryProvider {
  return canvasTiles(rectangle, MAXIMUM_LEVEL, async (tile) => {
    veil(tile, borders.county, inks.paper, 0.25)
    if (lines) await drawLines(tile, borders, inks)
    if (!chosen) return
    const thin = thinness(tile, chosen)
    veil(tile, chosen, inks.paper, 0.34)
    band(tile, chosen, inks.accent, 12 * thin)
    stroke(tile, [chosen], { color: inks.accent, width: 3 * thin, alpha: 0.95 })
  })
}

async function drawLines(tile: TileCanvas, borders: Borders, inks: BorderInks): Promise<void> {
  const near = borders.townships.filter((township) => overlaps(township.bounds, tile.bounds))
  const villages = tile.level >= VILLAGE_LEVEL ? (await Promise.all(near.map(({ code }) => borders.villagesOf(code)))).flat() : []
  const wide = (tile.level >= 11 ? 1.4 : tile.level >= 9 ? 1.1 : 0.8) * thinness(tile, borders.county)
  stroke(tile, villages, { color: inks.village, width: 1.1, dash: [5, 4], alpha: 0.75 })
  stroke(tile, near, { color: inks.paper, width: 3.4 * wide, alpha: 0.5 })
  stroke(tile, near, { color: inks.border, width: 1.5 * wide, dash: [9, 3, 2, 3], alpha: 0.8 })
  band(tile, borders.county, inks.border, 9 * wide)
  stroke(tile, [borders.county], { color: inks.border, width: 2.4 * wide, alpha: 1 })
}

/** 0–1: how wide lines around an area are drawn. */
function thinness(tile: TileCanvas, { bounds: [west, , east] }: Outline): number {
  return Math.min(1, (tile.x(east) - tile.x(west)) / WHOLE_PIXELS)
}

function veil(tile: TileCanvas, outline: Outline, color: string, alpha: number): void {
  const { context, size } = tile
  context.save()
  context.beginPath()
  context.rect(-1, -1, size + 2, size + 2)
  tracePath(tile, outline)
  context.fillStyle = color
  context.globalAlpha = alpha
  context.fill('evenodd')
  context.restore()
}

interface Stroke {
  color: string
  width: number
  alpha: number
  dash?: number[]
}

function stroke(tile: TileCanvas, outlines: readonly Outline[], { color, width, alpha, dash = [] }: Stroke): void {
  const { context } = tile
  context.save()
  context.beginPath()
  if (outlines.filter((outline) => tracePath(tile, outline)).length > 0) {
    context.strokeStyle = color
    context.globalAlpha = alpha
    context.lineWidth = width
    context.lineJoin = 'round'
    context.setLineDash(dash)
    context.stroke()
  }
  context.restore()
}

/** A soft band along the inside of a border. */
function band(tile: TileCanvas, outline: Outline, color: string, width: number): void {
  const { context } = tile
  context.save()
  context.beginPath()
  if (tracePath(tile, outline)) {
    context.clip('evenodd')
    context.strokeStyle = color
    context.lineJoin = 'round'
    for (const [part, alpha] of [
      [2, 0.1],
      [1.2, 0.12],
      [0.6, 0.14],
    ] as const) {
      context.lineWidth = width * part
      context.globalAlpha = alpha
      context.stroke()
    }
  }
  context.restore()
}
