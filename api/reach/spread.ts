import { SIDES, type Land } from './land.ts'
import type { Network } from './network.ts'
import type { Watch } from './watch.ts'

/** Where travel ends, as nodes: cells, with seconds already on the way from them. */
export interface Goal {
  readonly cell: number
  readonly seconds: number
}

/** What travel goes over at one time: what it costs along each edge (see edgeSeconds), and cells that nobody enters. */
export interface Ways {
  readonly edges: Float32Array
  /** 1: not entered, not even where a goal is. */
  readonly blocked?: Uint8Array | undefined
}

/** A bucket holds times that are this close, seconds: within it a node may be reached twice, later buckets never come back (label-correcting, Dial 1969). */
const BUCKET_SECONDS = 8
/** Nodes settled between one word to the watch and the next; a power of two. Some milliseconds. */
const TELL_EVERY = 1 << 14

/** Works out travel times towards goals over one land and network, again and again on the same memory. */
export class Spreader {
  readonly land: Land
  readonly network: Network
  private readonly own: Float32Array
  private times: Float32Array
  private blocked: Uint8Array | undefined
  private out: { first: Uint32Array; edges: Uint32Array; to: Uint32Array } | undefined
  /** entry lists: bucket → entry → node, time when it was put there */
  private next = new Int32Array(1 << 16)
  private node = new Int32Array(1 << 16)
  private time = new Float32Array(1 << 16)
  private used = 0
  private free = -1
  private readonly watch: Watch | undefined
  private heads = new Int32Array(0)
  /** joints of each cell: `jointFirst[cell]` … */
  readonly jointFirst: Uint32Array
  readonly jointList: Uint32Array

  /** @param watch told how far each spread is; it may end one by throwing, the next one begins anew */
  constructor(land: Land, network: Network, watch?: Watch) {
    this.land = land
    this.network = network
    this.watch = watch
    this.own = new Float32Array(land.heights.length + network.joints)
    this.times = this.own
    this.jointFirst = new Uint32Array(land.heights.length + 1)
    for (const cell of network.cell) if (cell >= 0) this.jointFirst[cell + 1]!++
    for (let cell = 0; cell < land.heights.length; cell++) this.jointFirst[cell + 1]! += this.jointFirst[cell]!
    this.jointList = new Uint32Array(this.jointFirst[land.heights.length]!)
    const place = Uint32Array.from(this.jointFirst)
    for (const [joint, cell] of network.cell.entries()) if (cell >= 0) this.jointList[place[cell]!++] = joint
  }

  /**
   * Least seconds from each cell to the nearest goal.
   * @param limit seconds beyond which nothing is looked at
   * @returns seconds of every cell, then of every joint; Infinity beyond the limit. Holds until the next call
   */
  spread(goals: readonly Goal[], ways: Ways, limit: number): Float32Array {
    this.begin(this.own, ways, limit)
    this.own.fill(Infinity)
    for (const { cell, seconds } of goals) this.reach(cell, seconds, limit)
    this.settle(ways.edges, limit)
    return this.own
  }

  /** Makes ready to change some times: `reach` what begins, then `settle`. */
  begin(times: Float32Array, { blocked }: Ways, limit: number): void {
    this.times = times
    this.blocked = blocked
    this.clear(Math.floor(limit / BUCKET_SECONDS) + 1)
  }

  /** Lets what was reached spread to its neighbours, until nothing changes. */
  settle(edges: Float32Array, limit: number): void {
    const { times, network, land } = this
    const cells = land.heights.length
    let settled = 0
    const offsets = SIDES.map(([columns, rows]) => rows * land.width + columns)
    for (let bucket = 0; bucket < this.heads.length; bucket++) {
      for (let entry = this.heads[bucket]!; entry >= 0; entry = this.heads[bucket]!) {
        this.heads[bucket] = this.next[entry]!
        this.next[entry] = this.free
        this.free = entry
        const node = this.node[entry]!
        const spent = this.time[entry]!
        if (spent !== times[node]) continue
        if ((++settled & (TELL_EVERY - 1)) === 0) this.watch?.tell(settled / times.length)
        if (node < cells) {
          // Travel comes towards this cell: the neighbour's walk to it counts, on the opposite side.
          for (let side = 0; side < 8; side++) {
            const other = node + offsets[side]!
            if (other < 0 || other >= cells) continue
            this.reach(other, spent + land.walks[7 - side]![other]!, limit)
          }
          for (let at = this.jointFirst[node]!; at < this.jointFirst[node + 1]!; at++) {
            const joint = this.jointList[at]!
            this.reach(cells + joint, spent + network.access[joint]!, limit)
          }
        } else {
          const joint = node - cells
          if (network.cell[joint]! >= 0) this.reach(network.cell[joint]!, spent + network.access[joint]!, limit)
          for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++)
            this.reach(cells + network.from[edge]!, spent + edges[edge]!, limit)
        }
      }
    }
  }

  /** Edges by the joint they come from, and the joint each leads to. */
  outgoing(): { first: Uint32Array; edges: Uint32Array; to: Uint32Array } {
    if (this.out) return this.out
    const { joints, first: into, from } = this.network
    const first = new Uint32Array(joints + 1)
    for (const joint of from) first[joint + 1]!++
    for (let joint = 0; joint < joints; joint++) first[joint + 1]! += first[joint]!
    const place = Uint32Array.from(first)
    const edges = new Uint32Array(from.length)
    const to = new Uint32Array(from.length)
    for (let joint = 0; joint < joints; joint++)
      for (let edge = into[joint]!; edge < into[joint + 1]!; edge++) {
        to[edge] = joint
        edges[place[from[edge]!]!++] = edge
      }
    return (this.out = { first, edges, to })
  }

  private clear(buckets: number): void {
    this.heads = new Int32Array(buckets).fill(-1)
    this.used = 0
    this.free = -1
  }

  /** Notes that a node is no further than so many seconds. */
  reach(node: number, seconds: number, limit: number): void {
    if (!(seconds <= limit)) return
    if (this.blocked && this.blocked[node] === 1) return
    // Compared as it is kept.
    const time = Math.fround(seconds)
    if (time >= this.times[node]!) return
    this.times[node] = time
    let entry = this.free
    if (entry >= 0) this.free = this.next[entry]!
    else entry = this.used++
    if (entry >= this.next.length) this.grow()
    const bucket = Math.min(Math.floor(time / BUCKET_SECONDS), this.heads.length - 1)
    this.node[entry] = node
    this.time[entry] = time
    this.next[entry] = this.heads[bucket]!
    this.heads[bucket] = entry
  }

  private grow(): void {
    const larger = <T extends Int32Array | Float32Array>(values: T): T => {
      const copy = new (values.constructor as new (length: number) => T)(values.length * 2)
      copy.set(values)
      return copy
    }
    this.next = larger(this.next)
    this.node = larger(this.node)
    this.time = larger(this.time)
  }
}
