import { LRUCache } from 'lru-cache'
import type { FloatingMethod } from '../contract/access.ts'
import { BEYOND, type TravelMode } from '../contract/travel.ts'
import type { World } from './alter.ts'
import { attach } from './attach.ts'
import { catchmentOf, mayChange, type Catchment } from './catchment.ts'
import { contoursOf, type Band } from './contours.ts'
import { floatingScores, weightsOf } from './floating.ts'
import { keyOfGoal, KeptTimes } from './kept_times.ts'
import { gridOf, landOf, type Land } from './land.ts'
import type { RoadLine } from './network.ts'
import type { Goal } from './spread.ts'
import type { Alteration, Country, CutRoad, Travel, Trip } from './trip.ts'
import { watersOf, type Waters } from './water.ts'
import type { Watch } from './watch.ts'
import { LandWays } from './ways.ts'

/** Catchments kept: some hundred kilobytes each at most. */
export const CATCHMENTS = 600

/** A country made ready: questions take tenths of a second. */
export class Traveller {
  private readonly land: Land
  private readonly waters: Waters
  private readonly starts: readonly (Goal | undefined)[]
  private readonly ways: LandWays
  private readonly times: KeptTimes
  private readonly catchments = new LRUCache<string, Catchment>({ max: CATCHMENTS })

  /** @param watch told how far each question is; it may end one by throwing, and nothing half done is kept */
  constructor({ grid, heights, rivers, reservoirs, roads, houses }: Country, watch?: Watch) {
    const laid = gridOf(grid.west, grid.north, grid.step, grid.width, grid.height)
    this.waters = watersOf(laid, rivers, reservoirs)
    this.land = landOf(laid, heights, this.waters.cells)
    this.ways = new LandWays(this.land, roads, watch)
    this.times = new KeptTimes(this.ways, this.land.heights.length)
    this.starts = Array.from({ length: houses.length / 2 }, (_, house) =>
      attach(this.land, this.waters, houses[2 * house]!, houses[2 * house + 1]!),
    )
  }

  toNearest(trip: Trip): Travel {
    const { mode, limit, altered } = trip
    const goals = this.goalsAt(trip.goals).filter((goal) => goal !== undefined)
    const times = this.times.timesTo(goals, mode, limit, altered)
    const minutes = (seconds: number) => (seconds <= limit * 60 ? Math.ceil(seconds / 60) : BEYOND)
    const cells = new Uint8Array(this.land.heights.length)
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = minutes(times[cell]!)
    const houses = Uint8Array.from(this.starts, (start) => (start ? minutes(times[start.cell]! + start.seconds) : BEYOND))
    return { cells, houses, goals: goals.length }
  }

  /** As toNearest, of houses alone, and nothing is kept in memory: for questions about many places one after another. */
  housesTo({ goals, mode, limit }: Omit<Trip, 'altered'>): Uint8Array {
    const ends = this.goalsAt(goals).filter((goal) => goal !== undefined)
    const times = this.ways.spreader.spread(ends, { edges: this.ways.edgesOf(mode) }, limit * 60)
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
    const edges = this.ways.edgesOf(mode)
    const minutes = new Uint8Array(ends.length * houses.length).fill(BEYOND)
    for (const [row, end] of ends.entries()) {
      if (!end) continue
      const times = this.ways.spreader.spread([end], { edges }, limit * 60)
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
    const times = this.times.timesTo(goals, trip.mode, trip.limit, trip.altered)
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
    const world = this.ways.worldOf(mode, undefined)
    for (const goal of this.goalsAt(goals)) if (goal) this.catchment(goal, mode, limit, world)
  }

  /** Places for each person, by house: see floating.ts. The trip's limit is the catchment. @param demand people of each house */
  scores(trip: Trip, capacity: Float64Array, demand: Float64Array, method: FloatingMethod): Float64Array {
    const { mode, limit, altered } = trip
    const goals = this.goalsAt(trip.goals)
    const world = this.ways.worldOf(mode, altered)
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
    const { network } = this.ways.spreader
    const { difference } = this.ways.worldOf(mode, altered)
    const found = new Map<number, { meters: number; at: [number, number] }>()
    const to = this.ways.spreader.outgoing().to
    for (const edge of difference.longer) {
      const road = this.ways.roads[network.road[edge]!]!.id
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
    this.times.afterReplacement(this.ways.replace(roads))
    this.catchments.clear()
  }

  private catchment(goal: Goal, mode: TravelMode, limit: number, { spreader, ways, difference }: World): Catchment {
    const key = `${mode} ${limit} ${keyOfGoal(goal)}`
    let found = this.catchments.get(key)
    if (!found) {
      found = catchmentOf(this.ways.spreader, goal, { edges: this.ways.edgesOf(mode) }, this.starts, limit * 60)
      this.catchments.set(key, found)
    }
    if (!mayChange(found, difference, this.land.width)) return found
    return catchmentOf(spreader, goal, ways, this.starts, limit * 60)
  }

  private goalsAt(places: Float64Array): (Goal | undefined)[] {
    return Array.from({ length: places.length / 2 }, (_, goal) => attach(this.land, this.waters, places[2 * goal]!, places[2 * goal + 1]!))
  }
}
