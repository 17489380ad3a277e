import type { Grid } from '../reach/land.ts'

/** Heights that are not known. */
export const VOID = -32768

/** The county's relief as it is stored, and what stands and runs on it. */
export interface Ground {
  readonly version: string
  readonly grid: Grid
  /** decimetres; VOID: not known. On memory that threads read together. */
  readonly heights: Int16Array
  /** Houses by id, each in the cell around its middle, −1 off the relief. */
  readonly houseIds: Int32Array
  readonly houseCells: Int32Array
  readonly roads: RoadPieces
}

/** Roads cut into pieces of at most half a cell, bridges left out: they stand above water and rubble. */
export interface RoadPieces {
  readonly ids: readonly number[]
  readonly names: readonly (string | null)[]
  readonly kinds: readonly string[]
  /** 1: the road stands above floods. */
  readonly aboveWater: Uint8Array
  /** lon, lat of each road's middle */
  readonly places: Float64Array
  /** Row of the road, cell and metres of each piece. */
  readonly road: Uint32Array
  readonly cell: Int32Array
  readonly meters: Float32Array
}

/** Ground where something happens, with a value for each of its cells; 0: nothing happens there. */
export interface Zone {
  readonly grid: Grid
  readonly values: Uint8Array
  /** The least value of each class, ascending; the first is 1. */
  readonly classes: readonly number[]
  /** Water: what stands above floods is not in it. */
  readonly water?: boolean
}

/** The class of a value of a zone's cell; −1 outside it. */
export function classOf({ classes }: Zone, value: number): number {
  let found = -1
  while (found + 1 < classes.length && value >= classes[found + 1]!) found++
  return found
}

/** A part of a grid: cells of an area's box, 1 inside the area. */
export interface Mask {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly inside: Uint8Array
}

/** Whether a cell of the grid lies inside. */
export function isInside({ left, top, width, height, inside }: Mask, { width: columns }: Grid, cell: number): boolean {
  const row = Math.floor(cell / columns) - top
  const column = (cell % columns) - left
  return row >= 0 && column >= 0 && row < height && column < width && inside[row * width + column] === 1
}

/** Cells whose middle lies inside an odd number of an area's rings. @param rings lon, lat of each corner */
export function maskOf(grid: Grid, rings: readonly (readonly (readonly number[])[])[]): Mask {
  const lines = rings.map((ring) => ring.map(([lon, lat]) => [(lon! - grid.west) / grid.step, (grid.north - lat!) / grid.step] as const))
  const [xs, ys] = [lines.flat().map(([x]) => x), lines.flat().map(([, y]) => y)]
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)
  const left = Math.max(0, Math.floor(least(xs)))
  const top = Math.max(0, Math.floor(least(ys)))
  const width = Math.max(0, Math.min(grid.width - 1, Math.ceil(most(xs))) - left + 1)
  const height = Math.max(0, Math.min(grid.height - 1, Math.ceil(most(ys))) - top + 1)
  const inside = new Uint8Array(width * height)
  const crossings: number[][] = Array.from({ length: height }, () => [])
  for (const line of lines)
    for (let at = 0; at + 1 < line.length; at++) {
      const [x0, y0] = line[at]!
      const [x1, y1] = line[at + 1]!
      const first = Math.max(top, Math.ceil(Math.min(y0, y1)))
      const last = Math.min(top + height - 1, Math.floor(Math.max(y0, y1)))
      for (let row = first; row <= last; row++)
        if (y0 > row !== y1 > row) crossings[row - top]!.push(x0 + ((row - y0) / (y1 - y0)) * (x1 - x0))
    }
  crossings.forEach((row, y) => {
    row.sort((a, b) => a - b)
    for (let at = 0; at + 1 < row.length; at += 2)
      for (let x = Math.max(left, Math.ceil(row[at]!)); x <= Math.min(left + width - 1, row[at + 1]!); x++) inside[y * width + x - left] = 1
  })
  return { left, top, width, height, inside }
}
