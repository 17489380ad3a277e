import type { Position } from 'geojson'
import { simplifyLine } from '../arcs.ts'
import type { Ground, Road } from '../county.types.ts'
import { cellAt, metersBetween, positionOf, type Field } from '../field.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { spread, type Reached, type Travel } from '../spread.ts'
import { markBridges } from './bridges.ts'
import { CORRIDORS, EXPRESSWAYS, HUB } from './roads.data.ts'

type Kind = Road['kind']
/** Larger wins where two share their way. */
const RANK: Readonly<Record<Kind, number>> = { path: 1, village: 2, township: 3, county: 4, provincial: 5, national: 6, expressway: 7 }
/** Villages that must use a road for it to be the township's. */
const TOWNSHIP_TRAFFIC = 3

interface Link {
  kind: Kind
  name: string | null
}

export interface Settled {
  townships: readonly { code: string; name: string; seat: Position }[]
  villageSeats: readonly Position[]
  hamlets: readonly (readonly Position[])[]
}

/** Roads that join all seats, villages and hamlets by the easiest way over the ground, cut at junctions and bridges. Ids from 1. */
export function buildRoads(field: Field, ground: Ground, settled: Settled): Road[] {
  const travel = roadTravel(field)
  const links = new Map<number, Link>()
  const lay = (cells: readonly number[], link: Link): void => {
    for (let index = 0; index + 1 < cells.length; index++) {
      const name = linkKey(cells[index]!, cells[index + 1]!, field)
      const known = links.get(name)
      if (!known || RANK[known.kind] < RANK[link.kind]) links.set(name, link)
    }
  }
  joinSeats(field, travel, settled.townships, lay)
  const connect = (targets: readonly Position[], kindOf: (users: number) => Kind): void => {
    const network = new Set<number>()
    for (const name of links.keys()) for (const cell of cellsOf(name, field)) network.add(cell)
    const reached = spread(
      field,
      [...network].map((cell) => ({ cell, source: 0 })),
      travel,
    )
    const users = new Map<number, number>()
    for (const target of targets) {
      const way = trace(reached, cellAt(field, target))
      for (let index = 0; index + 1 < way.length; index++) {
        const name = linkKey(way[index]!, way[index + 1]!, field)
        users.set(name, (users.get(name) ?? 0) + 1)
      }
    }
    for (const [name, count] of users) if (!links.has(name)) links.set(name, { kind: kindOf(count), name: null })
  }
  connect(settled.villageSeats, (users) => (users >= TOWNSHIP_TRAFFIC ? 'township' : 'village'))
  connect(settled.hamlets.flat(), (users) => (users >= 4 ? 'village' : 'path'))

  const anchors = new Map<number, Position>()
  for (const position of [...settled.hamlets.flat(), ...settled.villageSeats, ...settled.townships.map((township) => township.seat)]) {
    anchors.set(cellAt(field, position), position)
  }
  const lines = linesOf(field, links, anchors)
  lines.push(
    ...expressways(
      field,
      [...links].filter(([, { kind }]) => RANK[kind] >= RANK.county).flatMap(([name]) => cellsOf(name, field)),
    ),
  )
  return markBridges(lines, ground.rivers).map((road, index) => ({ id: index + 1, ...road }))
}

/** Roads keep to gentle ground and cross water where it is narrow. */
function roadTravel(field: Field): Travel {
  const ground = new Float32Array(field.heights.length)
  const entering = new Float32Array(field.heights.length)
  for (let cell = 0; cell < ground.length; cell++) {
    const slope = field.slopes[cell]! / 20
    ground[cell] = (0.75 + slope * slope) * (field.inside[cell] ? 1 : 4)
    entering[cell] = [0, 110, 420, 30_000][field.water[cell]!]!
  }
  return { climb: 7, steep: 95, ground, entering }
}

