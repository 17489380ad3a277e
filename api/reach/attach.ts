import { placeOn, type Land } from './land.ts'
import { metersToMiddle } from './network.ts'
import { OFF_PATH, walkingSpeed } from './pace.ts'
import type { Goal } from './spread.ts'
import type { Waters } from './water.ts'

/** Cells around a place that are looked at. */
const AROUND = 3

/**
 * The cell from which a place is reached, on its own side of the water, with the seconds of walking between them;
 * undefined in the middle of a lake or off the grid.
 */
export function attach(land: Land, waters: Waters, lon: number, lat: number): Goal | undefined {
  const [x, y] = placeOn(land, lon, lat)
  let best: Goal | undefined
  for (let row = Math.round(y) - AROUND; row <= Math.round(y) + AROUND; row++)
    for (let column = Math.round(x) - AROUND; column <= Math.round(x) + AROUND; column++) {
      if (column < 0 || row < 0 || column >= land.width || row >= land.height) continue
      const cell = row * land.width + column
      if (land.water[cell] || Number.isNaN(land.heights[cell]!)) continue
      const seconds = metersToMiddle(land, cell, lon, lat) / (OFF_PATH * walkingSpeed(0))
      if (best && seconds >= best.seconds) continue
      if (waters.crosses(x, y, column, row)) continue
      best = { cell, seconds }
    }
  return best
}
