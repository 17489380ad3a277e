import { sampleRelief } from '../../geodata/relief.ts'
import type { TravelMode } from '../contract/travel.ts'
import { ROAD_KINDS } from '../contract/roads.ts'
import { cellAt, placeOn, type Land } from './land.ts'
import { OFF_PATH, roadSpeed, walkingSpeed, type RoadKind } from './pace.ts'

export interface RoadLine {
  readonly id: number
  readonly kind: RoadKind
  readonly bridge?: boolean | undefined
  /** lon, lat, lon, lat … */
  readonly line: Float64Array
}

/** Roads as a graph. Joints n of the network are nodes `cells + n` of a spread; both directions of an edge stand in it. */
export interface Network {
  readonly joints: number
  /** lon, lat of each joint */
  readonly places: Float64Array
  /** Edges into joint n: `first[n]` ≤ edge < `first[n + 1]`. */
  readonly first: Uint32Array
  /** The joint an edge comes from. */
  readonly from: Uint32Array
  readonly meters: Float32Array
  /** rise over run towards the joint */
  readonly grade: Float32Array
  /** index of ROAD_KINDS */
  readonly kind: Uint8Array
  /** row of the roads given: a road can be cut */
  readonly road: Uint32Array
  /** The cell around each joint, −1 where its ground cannot be walked, and seconds of walking between its middle and the joint. */
  readonly cell: Int32Array
  readonly access: Float32Array
}

/** Positions closer than this are one joint, degrees: a tenth of a metre. */
const SAME = 1e-6

/** Joins roads where they have a point in common, with joints at most a cell apart, so that every cell they pass can be left and entered. */
export function networkOf(land: Land, roads: readonly RoadLine[]): Network {
  const numbers = new Map<string, number>()
  const places: number[] = []
  const jointAt = (lon: number, lat: number): number => {
    const key = `${Math.round(lon / SAME)} ${Math.round(lat / SAME)}`
    let joint = numbers.get(key)
    if (joint === undefined) {
      numbers.set(key, (joint = places.length / 2))
      places.push(lon, lat)
    }
    return joint
  }
  const pairs: number[] = []
  for (const [index, { line }] of roads.entries()) {
    let last = jointAt(line[0]!, line[1]!)
    for (let at = 2; at + 1 < line.length; at += 2) {
      const [fromLon, fromLat, lon, lat] = line.subarray(at - 2, at + 2) as unknown as [number, number, number, number]
      const parts = Math.max(1, Math.ceil(Math.max(Math.abs(lon - fromLon), Math.abs(lat - fromLat)) / land.step))
      for (let part = 1; part <= parts; part++) {
        const next =
          part === parts
            ? jointAt(lon, lat)
            : jointAt(fromLon + ((lon - fromLon) * part) / parts, fromLat + ((lat - fromLat) * part) / parts)
        if (next !== last) pairs.push(last, next, index)
        last = next
      }
    }
  }
  return graphOf(land, roads, Float64Array.from(places), pairs)
}

function graphOf(land: Land, roads: readonly RoadLine[], places: Float64Array, pairs: readonly number[]): Network {
  const joints = places.length / 2
  const first = shared(Uint32Array, joints + 1)
  for (let at = 0; at < pairs.length; at += 3) {
    first[pairs[at]! + 1]!++
    first[pairs[at + 1]! + 1]!++
  }
  for (let joint = 0; joint < joints; joint++) first[joint + 1]! += first[joint]!
  const count = first[joints]!
  const network: Network = {
    joints,
    places,
    first,
    from: shared(Uint32Array, count),
    meters: shared(Float32Array, count),
    grade: shared(Float32Array, count),
    kind: shared(Uint8Array, count),
    road: shared(Uint32Array, count),
    cell: shared(Int32Array, joints),
    access: shared(Float32Array, joints),
  }
  const heights = new Float32Array(joints)
  for (let joint = 0; joint < joints; joint++) {
    const [lon, lat] = [places[2 * joint]!, places[2 * joint + 1]!]
    const cell = cellAt(land, lon, lat)
    heights[joint] = sampleRelief(land, lon, lat)
    const walkable = cell >= 0 && !land.water[cell] && !Number.isNaN(land.heights[cell]!)
    network.cell[joint] = walkable ? cell : -1
    network.access[joint] = walkable ? metersToMiddle(land, cell, lon, lat) / (OFF_PATH * walkingSpeed(0)) : Infinity
  }
  const place = Uint32Array.from(first)
  for (let at = 0; at < pairs.length; at += 3) {
    const [a, b, road] = [pairs[at]!, pairs[at + 1]!, pairs[at + 2]!]
    const meters = Math.hypot(
      ((places[2 * a]! - places[2 * b]!) / land.step) * land.cellX,
      ((places[2 * a + 1]! - places[2 * b + 1]!) / land.step) * land.cellY,
    )
    const rise = (heights[b]! - heights[a]!) / meters || 0
    for (const [from, to, grade] of [
      [a, b, rise],
      [b, a, -rise],
    ] as const) {
      const edge = place[to]!++
      network.from[edge] = from
      network.meters[edge] = meters
      network.grade[edge] = grade
      network.kind[edge] = ROAD_KINDS.indexOf(roads[road]!.kind)
      network.road[edge] = road
    }
  }
  return network
}

/** Seconds along each edge; Infinity on roads that are cut, and where neither vehicle nor walker may go. */
export function edgeSeconds({ meters, grade, kind, road }: Network, mode: TravelMode, cut: ReadonlySet<number> = new Set()): Float32Array {
  const seconds = shared(Float32Array, meters.length)
  for (let edge = 0; edge < meters.length; edge++)
    seconds[edge] = cut.has(road[edge]!) ? Infinity : meters[edge]! / roadSpeed(mode, ROAD_KINDS[kind[edge]!]!, grade[edge]!)
  return seconds
}

export function metersToMiddle(land: Land, cell: number, lon: number, lat: number): number {
  const [x, y] = placeOn(land, lon, lat)
  return Math.hypot((x - (cell % land.width)) * land.cellX, (y - Math.floor(cell / land.width)) * land.cellY)
}

/** On memory that threads read together. */
function shared<T>(kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }, length: number): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT))
}
