import { LRUCache } from 'lru-cache'
import { BEYOND, type FloatingMethod, type TravelMode } from '../contract/reach.ts'
import { attach } from './attach.ts'
import { catchmentOf, mayChange, type Catchment, type Difference } from './catchment.ts'
import { contoursOf, type Band } from './contours.ts'
import { cutOf, type Cut } from './cut.ts'
import { floodedCut, type Flooded } from './flooded.ts'
import { floatingScores, weightsOf } from './floating.ts'
import { cellAt, gridOf, landOf, type Grid, type Land } from './land.ts'
import { edgeSeconds, networkOf, type Network, type RoadLine } from './network.ts'
import { repair, type State } from './repair.ts'
import { Spreader, type Goal, type Ways } from './spread.ts'
import { watersOf, type Course, type Waters } from './water.ts'

/** Everything that travel goes over, and the houses it starts from. */
export interface Country {
  readonly grid: Pick<Grid, 'west' | 'north' | 'step' | 'width' | 'height'>
  /** metres; NaN: void */
  readonly heights: Float32Array
  readonly rivers: readonly Course[]
  readonly reservoirs: readonly (readonly Course[])[]
  readonly roads: readonly RoadLine[]
  /** lon, lat of each house */
  readonly houses: Float64Array
}

/** A change of the ways that is only thought of. */
export interface Alteration {
  /** Ids of roads that are cut whole. */
  readonly roads: readonly number[]
  /** Polygons: roads that meet one are cut where they do. */
  readonly areas: readonly (readonly Course[])[]
  /** Nobody walks through the polygons either. */
  readonly ground: boolean
  /** Water that stands on roads and ground. */
  readonly flooded?: Flooded | undefined
  readonly built: readonly RoadLine[]
}

/** Places travelled to, lon, lat each; how; and over which ways. */
export interface Trip {
  readonly goals: Float64Array
  readonly mode: TravelMode
  /** minutes, less than BEYOND */
  readonly limit: number
  readonly altered?: Alteration | undefined
}

export interface Travel {
  /** Minutes begun from each cell and from each house; BEYOND where longer than the limit, or no way. */
  readonly cells: Uint8Array
  readonly houses: Uint8Array
  /** How many of the places somebody can stand at. */
  readonly goals: number
}

/** A stretch of road that an alteration cuts. */
export interface CutRoad {
  readonly id: number
  readonly meters: number
  /** lon, lat in the middle of its first piece */
  readonly at: [number, number]
}

interface World {
  readonly spreader: Spreader
  readonly ways: Ways
  readonly difference: Difference
}

/** Travel times kept to start others from; a few megabytes each. */
const KEPT = 6
/** Facilities that may differ from those kept times lead to; more are quicker found anew. */
const FEW = 8
/** Catchments kept: some hundred kilobytes each at most. */
export const CATCHMENTS = 600

/** A country made ready: questions take tenths of a second. */
export class Traveller {
  private readonly land: Land
  private readonly waters: Waters
  private readonly starts: readonly (Goal | undefined)[]
  /** Every road there was since the start; those that are gone stay, cut. */
  private roads: readonly RoadLine[]
  private gone: ReadonlySet<number> = new Set()
  private spreader: Spreader
  private readonly edges = new Map<TravelMode, Float32Array>()
  private readonly kept = new LRUCache<string, { mode: TravelMode; limit: number; goals: readonly Goal[]; times: Float32Array }>({
    max: KEPT,
  })
  private readonly catchments = new LRUCache<string, Catchment>({ max: CATCHMENTS })
  private readonly worlds = new LRUCache<string, World>({ max: 2 })

  constructor({ grid, heights, rivers, reservoirs, roads, houses }: Country) {
    const laid = gridOf(grid.west, grid.north, grid.step, grid.width, grid.height)
    this.waters = watersOf(laid, rivers, reservoirs)
    this.land = landOf(laid, heights, this.waters.cells)
    this.roads = roads
    this.spreader = new Spreader(this.land, networkOf(this.land, roads))
    this.starts = Array.from({ length: houses.length / 2 }, (_, house) =>
      attach(this.land, this.waters, houses[2 * house]!, houses[2 * house + 1]!),
    )
  }

