import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import type { Course } from './courses.ts'
import { createDrainage, createFavour, erode, fillHollows, fixFrame, type Landscape } from './erosion.ts'
import { coarsely, floorField, valleyField, type Seat } from './land.fields.ts'
import { layFloors, softenFloors } from './land.floors.ts'
import { sampleCells, type ErodedLand } from './land.grid.ts'
import { steer } from './land.uplift.ts'
import { createNoise, fractal } from './noise.ts'
import { summitField } from './summits.ts'
import { createBend, ERODED, METERS_EAST, windowGrid } from './window.ts'

/** Cells a degree of each level and the steps of erosion taken on it. */
const LEVELS = [
  { perDegree: 300, steps: 90 },
  { perDegree: 600, steps: 22 },
  { perDegree: 1200, steps: 7 },
] as const

/**
 * The land under the demo county, eroded from coarse to fine: rivers and basins are given, everything else rises towards its summits
 * and is cut down by its own streams (stream power law), so that every valley drains and every ridge divides.
 */
export function erodeLand(courses: readonly Course[], seats: readonly Seat[], random: Streams): ErodedLand {
  const summits = summitField(random)
  const bend = createBend(random)
  const rock = createNoise(random('rock'))
  const rough = createNoise(random('roughness'))
  let last: { land: Landscape; perDegree: number } | undefined
  const lowest = coarsely(floorField(courses, seats), 150)
  const valleys = coarsely(valleyField(courses), 150)
  const favour = createFavour(random)
  LEVELS.forEach(({ perDegree, steps }, level) => {
    const grid = windowGrid(perDegree)
    const count = grid.width * grid.height
    const land: Landscape = { ...grid, heights: new Float32Array(count), fixed: new Uint8Array(count), uplift: new Float32Array(count) }
    const holds = new Float32Array(count)
    const aim = level === 0 ? new Float32Array(count) : undefined
    for (let cell = 0; cell < count; cell++) {
      const row = Math.floor(cell / grid.width)
      const lon = ERODED.west + ((cell % grid.width) + 0.5) / perDegree
      const lat = ERODED.north - (row + 0.5) / perDegree
      const x = (lon * METERS_EAST) / 1000
      const y = (lat * METERS_PER_LATITUDE) / 1000
      holds[cell] = 0.74 + 0.2 * fractal(rock, x / 2.2, y / 2.2, 3)
      if (aim) {
        const floor = lowest(lon, lat)
        const open = valleys(lon, lat)
        aim[cell] = Math.max(floor + (summits(lon, lat) - floor) * open, floor + (45 + 0.12 * floor) * open + 12)
        land.heights[cell] = floor + 0.45 * (aim[cell]! - floor) + 30 * fractal(rough, x / 3, y / 3, 4)
        land.uplift[cell] = 3 + aim[cell]! * 0.02
      } else {
        land.heights[cell] =
          sampleCells(last!.land, last!.land.heights, last!.perDegree, lon, lat) +
          (14 / level) * fractal(rough, x * level * 1.7, y * level * 1.7, 3)
        land.uplift[cell] = sampleCells(last!.land, last!.land.uplift, last!.perDegree, lon, lat)
      }
    }
    fixFrame(land)
    if (aim) for (let cell = 0; cell < count; cell++) if (land.fixed[cell]) land.heights[cell] = 0.4 * aim[cell]!
    layFloors(land, perDegree, courses, seats, bend, summits, random)
    softenFloors(land)
    fillHollows(land)
    const drainage = createDrainage(land)
    const erosion = { incision: 150, holds, favour }
    for (let step = 0; step < steps; step++) {
      erode(land, erosion, drainage)
      if (!aim || step % 3 !== 0) continue
      fillHollows(land)
      if (step > 12) steer(land, aim)
    }
    fillHollows(land)
    last = { land, perDegree }
  })
  return { land: last!.land, perDegree: last!.perDegree, favour, bend }
}
