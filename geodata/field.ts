import type { Position } from 'geojson'
import type { Ground } from './county.types.ts'
import { gradientAt, METERS_PER_LATITUDE, metersPerLongitude, sampleRelief } from './relief.ts'
import { boundsOf } from './rings.ts'

/** The ground as a coarse grid of cells (rows from north) on which settlement is decided. */
export interface Field {
  west: number
  north: number
  /** degrees, both ways */
  step: number
  width: number
  height: number
  cellX: number
  cellY: number
  /** metres; voids filled */
  heights: Float32Array
  /** degrees */
  slopes: Float32Array
  /** 1 where the cell's middle lies within the boundary */
  inside: Uint8Array
  /** 0 dry, 1 stream, 2 river, 3 reservoir */
  water: Uint8Array
  /** 0–1: how well people live there: gentle, low in its surroundings, dry */
  habitable: Float32Array
}

const STEP = 1 / 1200
const MOST_CELLS = 1_300_000
/** Cells kept around the boundary. */
const MARGIN = 8

/** Field over the boundary of a ground; coarser than 3″ only for a county that would take more than 1.3 million cells. */
export function makeField(ground: Ground): Field {
  const rings = ground.boundary.coordinates.flat()
  const bounds = boundsOf(rings)
  const { south, east } = bounds
  const step = Math.max(STEP, Math.sqrt(((east - bounds.west) * (bounds.north - south)) / MOST_CELLS))
  // Off any round coordinate, so that cell edges never run along a boundary drawn on a grid.
  const west = bounds.west - (MARGIN + 0.3819) * step
  const north = bounds.north + (MARGIN + 0.2763) * step
  const width = Math.ceil((east - west) / step) + MARGIN
  const height = Math.ceil((north - south) / step) + MARGIN
  const field: Field = {
    west,
    north,
    step,
    width,
    height,
    cellX: step * metersPerLongitude((south + north) / 2),
    cellY: step * METERS_PER_LATITUDE,
    heights: new Float32Array(width * height),
    slopes: new Float32Array(width * height),
    inside: new Uint8Array(width * height),
    water: new Uint8Array(width * height),
    habitable: new Float32Array(width * height),
  }
  fillHeights(field, ground)
  fillRings(field, rings, (cell) => (field.inside[cell] = 1))
  wet(field, ground)
  judge(field)
  return field
}

/** Cell a position lies in; clamped to the field. */
export function cellAt(field: Field, [lon, lat]: Position): number {
  const column = Math.min(Math.max(Math.floor((lon! - field.west) / field.step), 0), field.width - 1)
  const row = Math.min(Math.max(Math.floor((field.north - lat!) / field.step), 0), field.height - 1)
  return row * field.width + column
}

/** Middle of a cell. */
export function positionOf(field: Field, cell: number): Position {
  const row = Math.floor(cell / field.width)
  const column = cell - row * field.width
  return [field.west + (column + 0.5) * field.step, field.north - (row + 0.5) * field.step]
}

/** Metres between two positions, flat: for distances inside a county. */
export function metersBetween(a: Position, b: Position): number {
  return Math.hypot((b[0]! - a[0]!) * metersPerLongitude((a[1]! + b[1]!) / 2), (b[1]! - a[1]!) * METERS_PER_LATITUDE)
}

/** The smaller of `nearest` and the metres between two positions; most need no cosine to be seen to be farther. */
export function nearer(nearest: number, a: Position, b: Position): number {
  if (Math.abs(b[1]! - a[1]!) * METERS_PER_LATITUDE >= nearest) return nearest
  return Math.min(nearest, metersBetween(a, b))
}

function fillHeights(field: Field, { relief }: Ground): void {
  const slope: [number, number] = [0, 0]
  let last = 0
  for (let cell = 0; cell < field.heights.length; cell++) {
    const [lon, lat] = positionOf(field, cell) as [number, number]
    const height = sampleRelief(relief, lon, lat)
    if (!Number.isNaN(height)) last = height
    field.heights[cell] = last
    gradientAt(relief, lon, lat, 45, slope)
    const degrees = (Math.atan(Math.hypot(slope[0], slope[1])) * 180) / Math.PI
    field.slopes[cell] = Number.isNaN(degrees) ? 90 : degrees
  }
}

