import { LRUCache } from 'lru-cache'
import type { TravelMode } from '../contract/travel.ts'
import { edgeSeconds, type Network } from './network.ts'
import { repair, type State } from './repair.ts'
import type { Goal } from './spread.ts'
import type { Alteration } from './trip.ts'
import type { LandWays, Replacement } from './ways.ts'

/** Travel times kept to start others from; a few megabytes each. */
const KEPT = 6
/** Facilities that may differ from those kept times lead to; more are quicker found anew. */
const FEW = 8

interface Kept {
  readonly mode: TravelMode
  /** minutes */
  readonly limit: number
  readonly goals: readonly Goal[]
  times: Float32Array
}

/** Seconds from every node to the nearest of some goals; found from times that are nearly the same where there are some. */
export class KeptTimes {
  private readonly ways: LandWays
  private readonly cells: number
  private readonly kept = new LRUCache<string, Kept>({ max: KEPT })

  /** @param cells of the land */
  constructor(ways: LandWays, cells: number) {
    this.ways = ways
    this.cells = cells
  }

  /** @param limit minutes */
  timesTo(goals: readonly Goal[], mode: TravelMode, limit: number, altered: Alteration | undefined): Float32Array {
    const { times: kept } = this.asOnFile(goals, mode, limit)
    if (!altered) return kept
    const { ways } = this
    const world = ways.worldOf(mode, altered)
    const times = this.grown(kept, world.spreader.network)
    const before = ways.edgesBefore(world, mode, altered)
    repair(world.spreader, times, { goals, edges: before }, { goals, ...world.ways }, limit * 60)
    return times
  }

  /** Changes the times only where they rest on what is another. */
  afterReplacement({ spreader, before, after }: Replacement): void {
    for (const kept of this.kept.values()) {
      const times = this.grown(kept.times, spreader.network)
      const state = (cut: ReadonlySet<number>): State => ({ goals: kept.goals, edges: edgeSeconds(spreader.network, kept.mode, cut) })
      repair(spreader, times, state(before), state(after), kept.limit * 60)
      kept.times = times
    }
  }

  private asOnFile(goals: readonly Goal[], mode: TravelMode, limit: number): Kept {
    const key = `${mode} ${limit} ${goals.map(keyOfGoal).join(',')}`
    let kept = this.kept.get(key)
    if (!kept) {
      const { spreader } = this.ways
      const ways = { edges: this.ways.edgesOf(mode) }
      const near = this.nearest(goals, mode, limit)
      const times = Float32Array.from(near ? near.times : spreader.spread(goals, ways, limit * 60))
      if (near) repair(spreader, times, { ...ways, goals: near.goals }, { ...ways, goals }, limit * 60)
      this.kept.set(key, (kept = { mode, limit, goals, times }))
    }
    return kept
  }

  /** Kept times that lead to nearly the same goals. */
  private nearest(goals: readonly Goal[], mode: TravelMode, limit: number): Kept | undefined {
    const wanted = new Set(goals.map(keyOfGoal))
    let best: { difference: number; kept: Kept } | undefined
    for (const kept of this.kept.values()) {
      if (kept.mode !== mode || kept.limit !== limit) continue
      const common = kept.goals.filter((goal) => wanted.has(keyOfGoal(goal))).length
      const difference = kept.goals.length + goals.length - 2 * common
      if (difference <= Math.min(FEW, common) && difference < (best?.difference ?? Infinity)) best = { difference, kept }
    }
    return best?.kept
  }

  /** Times over a network that has grown: what is new is not reached yet. */
  private grown(times: Float32Array, network: Network): Float32Array {
    const all = new Float32Array(this.cells + network.joints).fill(Infinity)
    all.set(times)
    return all
  }
}

/** Goals that cannot be told apart by the time to them have the same. */
export const keyOfGoal = ({ cell, seconds }: Goal) => `${cell}:${seconds}`
