import type { HouseColumns } from '../buildings/houses.columns.ts'
import { mercatorX, mercatorY, type MapTile } from './mercator.ts'

/** Houses by the map tile of level CELL_ZOOM they stand in, on shared memory. */
export interface HouseIndex {
  fromX: number
  fromY: number
  columns: number
  rows: number
  /** houses of cell i: list[starts[i]] … */
  starts: Uint32Array
  list: Uint32Array
}

const CELL_ZOOM = 13

export function indexHouses({ count, starts, corners }: HouseColumns): HouseIndex {
  const across = 2 ** CELL_ZOOM
  const xs = Uint32Array.from({ length: count }, (_, house) => Math.floor(mercatorX(corners[2 * starts[house]!]!) * across))
  const ys = Uint32Array.from({ length: count }, (_, house) => Math.floor(mercatorY(corners[2 * starts[house]! + 1]!) * across))
  let [fromX, fromY, toX, toY] = [across, across, -1, -1]
  for (let house = 0; house < count; house++) {
    fromX = Math.min(fromX, xs[house]!)
    toX = Math.max(toX, xs[house]!)
    fromY = Math.min(fromY, ys[house]!)
    toY = Math.max(toY, ys[house]!)
  }
  const columns = Math.max(0, toX - fromX + 1)
  const rows = Math.max(0, toY - fromY + 1)
  const cellOf = (house: number) => (ys[house]! - fromY) * columns + xs[house]! - fromX
  const first = new Uint32Array(new SharedArrayBuffer((columns * rows + 1) * 4))
  for (let house = 0; house < count; house++) first[cellOf(house) + 1]!++
  for (let cell = 0; cell < columns * rows; cell++) first[cell + 1]! += first[cell]!
  const list = new Uint32Array(new SharedArrayBuffer(count * 4))
  const next = first.slice()
  for (let house = 0; house < count; house++) list[next[cellOf(house)]!++] = house
  return { fromX, fromY, columns, rows, starts: first, list }
}

/** Calls `visit` for each house that may reach into a tile. */
export function housesNear(index: HouseIndex, { z, x, y }: MapTile, visit: (house: number) => void): void {
  const cells = 2 ** (CELL_ZOOM - z)
  // A house may reach over from the next cell.
  const edge = z >= CELL_ZOOM ? 1 / 8 : 0
  const left = Math.max(0, Math.floor(x * cells - edge) - index.fromX)
  const right = Math.min(index.columns - 1, Math.ceil((x + 1) * cells + edge) - 1 - index.fromX)
  const top = Math.max(0, Math.floor(y * cells - edge) - index.fromY)
  const bottom = Math.min(index.rows - 1, Math.ceil((y + 1) * cells + edge) - 1 - index.fromY)
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const cell = row * index.columns + column
      for (let at = index.starts[cell]!; at < index.starts[cell + 1]!; at++) visit(index.list[at]!)
    }
}
