import type { Part } from '../map/picture/snapshot.ts'
import type { Box, Sheet } from './sheet.ts'

/** What stands on the map of a sheet, in units of a screen pixel. */
const EDGE = 10
const ROW = 20
const NORTH = 48
const SCALE = { before: 10, height: 36 }
/** The longest the bar of the scale gets. */
export const LONGEST_SCALE = 150

type Place = Pick<Sheet, 'map' | 'side' | 'unit'>

/** The legend, at the foot of what stands beside the map. @param rows lines under its title */
export function legendBox({ side, unit }: { side: Box; unit: number }, rows: number): Box {
  const height = ((rows + 1) * ROW + 14) * unit
  return { x: side.x, y: side.y + side.height - height, width: side.width, height }
}

/** Beside the map at its head; without a legend on the map, in its corner. */
export function northBox({ map, side, unit }: Place): Box {
  const length = NORTH * unit
  if (side) return { x: side.x + (side.width - length) / 2, y: side.y, width: length, height: length }
  return { x: map.x + map.width - length - EDGE * unit, y: map.y + EDGE * unit, width: length, height: length }
}

/** @param bar how long the bar is, pixels of the sheet */
export function scaleBox({ map, unit }: Pick<Place, 'map' | 'unit'>, bar: number): Box {
  const height = SCALE.height * unit
  return { x: map.x + EDGE * unit, y: map.y + map.height - EDGE * unit - height, width: bar + 2 * SCALE.before * unit, height }
}

/** Boxes that cover something of the map: names give way to them. */
export function furnitureOf(sheet: Place): Box[] {
  const scale = scaleBox(sheet, LONGEST_SCALE * sheet.unit)
  return sheet.side ? [scale] : [scale, northBox(sheet)]
}

/**
 * Where the map has what a box of the sheet covers, CSS pixels.
 * @param part of the map that is taken
 * @param fineness pixels of the taken picture to a CSS pixel
 */
export function underBox(box: Box, { map, source }: Pick<Sheet, 'map' | 'source'>, part: Part, fineness: number) {
  const perPixel = source.width / map.width / fineness
  const left = part.left + source.x / fineness + (box.x - map.x) * perPixel
  const top = part.top + source.y / fineness + (box.y - map.y) * perPixel
  return { left, top, right: left + box.width * perPixel, bottom: top + box.height * perPixel }
}
