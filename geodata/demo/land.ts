import type { Position } from 'geojson'
import type { Relief } from '../county.types.ts'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import type { Course } from './courses.ts'
import { createDrainage, createFavour, erode, fillHollows, fixFrame, type Landscape } from './erosion.ts'
import { createNoise, fractal } from './noise.ts'
import { summitField } from './summits.ts'
import { createBend, ERODED, METERS_EAST, windowGrid } from './window.ts'

/** A place whose height is known: the land around it is a basin or a bench of that height. */
export interface Seat {
  at: Position
  heightMeters: number
  radiusMeters: number
}

/** Cells a degree of each level and the steps of erosion taken on it. */
const LEVELS = [
  { perDegree: 300, steps: 90 },
  { perDegree: 600, steps: 22 },
  { perDegree: 1200, steps: 7 },
] as const

export interface ErodedLand {
  land: Landscape
  perDegree: number
  favour: Float32Array
  bend: (position: Position) => [number, number]
}

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
  const lowest = floorField(courses, seats)
  const valleys = valleyField(courses)
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

/** Height of the rivers and seats around a place, the nearer the more: the land is not lower than they are. */
function floorField(courses: readonly Course[], seats: readonly Seat[]): (longitude: number, latitude: number) => number {
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
function valleyField(courses: readonly Course[]): (longitude: number, latitude: number) => number {
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

/** Gives rivers, valley floors and basins their heights and fixes them. */
function layFloors(
  land: Landscape,
  perDegree: number,
  courses: readonly Course[],
  seats: readonly Seat[],
  bend: (position: Position) => [number, number],
  summits: (longitude: number, latitude: number) => number,
  random: Streams,
): void {
  const { width, height, cellX, cellY, heights, fixed } = land
  const nearness = new Float32Array(width * height).fill(1)
  const lay = (position: Position, radius: number, heightAt: (share: number) => number): void => {
    const [lon, lat] = bend(position)
    const cx = (lon - ERODED.west) * perDegree - 0.5
    const cy = (ERODED.north - lat) * perDegree - 0.5
    const reachX = radius / cellX
    const reachY = radius / cellY
    for (let row = Math.max(0, Math.ceil(cy - reachY)); row <= Math.min(height - 1, Math.floor(cy + reachY)); row++) {
      for (let column = Math.max(0, Math.ceil(cx - reachX)); column <= Math.min(width - 1, Math.floor(cx + reachX)); column++) {
        const share = Math.hypot((column - cx) * cellX, (row - cy) * cellY) / radius
        const cell = row * width + column
        if (share >= nearness[cell]!) continue
        nearness[cell] = share
        heights[cell] = heightAt(share)
        fixed[cell] = 1
      }
    }
    const column = Math.round(cx)
    const row = Math.round(cy)
    if (column < 0 || row < 0 || column >= width || row >= height || fixed[row * width + column]) return
    heights[row * width + column] = heightAt(0)
    fixed[row * width + column] = 1
  }
  const shore = createNoise(random('basin shores'))
  for (const seat of seats) {
    // A handful of overlapping rounds make a basin that isn't round.
    for (let part = 0; part < 9; part++) {
      const angle = part * 0.7
      const away = part === 0 ? 0 : seat.radiusMeters * (0.5 + 0.5 * shore(seat.at[0]! * 977 + part * 3.1, seat.at[1]! * 977))
      const at = [seat.at[0]! + (away * Math.cos(angle)) / METERS_EAST, seat.at[1]! + (away * Math.sin(angle)) / METERS_PER_LATITUDE]
      const tilt = (away / seat.radiusMeters) * 4
      lay(at, seat.radiusMeters * (part === 0 ? 0.6 : 0.45), (share) => seat.heightMeters + tilt + 3 * share * share)
    }
  }
  for (const course of courses) {
    const breadth = createNoise(random('valley floor', course.name))
    const total = course.along.at(-1)!
    course.line.forEach((position, index) => {
      const at = course.along[index]!
      const open = Math.min(1, Math.max(0.28, 1.3 - summits(position[0]!, position[1]!) / 800))
      const radius =
        course.floorMeters * open * (0.85 + 0.75 * breadth(at / 2100, 0.5) + 0.3 * breadth(at / 700, 7.5)) * (0.45 + (0.55 * at) / total)
      const bed = course.heights[index]!
      lay(position, Math.max(radius, 30), (share) => bed + 1 + 6 * share * share)
    })
  }
}

/** Evens out the steps between basins and valley floors that meet. */
function softenFloors({ width, heights, fixed, cellY }: Landscape): void {
  const inner: number[] = []
  for (let cell = width; cell < fixed.length - width; cell++) if (fixed[cell]) inner.push(cell)
  const rounds = Math.round(360 / cellY)
  for (let round = 0; round < rounds; round++) {
    for (const cell of inner) {
      let sum = 2 * heights[cell]!
      let count = 2
      for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
        if (!fixed[next]) continue
        sum += heights[next]!
        count++
      }
      heights[cell] = sum / count
    }
  }
}

/** Uplift follows the aim: more where the highest ground around stays below the summits wanted, less where it overshoots. */
function steer(land: Landscape, aim: Float32Array): void {
  const { width, height, heights, uplift } = land
  const highest = spread(heights, width, height, 4, Math.max)
  const change = new Float32Array(uplift.length)
  for (let cell = 0; cell < uplift.length; cell++) change[cell] = Math.min(1.3, Math.max(0.75, aim[cell]! / Math.max(highest[cell]!, 40)))
  const smooth = blur(blur(change, width, height, 3), width, height, 3)
  for (let cell = 0; cell < uplift.length; cell++)
    uplift[cell] = Math.min(55, Math.max(1.2 + 0.011 * aim[cell]!, uplift[cell]! * Math.sqrt(smooth[cell]!)))
}

function spread(
  values: Float32Array,
  width: number,
  height: number,
  reach: number,
  choose: (a: number, b: number) => number,
): Float32Array {
  const rows = new Float32Array(values.length)
  const both = new Float32Array(values.length)
  for (let cell = 0; cell < values.length; cell++) {
    const column = cell % width
    let best = values[cell]!
    for (let other = Math.max(0, column - reach); other <= Math.min(width - 1, column + reach); other++)
      best = choose(best, values[cell - column + other]!)
    rows[cell] = best
  }
  for (let cell = 0; cell < values.length; cell++) {
    const column = cell % width
    const row = (cell - column) / width
    let best = rows[cell]!
    for (let other = Math.max(0, row - reach); other <= Math.min(height - 1, row + reach); other++)
      best = choose(best, rows[other * width + column]!)
    both[cell] = best
  }
  return both
}

function blur(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const rows = new Float32Array(values.length)
  const both = new Float32Array(values.length)
  const share = 1 / (2 * reach + 1)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let other = column - reach; other <= column + reach; other++)
        sum += values[row * width + Math.min(width - 1, Math.max(0, other))]!
      rows[row * width + column] = sum * share
    }
  }
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let other = row - reach; other <= row + reach; other++) sum += rows[Math.min(height - 1, Math.max(0, other)) * width + column]!
      both[row * width + column] = sum * share
    }
  }
  return both
}

