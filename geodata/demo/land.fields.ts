import { METERS_PER_LATITUDE } from '../relief.ts'
import type { Course } from './courses.ts'
import { sampleCells } from './land.grid.ts'
import { ERODED, METERS_EAST, windowGrid } from './window.ts'
import type { Position } from 'geojson'

/** A place whose height is known: the land around it is a basin or a bench of that height. */
export interface Seat {
  at: Position
  heightMeters: number
  radiusMeters: number
}

export type Surface = (longitude: number, latitude: number) => number

/** A smooth surface looked up between points of a grid instead of computed anew. */
export function coarsely(surface: Surface, perDegree: number): Surface {
  const grid = windowGrid(perDegree)
  const values = new Float32Array(grid.width * grid.height)
  for (let cell = 0; cell < values.length; cell++) {
    const row = Math.floor(cell / grid.width)
    values[cell] = surface(ERODED.west + ((cell % grid.width) + 0.5) / perDegree, ERODED.north - (row + 0.5) / perDegree)
  }
  return (longitude, latitude) => sampleCells(grid, values, perDegree, longitude, latitude)
}

/** Height of the rivers and seats around a place, the nearer the more: the land is not lower than they are. */
export function floorField(courses: readonly Course[], seats: readonly Seat[]): Surface {
  const known: [number, number, number][] = seats.map(({ at, heightMeters }) => [
    at[0]! * METERS_EAST,
    at[1]! * METERS_PER_LATITUDE,
    heightMeters,
  ])
  for (const { line, heights } of courses) {
    for (let index = 0; index < line.length; index += 24)
      known.push([line[index]![0]! * METERS_EAST, line[index]![1]! * METERS_PER_LATITUDE, heights[index]!])
  }
  return (longitude, latitude) => {
    const x = longitude * METERS_EAST
    const y = latitude * METERS_PER_LATITUDE
    let sum = 0
    let weights = 0
    for (const [kx, ky, height] of known) {
      const square = (x - kx) * (x - kx) + (y - ky) * (y - ky) + 250_000
      const weight = 1 / (square * square)
      sum += weight * height
      weights += weight
    }
    return sum / weights
  }
}

/** How near the hills come to the rivers: 0.2 beside one, 1 where its valley ends. Gorges stay narrow by their narrow floors. */
export function valleyField(courses: readonly Course[]): Surface {
  const known = courses.flatMap(({ line, floorMeters }) =>
    line
      .filter((_, index) => index % 12 === 0)
      .map(([lon, lat]) => [lon! * METERS_EAST, lat! * METERS_PER_LATITUDE, floorMeters * 6.5] as const),
  )
  return (longitude, latitude) => {
    const x = longitude * METERS_EAST
    const y = latitude * METERS_PER_LATITUDE
    let nearest = 1
    for (const [kx, ky, reach] of known) {
      const square = ((x - kx) * (x - kx) + (y - ky) * (y - ky)) / (reach * reach)
      if (square < nearest) nearest = square
    }
    return 0.2 + 0.8 * Math.sqrt(nearest)
  }
}
