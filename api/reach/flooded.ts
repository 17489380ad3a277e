import { standsAboveWater } from './above_water.ts'
import type { Cut } from './cut.ts'
import { cellAt, gridOf, type Grid, type Land } from './land.ts'
import type { Network, RoadLine } from './network.ts'

/** Cells of a relief that stand under water. */
export interface Flooded {
  readonly grid: Pick<Grid, 'west' | 'north' | 'step' | 'width' | 'height'>
  readonly cells: Uint32Array
}

/** What water takes out of travel: roads where it stands on them, unless they stand above it, and ground that nobody walks through. */
export function floodedCut(land: Land, network: Network, roads: readonly RoadLine[], { grid, cells }: Flooded): Cut {
  const relief = gridOf(grid.west, grid.north, grid.step, grid.width, grid.height)
  const wet = new Uint8Array(grid.width * grid.height)
  for (const cell of cells) wet[cell] = 1
  const isWet = (lon: number, lat: number): boolean => {
    const cell = cellAt(relief, lon, lat)
    return cell >= 0 && wet[cell] === 1
  }
  const edges = new Uint8Array(network.from.length)
  const { places } = network
  for (let joint = 0; joint < network.joints; joint++)
    for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++) {
      if (standsAboveWater(roads[network.road[edge]!]!)) continue
      const from = network.from[edge]!
      const [ax, ay, bx, by] = [places[2 * from]!, places[2 * from + 1]!, places[2 * joint]!, places[2 * joint + 1]!]
      // Pieces are a cell of the land long at most: thirds of one are no longer than a cell of the relief.
      for (const share of [0, 1 / 3, 2 / 3, 1]) if (isWet(ax + (bx - ax) * share, ay + (by - ay) * share)) edges[edge] = 1
    }
  const ground = new Uint8Array(land.width * land.height)
  for (let cell = 0; cell < ground.length; cell++)
    if (isWet(land.west + (cell % land.width) * land.step, land.north - Math.floor(cell / land.width) * land.step)) ground[cell] = 1
  return { edges, cells: ground }
}
