import { cellAt, type Field } from '../field.ts'
import { spread, type Reached, type Travel } from '../spread.ts'
import { CORRIDORS } from './roads.data.ts'
import { lay, type Network, trace } from './roads.network.ts'
import type { Position } from 'geojson'

/** Main roads: the corridors, whatever the cheapest tree needs to reach every seat, and what saves a long way round. */
export function joinSeats(
  network: Network,
  townships: readonly { code: string; name: string; seat: Position }[],
  field: Field,
  travel: Travel,
): void {
  const reached = spread(
    field,
    townships.map(({ seat }, source) => ({ cell: cellAt(field, seat), source })),
    travel,
  )
  const meetings = meetingsOf(field, reached, townships.length)
  const way = (a: number, b: number): number[] => {
    const meeting = meetings.get(Math.min(a, b) * townships.length + Math.max(a, b))!
    return [...trace(reached, meeting.from).reverse(), ...trace(reached, meeting.to)]
  }
  const index = new Map(townships.map(({ code }, number) => [code, number]))
  const neighbours = new Map<number, Map<number, number>>()
  for (const [pair, { cost }] of meetings) addEdge(neighbours, Math.floor(pair / townships.length), pair % townships.length, cost)
  const joined = townships.map((_, number) => number)
  const rootOf = (number: number): number => (joined[number] === number ? number : (joined[number] = rootOf(joined[number]!)))
  const kept = new Map<number, Map<number, number>>()
  const keep = (a: number, b: number, cost: number): void => {
    addEdge(kept, a, b, cost)
    joined[rootOf(a)] = rootOf(b)
  }
  for (const { name, kind, codes } of CORRIDORS) {
    for (let step = 0; step + 1 < codes.length; step++) {
      const { seats } = cheapest(neighbours, index.get(codes[step]!)!, index.get(codes[step + 1]!)!)
      for (let at = 0; at + 1 < seats.length; at++) {
        const [a, b] = [seats[at]!, seats[at + 1]!]
        lay(network, way(a, b), { kind, name }, field)
        keep(a, b, neighbours.get(a)!.get(b)!)
      }
    }
  }
  const pairs = [...meetings].sort((left, right) => left[1].cost - right[1].cost)
  for (const [pair, { cost }] of pairs) {
    const [a, b] = [Math.floor(pair / townships.length), pair % townships.length]
    if (kept.get(a)?.has(b)) continue
    if (rootOf(a) === rootOf(b) && cheapest(kept, a, b).cost < 1.4 * cost) continue
    lay(network, way(a, b), { kind: 'county', name: `${townships[a]!.name[0]}${townships[b]!.name[0]}公路` }, field)
    keep(a, b, cost)
  }
}

/** Cheapest meeting of every two neighbouring seats' reach: the way between them runs through it. */
function meetingsOf(field: Field, reached: Reached, count: number): Map<number, { from: number; to: number; cost: number }> {
  const meetings = new Map<number, { from: number; to: number; cost: number }>()
  const { width } = field
  for (let cell = 0; cell < reached.source.length - width; cell++) {
    if (!field.inside[cell]) continue
    for (const next of [cell + 1, cell + width]) {
      const [a, b] = [reached.source[cell]!, reached.source[next]!]
      if (a === b || a < 0 || b < 0 || !field.inside[next]) continue
      const cost = reached.cost[cell]! + reached.cost[next]!
      const pair = Math.min(a, b) * count + Math.max(a, b)
      const known = meetings.get(pair)
      if (!known || cost < known.cost) meetings.set(pair, a < b ? { from: cell, to: next, cost } : { from: next, to: cell, cost })
    }
  }
  return meetings
}

type Edges = Map<number, Map<number, number>>

function addEdge(edges: Edges, a: number, b: number, cost: number): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const list = edges.get(from) ?? new Map<number, number>()
    list.set(to, cost)
    edges.set(from, list)
  }
}

/** Cheapest way from seat to seat over some dozens of edges (Dijkstra); no seats and Infinity where there is none. */
function cheapest(edges: Edges, from: number, to: number): { cost: number; seats: number[] } {
  const costs = new Map([[from, 0]])
  const before = new Map<number, number>()
  const open = new Set([from])
  while (open.size > 0) {
    const [seat] = [...open].sort((a, b) => costs.get(a)! - costs.get(b)!) as [number]
    if (seat === to) {
      const seats = [to]
      while (before.has(seats[0]!)) seats.unshift(before.get(seats[0]!)!)
      return { cost: costs.get(to)!, seats }
    }
    open.delete(seat)
    for (const [next, cost] of edges.get(seat) ?? []) {
      const total = costs.get(seat)! + cost
      if (total >= (costs.get(next) ?? Infinity)) continue
      costs.set(next, total)
      before.set(next, seat)
      open.add(next)
    }
  }
  return { cost: Infinity, seats: [] }
}
