import { SIDES } from './land.ts'
import type { Goal, Spreader, Ways } from './spread.ts'

/** Goals and ways at one time. */
export interface State extends Ways {
  readonly goals: readonly Goal[]
}

/**
 * Brings travel times from one state to another where little has changed: goals opened, closed or moved, edges cut or made, cells
 * blocked or freed. Only what rests on what has gone is forgotten and found again, and what a new way shortens
 * (Ramalingam and Reps 1996); the times are those of a whole spread, to the bit.
 * @param times of the spreader's nodes under `before` within the same limit; changed in place
 * @param limit seconds
 * @returns how many nodes were forgotten
 */
export function repair(spreader: Spreader, times: Float32Array, before: State, after: State, limit: number): number {
  const { land, network } = spreader
  const cells = land.heights.length
  const offsets = SIDES.map(([columns, rows]) => rows * land.width + columns)
  const goalTimes = new Map<number, number>()
  for (const { cell, seconds } of after.goals) goalTimes.set(cell, Math.min(seconds, goalTimes.get(cell) ?? Infinity))
  const outgoing = spreader.outgoing()
  const lost = new Set<number>()
  const doubtful: number[] = []

  /** Calls `each` with every neighbour that a way from a node leads to, and its cost. */
  const waysFrom = (node: number, edges: Float32Array, each: (to: number, seconds: number) => void) => {
    if (node < cells) {
      for (let side = 0; side < 8; side++) {
        const to = node + offsets[side]!
        if (to >= 0 && to < cells) each(to, land.walks[side]![node]!)
      }
      for (let at = spreader.jointFirst[node]!; at < spreader.jointFirst[node + 1]!; at++) {
        const joint = spreader.jointList[at]!
        each(cells + joint, network.access[joint]!)
      }
      return
    }
    const joint = node - cells
    if (network.cell[joint]! >= 0) each(network.cell[joint]!, network.access[joint]!)
    for (let at = outgoing.first[joint]!; at < outgoing.first[joint + 1]!; at++) {
      const edge = outgoing.edges[at]!
      each(cells + outgoing.to[edge]!, edges[edge]!)
    }
  }
  /** Whether a node's time still follows from a goal, or from a neighbour nearer to one. */
  const stands = (node: number): boolean => {
    const time = times[node]!
    if (after.blocked?.[node] === 1) return false
    const goal = goalTimes.get(node)
    if (goal !== undefined && Math.fround(goal) === time) return true
    let found = false
    waysFrom(node, after.edges, (to, seconds) => {
      found ||= times[to]! < time && Math.fround(times[to]! + seconds) === time && !lost.has(to)
    })
    return found
  }
  /** Calls `each` with every node whose time may rest on this one's. */
  const restingOn = (node: number, each: (from: number) => void) => {
    const time = times[node]!
    const rests = (from: number, seconds: number) => {
      if (times[from]! < Infinity && Math.fround(time + seconds) === times[from]! && !lost.has(from)) each(from)
    }
    if (node < cells) {
      for (let side = 0; side < 8; side++) {
        const from = node + offsets[side]!
        if (from >= 0 && from < cells) rests(from, land.walks[7 - side]![from]!)
      }
      for (let at = spreader.jointFirst[node]!; at < spreader.jointFirst[node + 1]!; at++) {
        const joint = spreader.jointList[at]!
        rests(cells + joint, network.access[joint]!)
      }
      return
    }
    const joint = node - cells
    if (network.cell[joint]! >= 0) rests(network.cell[joint]!, network.access[joint]!)
    for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++) rests(cells + network.from[edge]!, before.edges[edge]!)
  }

  for (const { cell } of before.goals) doubtful.push(cell)
  /** Nodes with ways they did not have: a road that is new has joints nobody got to yet. */
  const freed: number[] = []
  for (let edge = 0; edge < before.edges.length; edge++) {
    const [was, is] = [before.edges[edge]!, after.edges[edge]!]
    if (is > was) doubtful.push(cells + network.from[edge]!)
    else if (is < was) freed.push(cells + network.from[edge]!)
  }
  if (after.blocked || before.blocked)
    for (let cell = 0; cell < cells; cell++) {
      const [was, is] = [before.blocked?.[cell] ?? 0, after.blocked?.[cell] ?? 0]
      if (is > was) doubtful.push(cell)
      else if (is < was) freed.push(cell)
    }
  for (let node = doubtful.pop(); node !== undefined; node = doubtful.pop()) {
    if (times[node] === Infinity || lost.has(node) || stands(node)) continue
    lost.add(node)
    restingOn(node, (from) => doubtful.push(from))
  }

  spreader.begin(times, after, limit)
  for (const node of lost) times[node] = Infinity
  const found: [node: number, seconds: number][] = []
  for (const node of [...lost, ...freed]) waysFrom(node, after.edges, (to, seconds) => found.push([node, times[to]! + seconds]))
  for (const [node, seconds] of found) spreader.reach(node, seconds, limit)
  for (const { cell, seconds } of after.goals) spreader.reach(cell, seconds, limit)
  spreader.settle(after.edges, limit)
  return lost.size
}
