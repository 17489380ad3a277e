import type { MultiPolygon, Position } from 'geojson'
import { simplifyLine, smoothArc } from '../arcs.ts'
import type { Relief } from '../county.types.ts'
import { metersBetween } from '../field.ts'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE, sampleRelief } from '../relief.ts'
import { boundsOf, inRings, wound } from '../rings.ts'
import { spread, type SpreadGrid } from '../spread.ts'
import { createNoise, type Noise } from './noise.ts'
import { METERS_EAST } from './window.ts'

const PER_DEGREE = 600
/** How far the border may leave the extent it is drawn from, and how near it may come to a seat, metres. */
const CORRIDOR = 1900
const OFF_SEAT = 1700
/** Corners of the extent closer to the line between their neighbours than this don't bind, degrees. */
const LOOSE = 0.011
/** Surroundings a ridge stands out from, cells. */
const AROUND = 6

/**
 * A border as borders are: from corner to corner of an approximate extent along the watersheds between. The extent itself, where that fails.
 * @param extent closed ring, counter-clockwise
 * @param seats places that stay inside
 */
export function drawBoundary(relief: Relief, extent: readonly Position[], seats: readonly Position[], random: Streams): MultiPolygon {
  const grid = ridgeGrid(relief, extent, createNoise(random('border')))
  const corners = simplifyLine(extent, LOOSE)
    .slice(0, -1)
    .map((corner) => snapToRidge(grid, corner, seats))
  const cells: number[] = []
  corners.forEach((from, index) => cells.push(...wayBetween(grid, from, corners[(index + 1) % corners.length]!, seats).slice(0, -1)))
  // Started away from a corner, where ways meet and may double back.
  const half = Math.floor(cells.length / corners.length / 2)
  const ring = withoutLoops([...cells.slice(half), ...cells.slice(0, half)], grid.width).map((cell) => grid.positionOf(cell))
  ring.push(ring[0]!)
  const smooth = simplifyLine(smoothArc(ring, 2), 25 / METERS_PER_LATITUDE)
  const sound = seats.every((seat) => inRings([smooth], seat)) && !crossesItself(smooth)
  return wound({ type: 'Polygon', coordinates: [sound ? smooth : [...extent]] })
}

interface RidgeGrid extends SpreadGrid {
  /** what a step costs: 1 on a crest, more the deeper below it */
  ground: Float32Array
  positionOf(cell: number): Position
  cellAt(position: Position): number
}

function ridgeGrid(relief: Relief, extent: readonly Position[], noise: Noise): RidgeGrid {
  const bounds = boundsOf([extent])
  const pad = 0.05
  const west = bounds.west - pad
  const north = bounds.north + pad
  const width = Math.ceil((bounds.east + pad - west) * PER_DEGREE)
  const height = Math.ceil((north - bounds.south + pad) * PER_DEGREE)
  const positionOf = (cell: number): Position => {
    const row = Math.floor(cell / width)
    return [west + (cell - row * width + 0.5) / PER_DEGREE, north - (row + 0.5) / PER_DEGREE]
  }
  const heights = new Float32Array(width * height)
  for (let cell = 0; cell < heights.length; cell++) {
    const [lon, lat] = positionOf(cell) as [number, number]
    heights[cell] = sampleRelief(relief, lon, lat)
  }
  const ground = new Float32Array(heights.length).fill(8)
  for (let row = AROUND; row + AROUND < height; row++) {
    for (let column = AROUND; column + AROUND < width; column++) {
      let [lowest, highest] = [Infinity, -Infinity]
      for (let y = -AROUND; y <= AROUND; y += 2) {
        for (let x = -AROUND; x <= AROUND; x += 2) {
          const meters = heights[(row + y) * width + column + x]!
          if (meters < lowest) lowest = meters
          if (meters > highest) highest = meters
        }
      }
      const below = (highest - heights[row * width + column]!) / (highest - lowest + 15)
      ground[row * width + column] = (1 + 9 * below * below) * (1 + 0.45 * noise(column * 0.37, row * 0.37))
    }
  }
  return {
    width,
    height,
    heights,
    cellX: METERS_EAST / PER_DEGREE,
    cellY: METERS_PER_LATITUDE / PER_DEGREE,
    ground,
    positionOf,
    cellAt: ([lon, lat]) => Math.floor((north - lat!) * PER_DEGREE) * width + Math.floor((lon! - west) * PER_DEGREE),
  }
}

/** The best crest near a corner. */
function snapToRidge(grid: RidgeGrid, corner: Position, seats: readonly Position[]): number {
  const middle = grid.cellAt(corner)
  const reach = Math.round((CORRIDOR * 0.6) / grid.cellY)
  let best = middle
  let least = Infinity
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const cell = middle + row * grid.width + column
      const position = grid.positionOf(cell)
      const cost = grid.ground[cell]! + metersBetween(position, corner) / 900
      if (cost >= least || seats.some((seat) => metersBetween(seat, position) < OFF_SEAT)) continue
      least = cost
      best = cell
    }
  }
  return best
}

/** Cells from one corner to the next, along the crests of the corridor between them. */
function wayBetween(grid: RidgeGrid, from: number, to: number, seats: readonly Position[]): number[] {
  const [a, b] = [grid.positionOf(from), grid.positionOf(to)]
  const near = seats.filter((seat) => metersBetween(seat, a) < 30_000 || metersBetween(seat, b) < 30_000)
  const open = (cell: number): boolean => {
    const position = grid.positionOf(cell)
    return metersToLine(a, b, position) < CORRIDOR && near.every((seat) => metersBetween(seat, position) > OFF_SEAT)
  }
  const { parent, cost } = spread(grid, [{ cell: from, source: 0 }], { climb: 0, steep: 0, ground: grid.ground, open }, [to])
  if (cost[to] === Infinity) return [from, to]
  const cells: number[] = []
  for (let cell = to; cell >= 0; cell = parent[cell]!) cells.push(cell)
  return cells.reverse()
}

function metersToLine([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): number {
  const dx = (bx! - ax!) * METERS_EAST
  const dy = (by! - ay!) * METERS_PER_LATITUDE
  const px = (x! - ax!) * METERS_EAST
  const py = (y! - ay!) * METERS_PER_LATITUDE
  const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(px - t * dx, py - t * dy)
}

/** The cells with every detour cut that comes back to a cell or beside one. */
function withoutLoops(cells: readonly number[], width: number): number[] {
  const kept: number[] = []
  const at = new Map<number, number>()
  const around = [0, 1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width]
  for (const cell of cells) {
    let back = kept.length
    for (const offset of around) {
      const known = at.get(cell + offset)
      if (known !== undefined && known < kept.length - 1 && kept.length - known < cells.length / 2) back = Math.min(back, known + 1)
    }
    for (const dropped of kept.splice(back)) at.delete(dropped)
    if (at.has(cell)) continue
    at.set(cell, kept.length)
    kept.push(cell)
  }
  return kept
}

function crossesItself(ring: readonly Position[]): boolean {
  const side = (p: Position, q: Position, r: Position): number => (q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!)
  const count = ring.length - 1
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue
      const [p, q, r, s] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) return true
    }
  }
  return false
}