  toNearest(trip: Trip): Travel {
    const { mode, limit, altered } = trip
    const goals = this.goalsAt(trip.goals).filter((goal) => goal !== undefined)
    const times = this.times(goals, mode, limit, altered)
    const minutes = (seconds: number) => (seconds <= limit * 60 ? Math.ceil(seconds / 60) : BEYOND)
    const cells = new Uint8Array(this.land.heights.length)
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = minutes(times[cell]!)
    const houses = Uint8Array.from(this.starts, (start) => (start ? minutes(times[start.cell]! + start.seconds) : BEYOND))
    return { cells, houses, goals: goals.length }
  }

  /** As toNearest, of houses alone, and nothing is kept: for questions about many places one after another. */
  housesTo({ goals, mode, limit }: Omit<Trip, 'altered'>): Uint8Array {
    const ends = this.goalsAt(goals).filter((goal) => goal !== undefined)
    const times = this.spreader.spread(ends, { edges: this.edgesOf(mode) }, limit * 60)
    return Uint8Array.from(this.starts, (start) => {
      const seconds = start ? times[start.cell]! + start.seconds : Infinity
      return seconds <= limit * 60 ? Math.ceil(seconds / 60) : BEYOND
    })
  }

  /**
   * Minutes begun from some houses to each place, place by place; BEYOND where longer than the limit, or no way.
   * @param houses rows of the houses
   */
  toEach({ goals, mode, limit }: Omit<Trip, 'altered'>, houses: Int32Array): Uint8Array {
    const ends = this.goalsAt(goals)
    const edges = this.edgesOf(mode)
    const minutes = new Uint8Array(ends.length * houses.length).fill(BEYOND)
    for (const [row, end] of ends.entries()) {
      if (!end) continue
      const times = this.spreader.spread([end], { edges }, limit * 60)
      for (const [column, house] of houses.entries()) {
        const start = this.starts[house]
        const seconds = start ? times[start.cell]! + start.seconds : Infinity
        if (seconds <= limit * 60) minutes[row * houses.length + column] = Math.ceil(seconds / 60)
      }
    }
    return minutes
  }

  /** Areas within some minutes. @param box west, south, east, north of what is looked at */
  contours(trip: Trip, minutes: readonly number[], [west, south, east, north]: readonly [number, number, number, number]): Band[] {
    const { land } = this
    const goals = this.goalsAt(trip.goals).filter((goal) => goal !== undefined)
    const times = this.times(goals, trip.mode, trip.limit, trip.altered)
    const column = (lon: number) => Math.min(land.width - 1, Math.max(0, (lon - land.west) / land.step))
    const row = (lat: number) => Math.min(land.height - 1, Math.max(0, (land.north - lat) / land.step))
    return contoursOf(land, times, minutes, [
      Math.floor(column(west)),
      Math.floor(row(north)),
      Math.ceil(column(east)),
      Math.ceil(row(south)),
    ])
  }

  /** Finds the catchments of some places, as the roads are, so that scores are quick. */
  prepareCatchments({ goals, mode, limit }: Omit<Trip, 'altered'>): void {
    const world = this.worldOf(mode, undefined)
    for (const goal of this.goalsAt(goals)) if (goal) this.catchment(goal, mode, limit, world)
  }

  /** Places for each person, by house: see floating.ts. The trip's limit is the catchment. @param demand people of each house */
  scores(trip: Trip, capacity: Float64Array, demand: Float64Array, method: FloatingMethod): Float64Array {
    const { mode, limit, altered } = trip
    const goals = this.goalsAt(trip.goals)
    const world = this.worldOf(mode, altered)
    const catchments: Catchment[] = []
    const places: number[] = []
    for (const [index, goal] of goals.entries()) {
      if (!goal) continue
      catchments.push(this.catchment(goal, mode, limit, world))
      places.push(capacity[index]!)
    }
    return floatingScores(catchments, places, demand, weightsOf(method, limit)).scores
  }

