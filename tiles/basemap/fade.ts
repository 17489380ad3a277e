import type { Bounds } from '../heights.ts'
import { latitudeAt, longitudeAt, mercatorY, TILE_PIXELS, type MapTile } from './mercator.ts'
import type { Shape } from './vectors.ts'

/** How far a place lies outside the county, on a coarse grid over the map. */
export interface OutsideGrid {
  bounds: Bounds
  columns: number
  rows: number
  /** metres outside the boundary; 0 inside */
  meters: Float32Array<SharedArrayBuffer>
}

const CELL_DEGREES = 1 / 400
const METERS_PER_DEGREE = 111_200
/** Neighbours are this much there at the border and gone this far from it. */
const AT_BORDER = 0.75
const GONE_METERS = 11_000
/** The fading is so soft that it is worked out at every eighth pixel of a row. */
const LATTICE_BITS = 3
const LATTICE = 1 << LATTICE_BITS
/** How much of their colour they lose. */
const COLOURLESS = 0.72

/** Distance from each cell to the boundary's nearest point. */
export function outsideGrid({ parts }: Shape, bounds: Bounds): OutsideGrid {
  const columns = Math.ceil((bounds.east - bounds.west) / CELL_DEGREES) + 1
  const rows = Math.ceil((bounds.north - bounds.south) / CELL_DEGREES) + 1
  const meters = new Float32Array(new SharedArrayBuffer(columns * rows * 4))
  const latitude = (bounds.north + bounds.south) / 2
  const eastMeters = CELL_DEGREES * METERS_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  const northMeters = CELL_DEGREES * METERS_PER_DEGREE
  // The boundary's points on the grid, close together.
  const toColumn = (x: number) => ((x - 0.5) * 360 - bounds.west) / CELL_DEGREES
  const tops = Float64Array.from({ length: rows }, (_, row) => mercatorY(bounds.north - row * CELL_DEGREES))
  const inside = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const crossings: number[] = []
    for (const part of parts)
      for (let at = 0; at < part.length; at += 2) {
        const next = (at + 2) % part.length
        const [y0, y1] = [part[at + 1]!, part[next + 1]!]
        const top = tops[row]!
        if (y0 > top === y1 > top) continue
        crossings.push(toColumn(part[at]! + ((tops[row]! - y0) / (y1 - y0)) * (part[next]! - part[at]!)))
      }
    crossings.sort((a, b) => a - b)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2)
      for (let column = Math.max(0, Math.ceil(crossings[pair]!)); column < columns && column <= crossings[pair + 1]!; column++)
        inside[row * columns + column] = 1
  }
  chamfer(meters, inside, columns, rows, eastMeters, northMeters)
  return { bounds, columns, rows, meters }
}

/** Two sweeps of the distance transform of Borgefors (1986). */
function chamfer(meters: Float32Array, inside: Uint8Array, columns: number, rows: number, east: number, north: number): void {
  const diagonal = Math.hypot(east, north)
  for (let index = 0; index < meters.length; index++) meters[index] = inside[index] ? 0 : 1e6
  const relax = (row: number, column: number, fromRow: number, fromColumn: number, cost: number) => {
    if (fromRow < 0 || fromRow >= rows || fromColumn < 0 || fromColumn >= columns) return
    const candidate = meters[fromRow * columns + fromColumn]! + cost
    if (candidate < meters[row * columns + column]!) meters[row * columns + column] = candidate
  }
  for (const direction of [1, -1]) {
    for (let r = 0; r < rows; r++) {
      const row = direction > 0 ? r : rows - 1 - r
      for (let c = 0; c < columns; c++) {
        const column = direction > 0 ? c : columns - 1 - c
        relax(row, column, row, column - direction, east)
        relax(row, column, row - direction, column, north)
        relax(row, column, row - direction, column - direction, diagonal)
        relax(row, column, row - direction, column + direction, diagonal)
      }
    }
  }
}

/**
 * How much of the map is there outside the county, 0 … 1, by distance from the county and from the map's own edge.
 */
function presence(meters: number, metersToEdge: number): number {
  const away = Math.max(0, Math.min(1, 1 - meters / GONE_METERS))
  const edge = Math.max(0, Math.min(1, metersToEdge / 3000))
  return AT_BORDER * away * away * (3 - 2 * away) * edge * edge * (3 - 2 * edge)
}

/** Of a tile: all of it is opaque, some of it is there, or nothing is. */
export type Presence = 'whole' | 'part' | 'none'

/**
 * How opaque each pixel of a tile is: inside the county wholly, outside less and less.
 * @param inside coverage of the county, 0 … 1 a pixel
 * @param alphas 0 … 255, written
 */
