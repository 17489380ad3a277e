import type { MultiPolygon } from 'geojson'
import type { Relief } from '../county.types.ts'

/** Grids as one, on the lattice of the finest: where several have a height, the first counts. */
export function mergeReliefs(reliefs: readonly Relief[]): Relief {
  if (reliefs.length === 1) return reliefs[0]!
  const finest = reliefs.reduce((best, relief) => (relief.step < best.step ? relief : best))
  const { step } = finest
  const onLattice = (value: number, origin: number) => origin + Math.round((value - origin) / step) * step
  const west = onLattice(Math.min(...reliefs.map((relief) => relief.west)), finest.west)
  const north = onLattice(Math.max(...reliefs.map((relief) => relief.north)), finest.north)
  const east = Math.max(...reliefs.map((relief) => relief.west + (relief.width - 1) * relief.step))
  const south = Math.min(...reliefs.map((relief) => relief.north - (relief.height - 1) * relief.step))
  const width = Math.round((east - west) / step) + 1
  const height = Math.round((north - south) / step) + 1
  const heights = new Float32Array(width * height).fill(Number.NaN)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (const relief of reliefs) {
        const value = interpolate(
          relief,
          (west + column * step - relief.west) / relief.step,
          (relief.north - north + row * step) / relief.step,
        )
        if (Number.isNaN(value)) continue
        heights[row * width + column] = value
        break
      }
  return { west, north, step, width, height, heights }
}

/** Bilinear at fractional column and row; NaN outside and where a sample that counts is void. */
function interpolate({ width, height, heights }: Relief, x: number, y: number): number {
  if (x < -0.01 || y < -0.01 || x > width - 0.99 || y > height - 0.99) return Number.NaN
  const column = Math.min(Math.max(Math.floor(x + 0.01), 0), width - 1)
  const row = Math.min(Math.max(Math.floor(y + 0.01), 0), height - 1)
  // Within a hundredth of a cell a sample stands for itself: tiles that share an edge keep their numbers.
  const fx = x - column < 0.01 ? 0 : x - column
  const fy = y - row < 0.01 ? 0 : y - row
  const index = row * width + column
  const along = (at: number) => (fx === 0 ? heights[at]! : heights[at]! * (1 - fx) + heights[at + 1]! * fx)
  return fy === 0 ? along(index) : along(index) * (1 - fy) + along(index + width) * fy
}

/**
 * Fills voids from the nearest heights in eight directions, weighted by 1/distance² (Shepard); samples that are not void
 * stay as they are. Time is linear in the grid's size, whatever the voids' width.
 * @returns how many were filled; all of them unless the grid is nothing but voids
 */
export function fillVoids({ width, height, heights }: Relief): number {
  const orders = new Int32Array(heights.length)
  let count = 0
  for (let index = 0; index < heights.length; index++) if (Number.isNaN(heights[index]!)) orders[index] = count++
  if (count === 0 || count === heights.length) return 0
  const weights = new Float64Array(count)
  const sums = new Float64Array(count)
  const sweep = (start: number, samples: number, stride: number, length: number) => {
    let last = Number.NaN
    let steps = 0
    for (let index = start, done = 0; done < samples; index += stride, done++) {
      const value = heights[index]!
      if (!Number.isNaN(value)) {
        last = value
        steps = 0
        continue
      }
      steps++
      if (Number.isNaN(last)) continue
      const order = orders[index]!
      const weight = 1 / (steps * length) ** 2
      weights[order]! += weight
      sums[order]! += weight * last
    }
  }
  const both = (start: number, samples: number, stride: number, length: number) => {
    sweep(start, samples, stride, length)
    sweep(start + (samples - 1) * stride, samples, -stride, length)
  }
  for (let row = 0; row < height; row++) both(row * width, width, 1, 1)
  for (let column = 0; column < width; column++) both(column, height, width, 1)
  for (let column = 0; column < width; column++) {
    both(column, Math.min(height, width - column), width + 1, Math.SQRT2)
    both(column, Math.min(height, column + 1), width - 1, Math.SQRT2)
  }
  for (let row = 1; row < height; row++) {
    both(row * width, Math.min(width, height - row), width + 1, Math.SQRT2)
    both(row * width + width - 1, Math.min(width, height - row), width - 1, Math.SQRT2)
  }
  let filled = 0
  for (let index = 0; index < heights.length; index++) {
    const order = orders[index]!
    if (!Number.isNaN(heights[index]!) || weights[order] === 0) continue
    heights[index] = sums[order]! / weights[order]!
    filled++
  }
  // A void that no direction leads out of gets its neighbours' new heights.
  return filled === count ? filled : filled + fillVoids({ west: 0, north: 0, step: 1, width, height, heights })
}

/** Calls `see` with the height of every sample inside the polygon (even–odd rule). */
export function eachInside(
  { west, north, step, width, height, heights }: Relief,
  area: MultiPolygon,
  see: (heightMeters: number) => void,
): void {
  for (let row = 0; row < height; row++) {
    const latitude = north - row * step
    const crossings: number[] = []
    for (const polygon of area.coordinates)
      for (const ring of polygon)
        for (let index = 1; index < ring.length; index++) {
          const [x0, y0] = ring[index - 1]! as [number, number]
          const [x1, y1] = ring[index]! as [number, number]
          if (y0 > latitude !== y1 > latitude) crossings.push(x0 + ((latitude - y0) / (y1 - y0)) * (x1 - x0))
        }
    crossings.sort((a, b) => a - b)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.max(0, Math.ceil((crossings[pair]! - west) / step))
      const last = Math.min(width - 1, Math.floor((crossings[pair + 1]! - west) / step))
      for (let column = first; column <= last; column++) see(heights[row * width + column]!)
    }
  }
}