  cutRoads(mode: TravelMode, altered: Alteration): CutRoad[] {
    const { network } = this.spreader
    const { difference } = this.worldOf(mode, altered)
    const found = new Map<number, { meters: number; at: [number, number] }>()
    const to = this.spreader.outgoing().to
    for (const edge of difference.longer) {
      const road = this.roads[network.road[edge]!]!.id
      const [a, b] = [network.from[edge]!, to[edge]!]
      const before = found.get(road)
      const at = [0, 1].map((axis) => (network.places[2 * a + axis]! + network.places[2 * b + axis]!) / 2) as [number, number]
      // Both directions of a piece are there.
      found.set(road, { meters: (before?.meters ?? 0) + network.meters[edge]! / 2, at: before?.at ?? at })
    }
    return [...found].map(([id, road]) => ({ id, ...road }))
  }

  /** Takes the roads on file as they are now; times that are kept are changed only where they rest on what is another. */
  replaceRoads(roads: readonly RoadLine[]): void {
    const keyOf = ({ id, kind, line }: RoadLine) => `${id} ${kind} ${line.join(' ')}`
    const now = new Set(roads.map(keyOf))
    const known = new Set<string>()
    const gone = new Set<number>()
    for (const [index, road] of this.roads.entries()) {
      const key = keyOf(road)
      known.add(key)
      if (!now.has(key)) gone.add(index)
    }
    const added = roads.filter((road) => !known.has(keyOf(road)))
    const first = this.roads.length
    const all = [...this.roads, ...added]
    const spreader = added.length > 0 ? new Spreader(this.land, networkOf(this.land, all)) : this.spreader
    const before = new Set([...this.gone, ...added.map((_, index) => first + index)])
    for (const kept of this.kept.values()) {
      const times = this.grown(kept.times, spreader.network)
      const state = (cut: ReadonlySet<number>): State => ({ goals: kept.goals, edges: edgeSeconds(spreader.network, kept.mode, cut) })
      repair(spreader, times, state(before), state(gone), kept.limit * 60)
      kept.times = times
    }
    this.roads = all
    this.gone = gone
    this.spreader = spreader
    this.edges.clear()
    this.worlds.clear()
    this.catchments.clear()
  }

  private times(goals: readonly Goal[], mode: TravelMode, limit: number, altered: Alteration | undefined): Float32Array {
    const ways = { edges: this.edgesOf(mode) }
    const key = `${mode} ${limit} ${goals.map(keyOfGoal).join(',')}`
    let kept = this.kept.get(key)
    if (!kept) {
      const near = this.nearest(goals, mode, limit)
      const times = near ? Float32Array.from(near.times) : Float32Array.from(this.spreader.spread(goals, ways, limit * 60))
      if (near) repair(this.spreader, times, { ...ways, goals: near.goals }, { ...ways, goals }, limit * 60)
      this.kept.set(key, (kept = { mode, limit, goals, times }))
    }
    if (!altered) return kept.times
    const world = this.worldOf(mode, altered)
    const times = this.grown(kept.times, world.spreader.network)
    const { network } = world.spreader
    const built = new Set([...this.gone, ...altered.built.map((_, index) => this.roads.length + index)])
    const before = network === this.spreader.network ? ways.edges : edgeSeconds(network, mode, built)
    repair(world.spreader, times, { goals, edges: before }, { goals, ...world.ways }, limit * 60)
    return times
  }

  /** Kept times that lead to nearly the same goals. */
  private nearest(goals: readonly Goal[], mode: TravelMode, limit: number) {
    const wanted = new Set(goals.map(keyOfGoal))
    let best: { difference: number; goals: readonly Goal[]; times: Float32Array } | undefined
    for (const one of this.kept.values()) {
      if (one.mode !== mode || one.limit !== limit) continue
      const common = one.goals.filter((goal) => wanted.has(keyOfGoal(goal))).length
      const difference = one.goals.length + goals.length - 2 * common
      if (difference <= Math.min(FEW, common) && difference < (best?.difference ?? Infinity)) best = { difference, ...one }
    }
    return best
  }

