import type { Road } from '../county.types.ts'
import { cellAt, type Field } from '../field.ts'
import { spread, type Reached, type Travel } from '../spread.ts'
import type { Position } from 'geojson'

export type RoadKind = Road['kind']

/** Larger wins where two share their way. */
export const RANK: Readonly<Record<RoadKind, number>> = {
  path: 1,
  village: 2,
  township: 3,
  county: 4,
  provincial: 5,
  national: 6,
  expressway: 7,
}

export interface Link {
  kind: RoadKind
  name: string | null
}

/** Roads as links between neighbouring cells of the field, by linkKey. */
export type Network = Map<number, Link>

export const linkKey = (a: number, b: number, field: Field): number => Math.min(a, b) * field.heights.length + Math.max(a, b)
export const cellsOf = (link: number, field: Field): [number, number] => [
  Math.floor(link / field.heights.length),
  link % field.heights.length,
]

/** Lays a road over cells; what is there already and ranks as high stays. */
export function lay(network: Network, cells: readonly number[], link: Link, field: Field): void {
  for (let index = 0; index + 1 < cells.length; index++) {
    const name = linkKey(cells[index]!, cells[index + 1]!, field)
    const known = network.get(name)
    if (!known || RANK[known.kind] < RANK[link.kind]) network.set(name, link)
  }
}

/** Joins targets to the network by the easiest way; ways that many share are of a higher kind. */
export function connect(
  network: Network,
  targets: readonly Position[],
  kindOf: (users: number) => RoadKind,
  field: Field,
  travel: Travel,
): void {
  const cells = new Set<number>()
  for (const link of network.keys()) for (const cell of cellsOf(link, field)) cells.add(cell)
  const ends = targets.map((target) => cellAt(field, target))
  const reached = spread(
    field,
    [...cells].map((cell) => ({ cell, source: 0 })),
    travel,
    ends,
  )
  const users = new Map<number, number>()
  for (const end of ends) {
    const way = trace(reached, end)
    for (let index = 0; index + 1 < way.length; index++) {
      const name = linkKey(way[index]!, way[index + 1]!, field)
      users.set(name, (users.get(name) ?? 0) + 1)
    }
  }
  for (const [name, count] of users) if (!network.has(name)) network.set(name, { kind: kindOf(count), name: null })
}

/** Cells from a target back to where the spread began. */
export function trace(reached: Reached, target: number): number[] {
  const cells: number[] = []
  for (let cell = target; cell >= 0 && reached.cost[cell]! < Infinity; cell = reached.parent[cell]!) cells.push(cell)
  return cells
}

/** Roads keep to gentle ground and cross water where it is narrow. */
export function roadTravel(field: Field): Travel {
  const ground = new Float32Array(field.heights.length)
  const entering = new Float32Array(field.heights.length)
  for (let cell = 0; cell < ground.length; cell++) {
    const slope = field.slopes[cell]! / 20
    ground[cell] = (0.75 + slope * slope) * (field.inside[cell] ? 1 : 4)
    entering[cell] = [0, 110, 900, 30_000][field.water[cell]!]!
  }
  return { climb: 7, steep: 95, ground, entering }
}