/** Main roads: the corridors, whatever the cheapest tree needs to reach every seat, and what saves a long way round. */
function joinSeats(
  field: Field,
  travel: Travel,
  townships: Settled['townships'],
  lay: (cells: readonly number[], link: Link) => void,
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
        lay(way(a, b), { kind, name })
        keep(a, b, neighbours.get(a)!.get(b)!)
      }
    }
  }
  const pairs = [...meetings].sort((left, right) => left[1].cost - right[1].cost)
  for (const [pair, { cost }] of pairs) {
    const [a, b] = [Math.floor(pair / townships.length), pair % townships.length]
    if (kept.get(a)?.has(b)) continue
    if (rootOf(a) === rootOf(b) && cheapest(kept, a, b).cost < 1.4 * cost) continue
    lay(way(a, b), { kind: 'county', name: `${townships[a]!.name[0]}${townships[b]!.name[0]}公路` })
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

/** Cells from a target back to where the spread began. */
function trace(reached: Reached, target: number): number[] {
  const cells: number[] = []
  for (let cell = target; cell >= 0 && reached.cost[cell]! < Infinity; cell = reached.parent[cell]!) cells.push(cell)
  return cells
}

const linkKey = (a: number, b: number, field: Field): number => Math.min(a, b) * field.heights.length + Math.max(a, b)
const cellsOf = (name: number, field: Field): [number, number] => [Math.floor(name / field.heights.length), name % field.heights.length]

/** Links joined to lines between junctions, seats and changes of kind, smoothed; the ends stay, so lines meet. */
function linesOf(field: Field, links: ReadonlyMap<number, Link>, anchors: ReadonlyMap<number, Position>): Omit<Road, 'id'>[] {
  const around = new Map<number, number[]>()
  for (const name of links.keys()) {
    const [a, b] = cellsOf(name, field)
    around.set(a, [...(around.get(a) ?? []), b])
    around.set(b, [...(around.get(b) ?? []), a])
  }
  const linkOf = (a: number, b: number): Link => links.get(linkKey(a, b, field))!
  const isNode = (cell: number): boolean => {
    const others = around.get(cell)!
    if (others.length !== 2 || anchors.has(cell)) return true
    const [left, right] = [linkOf(cell, others[0]!), linkOf(cell, others[1]!)]
    return left.kind !== right.kind || left.name !== right.name
  }
  const positionAt = (cell: number): Position => anchors.get(cell) ?? positionOf(field, cell)
  const used = new Set<number>()
  const lines: Omit<Road, 'id'>[] = []
  const walk = (start: number, first: number): void => {
    if (used.has(linkKey(start, first, field))) return
    const { kind, name } = linkOf(start, first)
    const cells = [start]
    let before = start
    let cell = first
    for (;;) {
      used.add(linkKey(before, cell, field))
      cells.push(cell)
      if (isNode(cell) || cell === start) break
      const next: number = around.get(cell)!.find((other) => other !== before)!
      before = cell
      cell = next
    }
    lines.push({ name, kind, bridge: false, line: smooth(cells.map(positionAt), 3) })
  }
  for (const [cell, others] of around) if (isNode(cell)) for (const other of others) walk(cell, other)
  for (const [cell, others] of around) for (const other of others) walk(cell, other)
  return lines.sort((a, b) => RANK[b.kind] - RANK[a.kind])
}

/** Binomial smoothing, then a curve through what is left; ends stay. */
function smooth(points: readonly Position[], rounds: number): Position[] {
  let line = [...points]
  for (let round = 0; round < rounds; round++) {
    line = line.map((point, index) => {
      const before = line[index - 1]
      const after = line[index + 1]
      if (!before || !after) return point
      return [point[0]! / 2 + (before[0]! + after[0]!) / 4, point[1]! / 2 + (before[1]! + after[1]!) / 4]
    })
  }
  const curved: Position[] = []
  for (let index = 0; index + 1 < line.length; index++) {
    const [p0, p1, p2, p3] = [line[Math.max(0, index - 1)]!, line[index]!, line[index + 1]!, line[Math.min(line.length - 1, index + 2)]!]
    curved.push(p1)
    curved.push([0, 1].map((axis) => (9 * (p1[axis]! + p2[axis]!) - p0[axis]! - p3[axis]!) / 16))
  }
  curved.push(line.at(-1)!)
  return simplifyLine(curved, 3.5 / METERS_PER_LATITUDE)
}

/** Expressways go straighter than anyone, through hills if need be, and keep off the roads there are. */
function expressways(field: Field, busy: readonly number[]): Omit<Road, 'id'>[] {
  const ground = new Float32Array(field.heights.length)
  const entering = new Float32Array(field.heights.length)
  for (let cell = 0; cell < ground.length; cell++) {
    ground[cell] = (1 + field.slopes[cell]! / 28) * (field.inside[cell] ? 1 : 20)
    entering[cell] = [0, 10, 90, 600][field.water[cell]!]!
  }
  for (const cell of busy) {
    for (let row = -1; row <= 1; row++) for (let side = -1; side <= 1; side++) entering[cell + row * field.width + side]! += 45
  }
  const start = nearestInside(field, HUB)
  const reached = spread(field, [{ cell: start, source: 0 }], { climb: 1.5, steep: 9, ground, entering })
  return EXPRESSWAYS.map(({ name, exit }) => {
    const cells = trace(reached, nearestInside(field, exit))
    return {
      name,
      kind: 'expressway',
      bridge: false,
      line: simplifyLine(
        smooth(
          cells.map((cell) => positionOf(field, cell)),
          30,
        ),
        6 / METERS_PER_LATITUDE,
      ),
    }
  })
}

function nearestInside(field: Field, wanted: readonly [number, number]): number {
  let best = 0
  let least = Infinity
  for (let cell = 0; cell < field.inside.length; cell++) {
    if (!field.inside[cell] || field.water[cell]! > 0) continue
    const away = metersBetween(positionOf(field, cell), [...wanted])
    if (away < least) {
      least = away
      best = cell
    }
  }
  return best
}
