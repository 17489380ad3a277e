/** What the quick ways of this folder are measured and checked against, as books write it. */
import { SIDES, type Land } from './land.ts'
import type { Network } from './network.ts'
import { OFF_PATH, walkingSpeed } from './pace.ts'
import type { Goal } from './spread.ts'

/** Dijkstra (1959) with a binary heap: seconds from each cell, then each joint, to the nearest goal. */
export function plainTimes(land: Land, network: Network, goals: readonly Goal[], edges: Float32Array): Float64Array {
  const cells = land.heights.length
  const times = new Float64Array(cells + network.joints).fill(Infinity)
  const joints = new Map<number, number[]>()
  for (const [joint, cell] of network.cell.entries()) joints.set(cell, [...(joints.get(cell) ?? []), joint])
  const heap = new Heap()
  for (const { cell, seconds } of goals) {
    times[cell] = Math.min(times[cell]!, seconds)
    heap.push(cell, times[cell]!)
  }
  for (let next = heap.pop(); next; next = heap.pop()) {
    const [node, spent] = next
    if (spent > times[node]!) continue
    const relax = (other: number, seconds: number) => {
      if (!(spent + seconds < times[other]!)) return
      times[other] = spent + seconds
      heap.push(other, spent + seconds)
    }
    if (node < cells) {
      const [column, row] = [node % land.width, Math.floor(node / land.width)]
      for (const [columns, rows] of SIDES) {
        const [c, r] = [column + columns, row + rows]
        if (c < 0 || r < 0 || c >= land.width || r >= land.height) continue
        const other = r * land.width + c
        if (land.water[other] || land.water[node]) continue
        const meters = Math.hypot(columns * land.cellX, rows * land.cellY)
        relax(other, meters / (OFF_PATH * walkingSpeed((land.heights[node]! - land.heights[other]!) / meters)))
      }
      for (const joint of joints.get(node) ?? []) relax(cells + joint, network.access[joint]!)
    } else {
      const joint = node - cells
      if (network.cell[joint]! >= 0) relax(network.cell[joint]!, network.access[joint]!)
      for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++) relax(cells + network.from[edge]!, edges[edge]!)
    }
  }
  return times
}

class Heap {
  private readonly entries: [node: number, time: number][] = []

  push(node: number, time: number): void {
    const { entries } = this
    let at = entries.push([node, time]) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (entries[parent]![1] <= time) break
      entries[at] = entries[parent]!
      entries[(at = parent)] = [node, time]
    }
  }

  pop(): [node: number, time: number] | undefined {
    const { entries } = this
    const first = entries[0]
    const last = entries.pop()
    if (!first || !last || entries.length === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= entries.length) break
      if (child + 1 < entries.length && entries[child + 1]![1] < entries[child]![1]) child++
      if (entries[child]![1] >= last[1]) break
      entries[at] = entries[child]!
      at = child
    }
    entries[at] = last
    return first
  }
}

/**
 * Two-step floating catchment areas (Luo and Wang 2003): R of each site is its places over the weighted people around it, and a
 * house's score the weighted sum of R around it.
 * @param minutes by site, then by house @param weight of so many minutes, 0 beyond the catchment
 */
export function textbookScores(
  minutes: readonly ArrayLike<number>[],
  capacity: readonly number[],
  demand: readonly number[],
  weight: (minutes: number) => number,
): number[] {
  const ratios = minutes.map((row, site) => {
    const people = demand.reduce((sum, count, house) => sum + weight(row[house]!) * count, 0)
    return people > 0 ? capacity[site]! / people : 0
  })
  return demand.map((_, house) => ratios.reduce((sum, ratio, site) => sum + weight(minutes[site]![house]!) * ratio, 0))
}