/** Bilinear value between cell middles. */
function sampleCells(land: Landscape, values: Float32Array, perDegree: number, lon: number, lat: number): number {
  const x = Math.min(Math.max((lon - ERODED.west) * perDegree - 0.5, 0), land.width - 1.001)
  const y = Math.min(Math.max((ERODED.north - lat) * perDegree - 0.5, 0), land.height - 1.001)
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = x - column
  const fy = y - row
  const at = row * land.width + column
  const upper = values[at]! + (values[at + 1]! - values[at]!) * fx
  const lower = values[at + land.width]! + (values[at + land.width + 1]! - values[at + land.width]!) * fx
  return upper + (lower - upper) * fy
}

/** Smooth (Catmull–Rom in both directions) height of the eroded land at a place of its own sheet. */
export function smoothHeight({ land, perDegree }: ErodedLand, lon: number, lat: number): number {
  const { width, height, heights } = land
  const x = Math.min(Math.max((lon - ERODED.west) * perDegree - 0.5, 1), width - 2.001)
  const y = Math.min(Math.max((ERODED.north - lat) * perDegree - 0.5, 1), height - 2.001)
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = x - column
  const wx0 = fx * (-0.5 + fx * (1 - 0.5 * fx))
  const wx1 = 1 + fx * fx * (1.5 * fx - 2.5)
  const wx2 = fx * (0.5 + fx * (2 - 1.5 * fx))
  const wx3 = fx * fx * (0.5 * fx - 0.5)
  const fy = y - row
  let sum = 0
  let at = (row - 1) * width + column - 1
  for (let line = 0; line < 4; line++, at += width) {
    const weight =
      line === 0
        ? fy * (-0.5 + fy * (1 - 0.5 * fy))
        : line === 1
          ? 1 + fy * fy * (1.5 * fy - 2.5)
          : line === 2
            ? fy * (0.5 + fy * (2 - 1.5 * fy))
            : fy * fy * (0.5 * fy - 0.5)
    sum += weight * (wx0 * heights[at]! + wx1 * heights[at + 1]! + wx2 * heights[at + 2]! + wx3 * heights[at + 3]!)
  }
  return sum
}

/** Place of the map that a cell's middle lies at: the bend undone by iteration (it is less than its own wavelength). */
export function mapPosition({ land, perDegree, bend }: ErodedLand, cell: number): Position {
  const row = Math.floor(cell / land.width)
  const lon = ERODED.west + (cell - row * land.width + 0.5) / perDegree
  const lat = ERODED.north - (row + 0.5) / perDegree
  let at: [number, number] = [lon, lat]
  for (let round = 0; round < 6; round++) {
    const [x, y] = bend(at)
    at = [at[0] + lon - x, at[1] + lat - y]
  }
  return at
}

/** Empty relief over a frame. */
export function emptyRelief(frame: { west: number; south: number; east: number; north: number }, perDegree: number): Relief {
  const width = Math.round((frame.east - frame.west) * perDegree) + 1
  const height = Math.round((frame.north - frame.south) * perDegree) + 1
  return { west: frame.west, north: frame.north, step: 1 / perDegree, width, height, heights: new Float32Array(width * height) }
}