  private catchment(goal: Goal, mode: TravelMode, limit: number, { spreader, ways, difference }: World): Catchment {
    const key = `${mode} ${limit} ${keyOfGoal(goal)}`
    let found = this.catchments.get(key)
    if (!found) {
      found = catchmentOf(this.spreader, goal, { edges: this.edgesOf(mode) }, this.starts, limit * 60)
      this.catchments.set(key, found)
    }
    if (!mayChange(found, difference, this.land.width)) return found
    return catchmentOf(spreader, goal, ways, this.starts, limit * 60)
  }

  private worldOf(mode: TravelMode, altered: Alteration | undefined): World {
    const edges = this.edgesOf(mode)
    if (!altered) return { spreader: this.spreader, ways: { edges }, difference: { longer: [], cells: [] } }
    const key = JSON.stringify([mode, altered], (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value))
    let world = this.worlds.get(key)
    if (!world) this.worlds.set(key, (world = this.alter(mode, edges, altered)))
    return world
  }

  private alter(mode: TravelMode, edges: Float32Array, altered: Alteration): World {
    const { roads, ground, areas, built, flooded } = altered
    const spreader = built.length === 0 ? this.spreader : new Spreader(this.land, networkOf(this.land, [...this.roads, ...built]))
    const { network } = spreader
    const ids = new Set(roads)
    const cutRows = new Set([...this.gone, ...this.roads.flatMap(({ id }, row) => (ids.has(id) ? [row] : []))])
    const changed = edgeSeconds(network, mode, cutRows)
    const cut = this.cut(network, altered)
    for (let edge = 0; edge < changed.length; edge++) if (cut.edges[edge]) changed[edge] = Infinity
    const blocked = flooded || (ground && areas.length > 0) ? cut.cells : undefined
    return { spreader, ways: { edges: changed, blocked }, difference: this.differenceOf(edges, cutRows, altered, blocked) }
  }

  /** What areas and water take out of a network of the roads on file and those built. */
  private cut(network: Network, { areas, ground, flooded, built }: Alteration): Cut {
    const cut = cutOf(this.land, network, areas)
    if (!flooded) return cut
    const water = floodedCut(this.land, network, [...this.roads, ...built], flooded)
    const either = (one: Uint8Array, other: Uint8Array) => one.map((value, at) => value | other[at]!)
    return { edges: either(cut.edges, water.edges), cells: ground ? either(cut.cells, water.cells) : water.cells }
  }

  /** In terms of the network as it is on file. */
  private differenceOf(
    edges: Float32Array,
    cutRows: ReadonlySet<number>,
    altered: Alteration,
    blocked: Uint8Array | undefined,
  ): Difference {
    const { network } = this.spreader
    const cut = this.cut(network, altered)
    const longer: number[] = []
    for (let edge = 0; edge < edges.length; edge++)
      if (edges[edge]! < Infinity && (cut.edges[edge] || cutRows.has(network.road[edge]!))) longer.push(edge)
    const cells: number[] = []
    if (blocked) for (let cell = 0; cell < blocked.length; cell++) if (blocked[cell]) cells.push(cell)
    // A new road's joints, a cell apart at most: who does not get near one does not take it.
    const { places } = networkOf(this.land, altered.built)
    for (let at = 0; at < places.length; at += 2) {
      const cell = cellAt(this.land, places[at]!, places[at + 1]!)
      if (cell >= 0) cells.push(cell)
    }
    return { longer, cells }
  }

  private edgesOf(mode: TravelMode): Float32Array {
    let edges = this.edges.get(mode)
    if (!edges) this.edges.set(mode, (edges = edgeSeconds(this.spreader.network, mode, this.gone)))
    return edges
  }

  /** Times over a network that has grown: what is new is not reached yet. */
  private grown(times: Float32Array, network: Network): Float32Array {
    const all = new Float32Array(this.land.heights.length + network.joints).fill(Infinity)
    all.set(times)
    return all
  }

  private goalsAt(places: Float64Array): (Goal | undefined)[] {
    return Array.from({ length: places.length / 2 }, (_, goal) => attach(this.land, this.waters, places[2 * goal]!, places[2 * goal + 1]!))
  }
}

const keyOfGoal = ({ cell, seconds }: Goal) => `${cell}:${seconds}`
