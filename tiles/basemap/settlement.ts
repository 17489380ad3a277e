import type { HouseColumns } from '../buildings/houses.columns.ts'
import { rgb } from './color.ts'
import { coverLine, coverPolygon, touch, type Coverage } from './coverage.ts'
import { housesNear, type HouseIndex } from './houses.index.ts'
import { mercatorX, mercatorY, TILE_PIXELS, type MapTile } from './mercator.ts'
import { blend } from './painter.ts'

/** What of the houses the map shows: where they stand. */
export interface Settlement {
  houses: Pick<HouseColumns, 'starts' | 'corners'>
  index: HouseIndex
}

/** From these levels on houses are a warm grain, have their form, and yards around them. */
const GRAIN_ZOOM = 11
const FORM_ZOOM = 13
const YARD_ZOOM = 14
/** Yards and paths around a house, metres. */
const YARD = 5
const GRAIN = rgb('#a28a76')
const YARDS = rgb('#e6d8c5')
const FORM = rgb('#c3a48b')
/** A house of this many square metres … */
const USUAL_AREA = 120
/** … colours a pixel of this many metres wholly. */
const GRAIN_METERS = 17

export function paintHouses(
  pixels: Uint8ClampedArray,
  coverage: Coverage,
  { houses, index }: Settlement,
  tile: MapTile,
  metersPerPixel: number,
): void {
  if (tile.z < GRAIN_ZOOM) return
  if (tile.z < FORM_ZOOM) {
    paintGrain(pixels, coverage, { houses, index }, tile, metersPerPixel)
    return
  }
  const rings: number[][] = []
  housesNear(index, tile, (house) => rings.push(ringInPixels(houses, house, tile)))
  if (tile.z >= YARD_ZOOM) {
    for (const ring of rings) {
      coverLine(coverage, ring, YARD / metersPerPixel)
      coverPolygon(coverage, [ring])
    }
    blend(pixels, coverage, YARDS, 0.85)
  }
  for (const ring of rings) coverPolygon(coverage, [ring])
  blend(pixels, coverage, FORM, 0.9)
}

/** Each house a little of the pixels it stands on: dense villages are darker, single farms still show. */
function paintGrain(
  pixels: Uint8ClampedArray,
  coverage: Coverage,
  { houses, index }: Settlement,
  tile: MapTile,
  metersPerPixel: number,
): void {
  const { size, values } = coverage
  const share = Math.min(0.75, (USUAL_AREA / metersPerPixel ** 2) * (metersPerPixel / GRAIN_METERS) ** 1.25 * 1.7)
  const across = 2 ** tile.z * TILE_PIXELS
  housesNear(index, tile, (house) => {
    const at = 2 * houses.starts[house]!
    const x = mercatorX(houses.corners[at]!) * across - tile.x * TILE_PIXELS
    const y = mercatorY(houses.corners[at + 1]!) * across - tile.y * TILE_PIXELS
    const column = Math.floor(x)
    const row = Math.floor(y)
    if (column < 0 || row < 0 || column >= size || row >= size) return
    const place = row * size + column
    values[place] = values[place]! + (0.8 - values[place]!) * share
    touch(coverage, column, row, column + 1, row + 1)
  })
  blend(pixels, coverage, GRAIN, 1)
}

/** A house's outline, closed; a plain list, since a typed array of a few numbers takes longer to make than they do. */
function ringInPixels({ starts, corners }: Settlement['houses'], house: number, { z, x, y }: MapTile): number[] {
  const across = 2 ** z * TILE_PIXELS
  const ring: number[] = []
  for (let at = 2 * starts[house]!; at < 2 * starts[house + 1]!; at += 2)
    ring.push(mercatorX(corners[at]!) * across - x * TILE_PIXELS, mercatorY(corners[at + 1]!) * across - y * TILE_PIXELS)
  ring.push(ring[0]!, ring[1]!)
  return ring
}
