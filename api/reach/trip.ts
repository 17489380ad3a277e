import type { TravelMode } from '../contract/travel.ts'
import type { Flooded } from './flooded.ts'
import type { Grid } from './land.ts'
import type { RoadLine } from './network.ts'
import type { Course } from './water.ts'

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
