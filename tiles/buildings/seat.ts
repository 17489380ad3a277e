import { heightAt, type HeightLevel } from '../heights.ts'

/** Walls begin this far below the lowest ground under them: coarse terrain may lie below the relief. */
const FOUNDATION = 3
/** On a slope the ground floor lies between the lowest and the highest ground, but at most this far below the highest, metres. */
const DUG_IN = 1.5

/** Metres above the ellipsoid. */
export interface Seat {
  /** where the walls begin */
  foot: number
  /** ground floor */
  floor: number
}

/**
 * How a house stands on its land. Ground is read at the corners, the middles of the sides and the middle: a crest may run between
 * the corners of a house, and would stand out of its roof.
 * @param ring longitude, latitude pairs of the corners, degrees, not closed
 */
export function seatOn(land: HeightLevel, ring: ArrayLike<number>): Seat {
  const corners = ring.length / 2
  let [low, high, middleLon, middleLat] = [Infinity, -Infinity, 0, 0]
  const read = (lon: number, lat: number) => {
    const ground = heightAt(land, lon, lat)
    low = Math.min(low, ground)
    high = Math.max(high, ground)
  }
  for (let corner = 0; corner < corners; corner++) {
    const next = (corner + 1) % corners
    const [lon, lat] = [ring[2 * corner]!, ring[2 * corner + 1]!]
    read(lon, lat)
    read((lon + ring[2 * next]!) / 2, (lat + ring[2 * next + 1]!) / 2)
    middleLon += lon / corners
    middleLat += lat / corners
  }
  read(middleLon, middleLat)
  return { foot: low - FOUNDATION, floor: Math.max((low + high) / 2, high - DUG_IN) }
}
