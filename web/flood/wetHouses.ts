import { DEPTH_CLASSES, depthAt, type FloodField } from '../../api/contract/flood.ts'
import type { HousePositions } from '../../api/contract/house_positions.ts'

/** Which cell of a field each house stands in, −1 none: worked out once, so that every rise is one pass over the houses. */
export function cellsOfHouses(field: FloodField, { lons, lats }: HousePositions): Int32Array {
  const index = new Map<number, number>()
  field.cells.forEach((cell, at) => index.set(cell, at))
  return Int32Array.from(lons, (lon, house) => {
    const column = Math.round((lon - field.west) / field.step)
    const row = Math.round((field.north - lats[house]!) / field.step)
    if (column < 0 || row < 0 || column >= field.width || row >= field.height) return -1
    return index.get(row * field.width + column) ?? -1
  })
}

export interface WetHouses {
  /** Class of depth of each house. */
  readonly of: Uint8Array
  /** A bit a house, least significant first: 1 in water. */
  readonly bits: Uint8Array
}

/** @param rise metres */
export function wetHouses(field: FloodField, cells: Int32Array, rise: number): WetHouses {
  const of = new Uint8Array(cells.length)
  const bits = new Uint8Array(Math.ceil(cells.length / 8))
  for (let house = 0; house < cells.length; house++) {
    const depth = cells[house]! < 0 ? 0 : depthAt(field, cells[house]!, Math.round(rise * 10))
    if (depth === 0) continue
    bits[house >> 3]! |= 1 << (house & 7)
    while (of[house]! + 1 < DEPTH_CLASSES.length && depth >= DEPTH_CLASSES[of[house]! + 1]!) of[house]!++
  }
  return { of, bits }
}

/** How many of some houses are wet. @param among a bit a house, like those of the wet ones */
export function countWet({ bits }: WetHouses, among: Uint8Array): number {
  let count = 0
  for (let byte = 0; byte < bits.length; byte++) for (let both = bits[byte]! & (among[byte] ?? 0); both; both &= both - 1) count++
  return count
}
