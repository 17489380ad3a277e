import type { Position } from 'geojson'
import { simplifyLine } from '../arcs.ts'
import type { Road } from '../county.types.ts'
import { positionOf, type Field } from '../field.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { cellsOf, type Link, linkKey, type Network, RANK } from './roads.network.ts'

/** Links joined to lines between junctions, seats and changes of kind, smoothed; the ends stay, so lines meet. */
export function linesOf(field: Field, links: Network, anchors: ReadonlyMap<number, Position>): Omit<Road, 'id'>[] {
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
    lines.push({ name, kind, bridge: false, line: smoothLine(cells.map(positionAt), 3) })
  }
  for (const [cell, others] of around) if (isNode(cell)) for (const other of others) walk(cell, other)
  for (const [cell, others] of around) for (const other of others) walk(cell, other)
  return lines.sort((a, b) => RANK[b.kind] - RANK[a.kind])
}

/** Binomial smoothing, then a curve through what is left; ends stay. */
export function smoothLine(points: readonly Position[], rounds: number): Position[] {
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
