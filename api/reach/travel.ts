import { BEYOND, type TravelMode } from '../contract/reach.ts'
import { attach } from './attach.ts'
import { gridOf, landOf, type Grid, type Land } from './land.ts'
import { edgeSeconds, networkOf, type Network, type RoadLine } from './network.ts'
import { Spreader, type Goal } from './spread.ts'
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

export interface Travel {
  /** Minutes begun from each cell and from each house; BEYOND where longer than the limit, or no way. */
  readonly cells: Uint8Array
  readonly houses: Uint8Array
}

/** A country made ready: questions take tenths of a second. */
export class Traveller {
  private readonly land: Land
  private readonly waters: Waters
  private readonly network: Network
  private readonly spreader: Spreader
  private readonly starts: readonly (Goal | undefined)[]
  private readonly edges = new Map<TravelMode, Float32Array>()

  constructor({ grid, heights, rivers, reservoirs, roads, houses }: Country) {
    const laid = gridOf(grid.west, grid.north, grid.step, grid.width, grid.height)
    this.waters = watersOf(laid, rivers, reservoirs)
    this.land = landOf(laid, heights, this.waters.cells)
    this.network = networkOf(this.land, roads)
    this.spreader = new Spreader(this.land, this.network)
    this.starts = Array.from({ length: houses.length / 2 }, (_, house) =>
      attach(this.land, this.waters, houses[2 * house]!, houses[2 * house + 1]!),
    )
  }

  /** @param goals lon, lat of each place travelled to; those nobody can stand at are left out. @param limit minutes, less than BEYOND */
  toNearest(goals: Float64Array, mode: TravelMode, limit: number): Travel {
    let edges = this.edges.get(mode)
    if (!edges) this.edges.set(mode, (edges = edgeSeconds(this.network, mode)))
    const ends = Array.from({ length: goals.length / 2 }, (_, goal) =>
      attach(this.land, this.waters, goals[2 * goal]!, goals[2 * goal + 1]!),
    ).filter((end) => end !== undefined)
    const times = this.spreader.spread(ends, edges, limit * 60)
    const minutes = (seconds: number) => (seconds <= limit * 60 ? Math.ceil(seconds / 60) : BEYOND)
    const cells = new Uint8Array(this.land.heights.length)
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = minutes(times[cell]!)
    const houses = Uint8Array.from(this.starts, (start) => (start ? minutes(times[start.cell]! + start.seconds) : BEYOND))
    return { cells, houses }
  }
}
