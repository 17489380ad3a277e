import type { Bounds } from '../heights.ts'
import type { HouseColumns } from './houses.columns.ts'

/** A node of the implicit quadtree; y counted from the south. */
export interface QuadNode {
  level: number
  x: number
  y: number
  /** indices into the columns; empty for nodes that only lead to their children */
  houses: Uint32Array
}

/** Houses a node may hold: one draw call each. */
const NODE_HOUSES = 500
/** Nodes above this level cover tens of kilometres, from where no house is seen. */
const FIRST_LEVEL = 3
const LAST_LEVEL = 14
/** Lowest and highest point of what a node and all below it hold, metres above the ellipsoid. */
export interface Heights {
  lowest: number
  highest: number
}

export const nodeKey = ({ level, x, y }: Pick<QuadNode, 'level' | 'x' | 'y'>) => `${level}/${x}/${y}`

/** Heights of every node, those of its descendants included, from those of its own houses. */
export function heightsBelow(nodes: readonly QuadNode[], own: ReadonlyMap<string, Heights>): Map<string, Heights> {
  const heights = new Map<string, Heights>()
  for (const node of nodes.toSorted((a, b) => b.level - a.level)) {
    const mine = widened(heights.get(nodeKey(node)), own.get(nodeKey(node)))
    if (!mine) continue
    heights.set(nodeKey(node), mine)
    if (node.level === 0) continue
    const parent = nodeKey({ level: node.level - 1, x: node.x >> 1, y: node.y >> 1 })
    heights.set(parent, widened(heights.get(parent), mine)!)
  }
  return heights
}

function widened(a: Heights | undefined, b: Heights | undefined): Heights | undefined {
  if (!a || !b) return a ?? b
  return { lowest: Math.min(a.lowest, b.lowest), highest: Math.max(a.highest, b.highest) }
}

const METERS_PER_DEGREE = 111_320

/** Smallest box round all houses, degrees; undefined when there are none. */
export function houseBounds({ corners }: HouseColumns): Bounds | undefined {
  if (corners.length === 0) return undefined
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (let at = 0; at < corners.length; at += 2) {
    bounds.west = Math.min(bounds.west, corners[at]!)
    bounds.east = Math.max(bounds.east, corners[at]!)
    bounds.south = Math.min(bounds.south, corners[at + 1]!)
    bounds.north = Math.max(bounds.north, corners[at + 1]!)
  }
  return bounds
}

/**
 * Deals the houses out over a quadtree: every node keeps its biggest ones and hands the rest down, so that the big ones
 * show from afar (3D Tiles refinement ADD). Each house is in one node.
 */
export function quadtree(houses: HouseColumns, bounds: Bounds): QuadNode[] {
  const sizes = Float32Array.from({ length: houses.count }, (_, index) => footprint(houses, index) * houses.heights[index]!)
  const byRank = (a: number, b: number) => sizes[b]! - sizes[a]! || houses.ids[a]! - houses.ids[b]!
  const byId = (a: number, b: number) => houses.villages[a]! - houses.villages[b]! || houses.ids[a]! - houses.ids[b]!
  const nodes: QuadNode[] = []

  const split = (list: Uint32Array, level: number, x: number, y: number): void => {
    let rest = list
    let kept = list.subarray(0, 0)
    if (level >= FIRST_LEVEL) {
      if (list.length > NODE_HOUSES && level < LAST_LEVEL) list.sort(byRank)
      const count = level === LAST_LEVEL ? list.length : Math.min(NODE_HOUSES, list.length)
      kept = list.slice(0, count).sort(byId)
      rest = list.subarray(count)
    }
    nodes.push({ level, x, y, houses: kept })
    if (rest.length === 0) return
    const quarters: number[][] = [[], [], [], []]
    for (const index of rest) quarters[quarterOf(houses, index, bounds, level + 1)]!.push(index)
    quarters.forEach((quarter, number) => {
      if (quarter.length > 0) split(Uint32Array.from(quarter), level + 1, 2 * x + (number & 1), 2 * y + (number >> 1))
    })
  }
  split(
    Uint32Array.from({ length: houses.count }, (_, index) => index),
    0,
    0,
    0,
  )
  return nodes
}

/** Which child of its node a house falls into: bit 0 east, bit 1 north. */
function quarterOf({ starts, corners }: HouseColumns, index: number, { west, south, east, north }: Bounds, level: number): number {
  const across = 2 ** level
  const at = 2 * starts[index]!
  const column = Math.min(across - 1, Math.floor(((corners[at]! - west) / (east - west)) * across))
  const row = Math.min(across - 1, Math.floor(((corners[at + 1]! - south) / (north - south)) * across))
  return (column & 1) + 2 * (row & 1)
}

/** Square metres. */
function footprint({ starts, corners }: HouseColumns, index: number): number {
  const from = 2 * starts[index]!
  const to = 2 * starts[index + 1]!
  const scale = Math.cos((corners[from + 1]! * Math.PI) / 180) * METERS_PER_DEGREE * METERS_PER_DEGREE
  let sum = 0
  for (let at = from; at < to; at += 2) {
    const next = at + 2 === to ? from : at + 2
    sum +=
      (corners[at]! - corners[from]!) * (corners[next + 1]! - corners[from + 1]!) -
      (corners[next]! - corners[from]!) * (corners[at + 1]! - corners[from + 1]!)
  }
  return Math.abs(sum / 2) * scale
}
