import { LRUCache } from 'lru-cache'
import type { TravelMode } from '../contract/travel.ts'
import { alter, type RoadsAsTheyAre, type World } from './alter.ts'
import type { Land } from './land.ts'
import { edgeSeconds, networkOf, type RoadLine } from './network.ts'
import { Spreader } from './spread.ts'
import type { Alteration } from './trip.ts'
import type { Watch } from './watch.ts'

/** Roads that were replaced: the network of both those before and those after, and which rows are cut before and after. */
export interface Replacement {
  readonly spreader: Spreader
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

/** The ways over the land: as the roads on file are, and as an alteration would have them. */
export class LandWays implements RoadsAsTheyAre {
  private readonly land: Land
  /** Every road there was since the start; those that are gone stay, cut. */
  roads: readonly RoadLine[]
  gone: ReadonlySet<number> = new Set()
  spreader: Spreader
  readonly watch: Watch | undefined
  private readonly edges = new Map<TravelMode, Float32Array>()
  private readonly worlds = new LRUCache<string, World>({ max: 2 })

  constructor(land: Land, roads: readonly RoadLine[], watch?: Watch) {
    this.land = land
    this.roads = roads
    this.watch = watch
    this.spreader = new Spreader(land, networkOf(land, roads), watch)
  }

  edgesOf(mode: TravelMode): Float32Array {
    let edges = this.edges.get(mode)
    if (!edges) this.edges.set(mode, (edges = edgeSeconds(this.spreader.network, mode, this.gone)))
    return edges
  }

  worldOf(mode: TravelMode, altered: Alteration | undefined): World {
    const edges = this.edgesOf(mode)
    if (!altered) return { spreader: this.spreader, ways: { edges }, difference: { longer: [], cells: [] } }
    const key = JSON.stringify([mode, altered], (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value))
    let world = this.worlds.get(key)
    if (!world) this.worlds.set(key, (world = alter(this.land, this, mode, altered)))
    return world
  }

  /** Seconds along each edge of an altered world's network while nothing is altered yet. */
  edgesBefore({ spreader }: World, mode: TravelMode, altered: Alteration): Float32Array {
    if (spreader.network === this.spreader.network) return this.edgesOf(mode)
    const built = altered.built.map((_, index) => this.roads.length + index)
    return edgeSeconds(spreader.network, mode, new Set([...this.gone, ...built]))
  }

  /** Takes the roads on file as they are now. */
  replace(roads: readonly RoadLine[]): Replacement {
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
    const before = new Set([...this.gone, ...added.map((_, index) => first + index)])
    if (added.length > 0) {
      this.roads = [...this.roads, ...added]
      this.spreader = new Spreader(this.land, networkOf(this.land, this.roads), this.watch)
    }
    this.gone = gone
    this.edges.clear()
    this.worlds.clear()
    return { spreader: this.spreader, before, after: gone }
  }
}
