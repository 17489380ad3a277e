import type { Position } from 'geojson'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE, metersPerLongitude } from '../relief.ts'
import type { Grid } from './erosion.ts'
import { createNoise } from './noise.ts'

/** The demo's relief: what is kept, and the wider window that is eroded so that no valley ends at the edge of what is kept. */
export const KEPT = { west: 110.45, south: 29.0, east: 111.45, north: 29.78 }
export const ERODED = { west: 110.39, south: 28.94, east: 111.51, north: 29.84 }

const MIDDLE_LATITUDE = 29.39
export const METERS_EAST = metersPerLongitude(MIDDLE_LATITUDE)

/** The eroded window as a grid with `perDegree` cells a degree both ways. */
export function windowGrid(perDegree: number): Grid {
  return {
    width: Math.round((ERODED.east - ERODED.west) * perDegree),
    height: Math.round((ERODED.north - ERODED.south) * perDegree),
    cellX: METERS_EAST / perDegree,
    cellY: METERS_PER_LATITUDE / perDegree,
  }
}

/**
 * Erosion on a grid prefers eight directions. So the land is eroded on a bent sheet: `bend` says where a place of the map lies on it,
 * and the map is read back through it, its valleys bending too.
 */
export function createBend(random: Streams): (position: Position) => [number, number] {
  const east = createNoise(random('bend east'))
  const north = createNoise(random('bend north'))
  const waves = [
    [5200, 420],
    [1150, 125],
    [300, 22],
  ] as const
  return (position) => {
    const [lon, lat] = position as [number, number]
    const x = lon * METERS_EAST
    const y = lat * METERS_PER_LATITUDE
    let dx = 0
    let dy = 0
    for (const [length, reach] of waves) {
      dx += reach * east(x / length, y / length)
      dy += reach * north(x / length, y / length)
    }
    return [lon + dx / METERS_EAST, lat + dy / METERS_PER_LATITUDE]
  }
}
