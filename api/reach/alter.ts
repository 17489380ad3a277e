import type { TravelMode } from '../contract/travel.ts'
import type { Difference } from './catchment.ts'
import { cutOf, type Cut } from './cut.ts'
import { floodedCut } from './flooded.ts'
import { cellAt, type Land } from './land.ts'
import { edgeSeconds, networkOf, type Network, type RoadLine } from './network.ts'
import { Spreader, type Ways } from './spread.ts'
import type { Alteration } from './trip.ts'
import type { Watch } from './watch.ts'

/** What travel goes over, and how it differs from what is on file. */
export interface World {
  readonly spreader: Spreader
  readonly ways: Ways
  readonly difference: Difference
}

/** The roads as they are, before anything is thought of. */
export interface RoadsAsTheyAre {
  readonly roads: readonly RoadLine[]
  /** Rows of those that are no longer there. */
  readonly gone: ReadonlySet<number>
  readonly spreader: Spreader
  /** Told how far each spread is. */
  readonly watch: Watch | undefined
  edgesOf(mode: TravelMode): Float32Array
}

/** The ways as an alteration would have them. */
export function alter(land: Land, now: RoadsAsTheyAre, mode: TravelMode, altered: Alteration): World {
  const { roads, ground, areas, built, flooded } = altered
  const spreader = built.length === 0 ? now.spreader : new Spreader(land, networkOf(land, [...now.roads, ...built]), now.watch)
  const { network } = spreader
  const ids = new Set(roads)
  const cutRows = new Set([...now.gone, ...now.roads.flatMap(({ id }, row) => (ids.has(id) ? [row] : []))])
  const changed = edgeSeconds(network, mode, cutRows)
  const cut = cutBy(land, network, now.roads, altered)
  for (let edge = 0; edge < changed.length; edge++) if (cut.edges[edge]) changed[edge] = Infinity
  const blocked = flooded || (ground && areas.length > 0) ? cut.cells : undefined
  return { spreader, ways: { edges: changed, blocked }, difference: differenceOf(land, now, mode, cutRows, altered, blocked) }
}

/** What areas and water take out of a network of the roads on file and those built. */
function cutBy(land: Land, network: Network, roads: readonly RoadLine[], { areas, ground, flooded, built }: Alteration): Cut {
  const cut = cutOf(land, network, areas)
  if (!flooded) return cut
  const water = floodedCut(land, network, [...roads, ...built], flooded)
  const either = (one: Uint8Array, other: Uint8Array) => one.map((value, at) => value | other[at]!)
  return { edges: either(cut.edges, water.edges), cells: ground ? either(cut.cells, water.cells) : water.cells }
}

/** In terms of the network as it is on file. */
function differenceOf(
  land: Land,
  now: RoadsAsTheyAre,
  mode: TravelMode,
  cutRows: ReadonlySet<number>,
  altered: Alteration,
  blocked: Uint8Array | undefined,
): Difference {
  const { network } = now.spreader
  const edges = now.edgesOf(mode)
  const cut = cutBy(land, network, now.roads, altered)
  const longer: number[] = []
  for (let edge = 0; edge < edges.length; edge++)
    if (edges[edge]! < Infinity && (cut.edges[edge] || cutRows.has(network.road[edge]!))) longer.push(edge)
  const cells: number[] = []
  if (blocked) for (let cell = 0; cell < blocked.length; cell++) if (blocked[cell]) cells.push(cell)
  // A new road's joints, a cell apart at most: who does not get near one does not take it.
  const { places } = networkOf(land, altered.built)
  for (let at = 0; at < places.length; at += 2) {
    const cell = cellAt(land, places[at]!, places[at + 1]!)
    if (cell >= 0) cells.push(cell)
  }
  return { longer, cells }
}
