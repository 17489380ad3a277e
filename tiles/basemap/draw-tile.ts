import { latitudeAt, metersPerPixel, TILE_PIXELS, type MapTile } from './mercator.ts'
import { clearCoverage, coverPolygon, createCoverage } from './coverage.ts'
import { fillAlphas, greyOutside, presenceOf, type OutsideGrid, type Presence } from './fade.ts'
import type { HeightPyramid } from '../heights.ts'
import { paintLand, shadingAt, type HeightRange } from './land.ts'
import { blend, coverShapeLines, inPixels } from './painter.ts'
import { paintHouses, type Settlement } from './settlement.ts'
import { LAKE, riverStyle, ROAD_ORDER, roadStyle, TOWN } from './style.ts'
import { surfaceOf, type Surface } from './surface.ts'
import type { MapVectors } from './vectors.ts'

/** Everything a map tile is drawn from. */
export interface MapSource {
  pyramid: HeightPyramid
  range: HeightRange
  vectors: MapVectors
  outside: OutsideGrid
  /** undefined before there are houses */
  settlement?: Settlement
}

const coverage = createCoverage(TILE_PIXELS)
const county = createCoverage(TILE_PIXELS)
const alphas = new Uint8Array(TILE_PIXELS ** 2)

/**
 * Draws one tile of the map, without any text.
 * @param pixels RGBA, TILE_PIXELS square; left as it is when nothing of the map lies there
 */
export function drawTile(source: MapSource, tile: MapTile, pixels: Uint8ClampedArray): Presence {
  const { pyramid, range, vectors, outside, settlement } = source
  const presence = presenceOf(outside, tile) ?? fadeAt(source, tile)
  if (presence === 'none') return presence
  if (presence === 'whole') alphas.fill(255)
  const scale = metersPerPixel(tile.z, latitudeAt((tile.y + 0.5) / 2 ** tile.z))
  const surface = surfaceOf(pyramid, tile, shadingAt(tile.z))
  paintLand(surface, tile, range, scale, alphas, pixels)
  paintTowns(pixels, surface, vectors, tile, scale)
  if (settlement) paintHouses(pixels, coverage, settlement, tile, scale)
  paintWater(pixels, vectors, tile, scale)
  paintRoads(pixels, vectors, tile, scale)
  if (presence === 'part') greyOutside(pixels, county.values)
  return presence
}

/** Fills `county` and `alphas` for a tile that the border or the fading runs through. */
function fadeAt({ vectors, outside }: MapSource, tile: MapTile): Presence {
  clearCoverage(county)
  const rings = inPixels(vectors.boundary, tile)
  if (rings) coverPolygon(county, rings)
  return fillAlphas(county.values, outside, tile, alphas)
}

function paintTowns(
  pixels: Uint8ClampedArray,
  { block, slopes }: Surface,
  { towns }: MapVectors,
  { z, x, y }: MapTile,
  scale: number,
): void {
  if (z < 9) return
  const across = 2 ** z * TILE_PIXELS
  for (const town of towns) {
    const radius = town.radiusMeters / scale
    if (radius < 2) continue
    const middleX = town.x * across - x * TILE_PIXELS
    const middleY = town.y * across - y * TILE_PIXELS
    const left = Math.max(0, Math.floor(middleX - radius))
    const right = Math.min(TILE_PIXELS, Math.ceil(middleX + radius))
    const top = Math.max(0, Math.floor(middleY - radius))
    const bottom = Math.min(TILE_PIXELS, Math.ceil(middleY + radius))
    if (left >= right || top >= bottom) continue
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++) {
        const index = row * TILE_PIXELS + column
        const near = 1 - Math.hypot(column + 0.5 - middleX, row + 0.5 - middleY) / radius
        if (near <= 0) continue
        const slope = slopes[Math.floor(row / block) * (TILE_PIXELS / block) + Math.floor(column / block)]!
        const value = Math.min(1, near * 1.8) * Math.max(0, 1 - slope * 4)
        if (value > coverage.values[index]!) coverage.values[index] = value
      }
    coverage.left = Math.min(coverage.left, left)
    coverage.right = Math.max(coverage.right, right)
    coverage.top = Math.min(coverage.top, top)
    coverage.bottom = Math.max(coverage.bottom, bottom)
  }
  blend(pixels, coverage, TOWN, 0.8)
}

function paintWater(pixels: Uint8ClampedArray, { rivers, lakes }: MapVectors, tile: MapTile, scale: number): void {
  const visible = rivers.flatMap(({ kind, widthMeters, shape }) => {
    const style = riverStyle(kind, widthMeters, tile.z, scale)
    const parts = style && inPixels(shape, tile, 24 + style.width)
    return parts ? [{ style: style!, parts }] : []
  })
  const shores = lakes.flatMap((shape) => inPixels(shape, tile) ?? [])
  for (const { style, parts } of visible) if (style.casing > 0) coverShapeLines(coverage, parts, style.width / 2 + style.casing)
  if (shores.length > 0) coverShapeLines(coverage, shores, LAKE.casing)
  blend(pixels, coverage, LAKE.casingColor, 0.9)
  for (const { style, parts } of visible) coverShapeLines(coverage, parts, style.width / 2)
  if (shores.length > 0) coverPolygon(coverage, shores)
  blend(pixels, coverage, LAKE.color, 1)
}

function paintRoads(pixels: Uint8ClampedArray, { roads }: MapVectors, tile: MapTile, scale: number): void {
  const drawn = ROAD_ORDER.map((kind) => {
    const style = roadStyle(kind, tile.z, scale)
    const parts = style ? (roads.get(kind) ?? []).flatMap((shape) => inPixels(shape, tile) ?? []) : []
    return { style, parts }
  })
  for (const { style, parts } of drawn) {
    if (!style || parts.length === 0 || style.casing === 0) continue
    coverShapeLines(coverage, parts, style.width / 2 + style.casing)
    blend(pixels, coverage, style.casingColor, 0.75)
  }
  for (const { style, parts } of drawn) {
    if (!style || parts.length === 0) continue
    coverShapeLines(coverage, parts, style.width / 2)
    blend(pixels, coverage, style.color, style.opacity)
  }
}
