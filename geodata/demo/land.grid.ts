import type { Position } from 'geojson'
import type { Relief } from '../county.types.ts'
import type { Grid, Landscape } from './erosion.ts'
import { ERODED } from './window.ts'

export interface ErodedLand {
  land: Landscape
  perDegree: number
  favour: Float32Array
  bend: (position: Position) => [number, number]
}

/** Bilinear value between cell middles. */
export function sampleCells(land: Grid, values: Float32Array, perDegree: number, lon: number, lat: number): number {
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
