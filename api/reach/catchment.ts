import { BEYOND } from '../contract/travel.ts'
import { placeOn } from './land.ts'
import type { Goal, Spreader, Ways } from './spread.ts'

/** From which houses one facility is reached, and what that rests on. */
export interface Catchment {
  /** Minutes begun from house `from` on, as far as the last one that gets there; BEYOND where none does. */
  readonly from: number
  readonly minutes: Uint8Array
  /** A bit for each edge of the network that a shortest way takes. */
  readonly edges: Uint8Array
  /** Columns and rows of the cells and joints that were reached: left, top, right, bottom. */
  readonly box: readonly [number, number, number, number]
}

/**
 * Travel times of every house to one facility.
 * @param starts see Traveller: the cell and seconds from which each house sets out
 * @param limit seconds
 */
export function catchmentOf(spreader: Spreader, goal: Goal, ways: Ways, starts: readonly (Goal | undefined)[], limit: number): Catchment {
  const times = spreader.spread([goal], ways, limit)
  const whole = new Uint8Array(starts.length)
  let [from, to] = [starts.length, 0]
  for (let house = 0; house < starts.length; house++) {
    const start = starts[house]
    const seconds = start ? times[start.cell]! + start.seconds : Infinity
    if (seconds > limit) {
      whole[house] = BEYOND
      continue
    }
    whole[house] = Math.ceil(seconds / 60)
    if (from > house) from = house
    to = house + 1
  }
  return {
    from: Math.min(from, to),
    minutes: whole.slice(Math.min(from, to), to),
    edges: takenEdges(spreader, times, ways),
    box: boxOf(spreader, times),
  }
}

/** Edges along which a joint's time follows from the next: without the others every time stays as it is. */
function takenEdges({ network, land }: Spreader, times: Float32Array, { edges }: Ways): Uint8Array {
  const cells = land.heights.length
  const taken = new Uint8Array(Math.ceil(edges.length / 8))
  for (let joint = 0; joint < network.joints; joint++) {
    const time = times[cells + joint]!
    if (time === Infinity) continue
    for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++)
      if (Math.fround(time + edges[edge]!) === times[cells + network.from[edge]!]) taken[edge >> 3]! |= 1 << (edge & 7)
  }
  return taken
}

function boxOf({ land, network: { joints, places } }: Spreader, times: Float32Array): Catchment['box'] {
  const { width, height } = land
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let row = 0, cell = 0; row < height; row++)
    for (let column = 0; column < width; column++, cell++) {
      if (times[cell] === Infinity) continue
      if (column < left) left = column
      if (column > right) right = column
      if (row < top) top = row
      bottom = row
    }
  for (let joint = 0; joint < joints; joint++) {
    if (times[width * height + joint] === Infinity) continue
    const [column, row] = placeOn(land, places[2 * joint]!, places[2 * joint + 1]!)
    left = Math.min(left, Math.round(column))
    right = Math.max(right, Math.round(column))
    top = Math.min(top, Math.round(row))
    bottom = Math.max(bottom, Math.round(row))
  }
  return [left, top, right, bottom]
}

/** What differs between two states of the ways over one network, or one that has grown at its end. */
export interface Difference {
  /** Edges (of the smaller network) that take longer now, or are cut. */
  readonly longer: readonly number[]
  /** Cells where something is quicker or slower, or not entered any more: what does not reach them or their neighbours stays. */
  readonly cells: readonly number[]
}

/** Whether a catchment may be another one under the other state; false: it is the same, to the bit. */
export function mayChange({ edges, box: [left, top, right, bottom] }: Catchment, { longer, cells }: Difference, width: number): boolean {
  if (longer.some((edge) => (edges[edge >> 3]! >> (edge & 7)) & 1)) return true
  return cells.some((cell) => {
    const [column, row] = [cell % width, Math.floor(cell / width)]
    return column >= left - 1 && column <= right + 1 && row >= top - 1 && row <= bottom + 1
  })
}