export function fillAlphas(inside: Float32Array, grid: OutsideGrid, { z, x, y }: MapTile, alphas: Uint8Array): Presence {
  const { bounds } = grid
  const across = 2 ** z
  const west = longitudeAt(x / across)
  const perPixel = 360 / across / TILE_PIXELS
  const eastMeters = METERS_PER_DEGREE * Math.cos((((bounds.north + bounds.south) / 2) * Math.PI) / 180)
  const line = new Float32Array(TILE_PIXELS / LATTICE + 1)
  let least = 255
  let most = 0
  for (let row = 0; row < TILE_PIXELS; row++) {
    const latitude = latitudeAt((y + (row + 0.5) / TILE_PIXELS) / across)
    const edgeNorth = Math.min(bounds.north - latitude, latitude - bounds.south) * METERS_PER_DEGREE
    for (let place = 0; place < line.length; place++) {
      const longitude = west + (place * LATTICE + 0.5) * perPixel
      const edge = Math.min(edgeNorth, Math.min(longitude - bounds.west, bounds.east - longitude) * eastMeters)
      line[place] = edge > 0 ? presence(metersOutside(grid, longitude, latitude), edge) : 0
    }
    for (let column = 0; column < TILE_PIXELS; column++) {
      const index = row * TILE_PIXELS + column
      const inner = inside[index]!
      const place = column >> LATTICE_BITS
      const share = (column & (LATTICE - 1)) / LATTICE
      const there = line[place]! + (line[place + 1]! - line[place]!) * share
      const alpha = Math.round(255 * (inner + (1 - inner) * there))
      alphas[index] = alpha
      if (alpha < least) least = alpha
      if (alpha > most) most = alpha
    }
  }
  return most === 0 ? 'none' : least === 255 ? 'whole' : 'part'
}

function metersOutside({ bounds, columns, rows, meters }: OutsideGrid, longitude: number, latitude: number): number {
  const x = (longitude - bounds.west) / CELL_DEGREES
  const y = (bounds.north - latitude) / CELL_DEGREES
  const column = Math.min(columns - 2, Math.floor(x))
  const row = Math.min(rows - 2, Math.floor(y))
  const fx = x - column
  const fy = y - row
  const at = row * columns + column
  const upper = meters[at]! * (1 - fx) + meters[at + 1]! * fx
  const lower = meters[at + columns]! * (1 - fx) + meters[at + columns + 1]! * fx
  return upper * (1 - fy) + lower * fy
}

/** What is known of a tile without looking at its pixels; undefined where the border or the fading runs through it. */
export function presenceOf(grid: OutsideGrid, tile: MapTile): 'whole' | 'none' | undefined {
  const { columns, rows, meters } = grid
  const { left, right, top, bottom } = cellsUnder(grid, tile)
  const within = left >= 0 && top >= 0 && right < columns && bottom < rows
  let least = Infinity
  let most = 0
  for (let row = Math.max(0, top); row <= Math.min(rows - 1, bottom); row++)
    for (let column = Math.max(0, left); column <= Math.min(columns - 1, right); column++) {
      const away = meters[row * columns + column]!
      if (away < least) least = away
      if (away > most) most = away
    }
  if (least > GONE_METERS) return 'none'
  // The border may bend into the tile between the grid's points: it is whole only when its surroundings are inside too.
  return within && most === 0 && surrounded() ? 'whole' : undefined

  function surrounded(): boolean {
    for (const column of [left - 1, right + 1])
      for (let row = top - 1; row <= bottom + 1; row++) if (meters[row * columns + column] !== 0) return false
    for (const row of [top - 1, bottom + 1])
      for (let column = left - 1; column <= right + 1; column++) if (meters[row * columns + column] !== 0) return false
    return true
  }
}

/** Whether any of the county lies in a tile; a border that bends into it between the grid's points counts. */
export function holdsCounty(grid: OutsideGrid, tile: MapTile): boolean {
  const { columns, rows, meters } = grid
  const { left, right, top, bottom } = cellsUnder(grid, tile)
  for (let row = Math.max(0, top - 1); row <= Math.min(rows - 1, bottom + 1); row++)
    for (let column = Math.max(0, left - 1); column <= Math.min(columns - 1, right + 1); column++)
      if (meters[row * columns + column] === 0) return true
  return false
}

/** The grid's points around a tile, inclusive; they may lie beyond the grid. */
function cellsUnder({ bounds }: OutsideGrid, { z, x, y }: MapTile): { left: number; right: number; top: number; bottom: number } {
  const across = 2 ** z
  return {
    left: Math.floor((longitudeAt(x / across) - bounds.west) / CELL_DEGREES),
    right: Math.ceil((longitudeAt((x + 1) / across) - bounds.west) / CELL_DEGREES),
    top: Math.floor((bounds.north - latitudeAt(y / across)) / CELL_DEGREES),
    bottom: Math.ceil((bounds.north - latitudeAt((y + 1) / across)) / CELL_DEGREES),
  }
}

/** Takes the colour out of what lies outside the county. */
export function greyOutside(pixels: Uint8ClampedArray, inside: Float32Array): void {
  for (let index = 0, at = 0; index < inside.length; index++, at += 4) {
    const outer = 1 - inside[index]!
    if (outer === 0) continue
    const grey = pixels[at]! * 0.3 + pixels[at + 1]! * 0.59 + pixels[at + 2]! * 0.11
    const share = outer * COLOURLESS
    pixels[at]! += (grey - pixels[at]!) * share
    pixels[at + 1]! += (grey - pixels[at + 1]!) * share
    pixels[at + 2]! += (grey - pixels[at + 2]!) * share
  }
}
