import type { Streams } from '../random.ts'

/** A grid of cells in rows from north, edge lengths in metres. */
export interface Grid {
  width: number
  height: number
  cellX: number
  cellY: number
}

export interface Landscape extends Grid {
  /** metres */
  heights: Float32Array
  /** 1 where the height is given: rivers, basins and the outer edge, to which everything drains */
  fixed: Uint8Array
  /** metres a step */
  uplift: Float32Array
}

export interface Erosion {
  /** metres a step that a step in a river bed moves upstream where it drains 1 km² */
  incision: number
  /** steepest slope (rise over run) that rock of a cell holds */
  holds: Float32Array
  /** favour of each of 1,024 cell-and-direction pairs: breaks the eight directions of the grid */
  favour: Float32Array
}

/** Favour of the directions: 0.72–1.28, drawn once for a land. */
export function createFavour(random: Streams): Float32Array {
  const stream = random('favour')
  return Float32Array.from({ length: 1024 }, () => 0.72 + 0.56 * stream.next())
}

/** Which neighbour each cell drains to, and an order from the sources down. */
export interface Drainage {
  receivers: Int32Array
  order: Int32Array
  /** km² that drain through each cell */
  area: Float32Array
}

/** Offsets and distances of a cell's eight neighbours; the last four are the diagonals. */
function neighbours(grid: Grid): { offsets: Int32Array; distances: Float64Array } {
  const w = grid.width
  const diagonal = Math.hypot(grid.cellX, grid.cellY)
  return {
    offsets: Int32Array.of(1, -1, w, -w, w + 1, w - 1, -w + 1, -w - 1),
    distances: Float64Array.of(grid.cellX, grid.cellX, grid.cellY, grid.cellY, diagonal, diagonal, diagonal, diagonal),
  }
}

/** Fixes the outer frame of the grid, so that neighbours of free cells are always inside. */
export function fixFrame(land: Landscape): void {
  const { width, height, fixed } = land
  for (let column = 0; column < width; column++) fixed[column] = fixed[(height - 1) * width + column] = 1
  for (let row = 0; row < height; row++) fixed[row * width] = fixed[row * width + width - 1] = 1
}

/** Room for a land's drainage, to be used again step after step. */
export function createDrainage({ width, height }: Grid): Drainage {
  const count = width * height
  return { receivers: new Int32Array(count), order: new Int32Array(count), area: new Float32Array(count) }
}

/** Steepest descent over eight neighbours (O'Callaghan & Mark 1984) and drained areas, written into `drainage`. */
export function drain(land: Landscape, favour: Float32Array, drainage: Drainage): void {
  const { width, height, heights, fixed, cellX, cellY } = land
  const { receivers, order, area } = drainage
  const count = width * height
  const inflows = new Uint8Array(count)
  const { offsets, distances } = neighbours(land)
  for (let cell = 0; cell < count; cell++) {
    receivers[cell] = cell
    if (fixed[cell]) continue
    const here = heights[cell]!
    const pair = Math.imul(cell, 0x9e3779b1) >>> 19
    let steepest = 0
    let best = cell
    for (let side = 0; side < 8; side++) {
      const drop = here - heights[cell + offsets[side]!]!
      if (drop <= 0) continue
      const slope = (drop / distances[side]!) * favour[(pair + side) & 1023]!
      if (slope > steepest) {
        steepest = slope
        best = cell + offsets[side]!
      }
    }
    receivers[cell] = best
    if (best !== cell) inflows[best]!++
  }
  area.fill((cellX * cellY) / 1e6)
  let filled = 0
  for (let cell = 0; cell < count; cell++) if (inflows[cell] === 0) order[filled++] = cell
  for (let index = 0; index < filled; index++) {
    const cell = order[index]!
    const receiver = receivers[cell]!
    if (receiver === cell) continue
    area[receiver]! += area[cell]!
    if (--inflows[receiver]! === 0) order[filled++] = receiver
  }
}

/**
 * One step of uplift and river erosion (stream power law, slope ∝ area^−½), solved implicitly from the mouths up (Braun & Willett 2013), slopes held to what the rock bears.
 * Heights are changed in place.
 */
export function erode(land: Landscape, erosion: Erosion, drainage: Drainage): void {
  const { heights, fixed, uplift, width, cellX, cellY } = land
  const { incision, holds, favour } = erosion
  drain(land, favour, drainage)
  const { receivers, order, area } = drainage
  const diagonal = Math.hypot(cellX, cellY)
  for (let index = order.length - 1; index >= 0; index--) {
    const cell = order[index]!
    if (fixed[cell]) continue
    const receiver = receivers[cell]!
    if (receiver === cell) {
      heights[cell]! += uplift[cell]!
      continue
    }
    const step = Math.abs(receiver - cell)
    const distance = step === 1 ? cellX : step === width ? cellY : diagonal
    const factor = (incision * Math.sqrt(area[cell]!)) / distance
    const below = heights[receiver]!
    const risen = (heights[cell]! + uplift[cell]! + factor * below) / (1 + factor)
    const most = below + holds[cell]! * distance
    heights[cell] = risen > most ? most : risen
  }
}

/**
 * Raises every hollow until it drains, by a hair more than its outlet (priority flood, Barnes 2014, with buckets of `step` metres for the queue).
 * Heights are changed in place.
 */
export function fillHollows(land: Landscape, step = 0.5): void {
  const { width, height, heights, fixed } = land
  const count = width * height
  const { offsets } = neighbours(land)
  let lowest = Infinity
  let highest = -Infinity
  for (let cell = 0; cell < count; cell++) {
    const here = heights[cell]!
    if (here < lowest) lowest = here
    if (here > highest) highest = here
  }
  const bucketCount = Math.ceil((highest - lowest) / step) + 64
  const heads = new Int32Array(bucketCount).fill(-1)
  const next = new Int32Array(count)
  const seen = new Uint8Array(count)
  const bucketOf = (cell: number): number => Math.min(bucketCount - 1, Math.floor((heights[cell]! - lowest) / step))
  const push = (cell: number): void => {
    const bucket = bucketOf(cell)
    next[cell] = heads[bucket]!
    heads[bucket] = cell
    seen[cell] = 1
  }
  for (let cell = 0; cell < count; cell++) if (fixed[cell]) push(cell)
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    while (heads[bucket] !== -1) {
      const cell = heads[bucket]!
      heads[bucket] = next[cell]!
      const row = Math.floor(cell / width)
      const column = cell - row * width
      const least = heights[cell]! + 0.002
      for (let side = 0; side < 8; side++) {
        const other = cell + offsets[side]!
        if (row === 0 || row === height - 1 || column === 0 || column === width - 1) {
          if (other < 0 || other >= count || Math.abs((other % width) - column) > 1) continue
        }
        if (seen[other]) continue
        if (heights[other]! < least) heights[other] = least
        push(other)
      }
    }
  }
}
