import type { HazardField } from '../../api/contract/hazards.ts'
import type { HousePositions } from '../../api/contract/house_positions.ts'

export interface ZoneHouses {
  /** Class of each house. */
  readonly of: Uint8Array
  /** A bit a house, least significant first: 1 in the zone. */
  readonly inside: Uint8Array
}

/** Houses in a zone of hazards, each with its class. */
export function housesInZone({ west, north, step, width, height, runs }: HazardField, { lons, lats }: HousePositions): ZoneHouses {
  const values = new Map<number, number>()
  for (let run = 0; run < runs.length; run += 3)
    for (let cell = runs[run]!; cell < runs[run]! + runs[run + 1]!; cell++) values.set(cell, runs[run + 2]!)
  const of = new Uint8Array(lons.length)
  const inside = new Uint8Array(Math.ceil(lons.length / 8))
  for (let house = 0; house < lons.length; house++) {
    const column = Math.round((lons[house]! - west) / step)
    const row = Math.round((north - lats[house]!) / step)
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    const value = values.get(row * width + column)
    if (value === undefined) continue
    of[house] = value - 1
    inside[house >> 3]! |= 1 << (house & 7)
  }
  return { of, inside }
}