/** Visits the cells whose middles lie inside an odd number of rings, row by row. */
export function fillRings(field: Field, rings: readonly (readonly Position[])[], visit: (cell: number) => void): void {
  const crossings: number[][] = Array.from({ length: field.height }, () => [])
  for (const ring of rings) {
    for (let index = 0; index + 1 < ring.length; index++) {
      const [ax, ay] = ring[index] as [number, number]
      const [bx, by] = ring[index + 1] as [number, number]
      const first = Math.max(0, Math.ceil((field.north - Math.max(ay, by)) / field.step - 0.5))
      const last = Math.min(field.height - 1, Math.floor((field.north - Math.min(ay, by)) / field.step - 0.5))
      for (let row = first; row <= last; row++) {
        const lat = field.north - (row + 0.5) * field.step
        if (ay > lat !== by > lat) crossings[row]!.push(ax + ((bx - ax) * (lat - ay)) / (by - ay))
      }
    }
  }
  crossings.forEach((list, row) => {
    list.sort((a, b) => a - b)
    for (let pair = 0; pair + 1 < list.length; pair += 2) {
      const first = Math.max(0, Math.ceil((list[pair]! - field.west) / field.step - 0.5))
      const last = Math.min(field.width - 1, Math.floor((list[pair + 1]! - field.west) / field.step - 0.5))
      for (let column = first; column <= last; column++) visit(row * field.width + column)
    }
  })
}

function wet(field: Field, { rivers }: Ground): void {
  const size = Math.min(field.cellX, field.cellY)
  for (const river of rivers) {
    if (river.geometry.type === 'LineString') {
      const kind = river.kind === 'stream' ? 1 : 2
      const reach = Math.floor(river.widthMeters / 2 / size)
      const line = river.geometry.coordinates
      for (let index = 0; index + 1 < line.length; index++) {
        const pieces = Math.max(1, Math.ceil((metersBetween(line[index]!, line[index + 1]!) / size) * 2))
        for (let piece = 0; piece <= pieces; piece++) {
          const share = piece / pieces
          const lon = line[index]![0]! + (line[index + 1]![0]! - line[index]![0]!) * share
          const lat = line[index]![1]! + (line[index + 1]![1]! - line[index]![1]!) * share
          const column = Math.floor((lon - field.west) / field.step)
          const row = Math.floor((field.north - lat) / field.step)
          for (let y = row - reach; y <= row + reach; y++) {
            for (let x = column - reach; x <= column + reach; x++) {
              if (x < 0 || y < 0 || x >= field.width || y >= field.height) continue
              const cell = y * field.width + x
              if (field.water[cell]! < kind) field.water[cell] = kind
            }
          }
        }
      }
    } else {
      const rings = river.geometry.type === 'Polygon' ? river.geometry.coordinates : river.geometry.coordinates.flat()
      fillRings(field, rings, (cell) => (field.water[cell] = 3))
    }
  }
}

/** Gentle slopes near the bottom of what lies around (about 1.2 km) are good to live on; steep, high and wet ones are not. */
function judge(field: Field): void {
  const lowest = lowestAround(field, Math.max(1, Math.round(1200 / field.cellY)))
  for (let cell = 0; cell < field.habitable.length; cell++) {
    if (field.water[cell]! > 0) continue
    const above = field.heights[cell]! - lowest[cell]!
    const gentle = Math.exp(-((field.slopes[cell]! / 13) ** 2))
    field.habitable[cell] = gentle * (0.15 + 0.85 * Math.exp(-above / 110)) + 0.0005
  }
}

function lowestAround({ heights, width, height }: Field, reach: number): Float32Array {
  const rows = new Float32Array(heights.length)
  const both = new Float32Array(heights.length)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let least = Infinity
      for (let other = Math.max(0, column - reach); other <= Math.min(width - 1, column + reach); other += 2) {
        const value = heights[row * width + other]!
        if (value < least) least = value
      }
      rows[row * width + column] = least
    }
  }
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let least = Infinity
      for (let other = Math.max(0, row - reach); other <= Math.min(height - 1, row + reach); other += 2) {
        const value = rows[other * width + column]!
        if (value < least) least = value
      }
      both[row * width + column] = least
    }
  }
  return both
}
