import type { MultiPolygon, Position } from 'geojson'
import { same, type Arc } from './arcs.ts'
import { segmentIndex } from './crossings.ts'
import { inRings, ringArea } from './rings.ts'

/** One piece of a border: no junction but at its ends. −1 to a side = outside the boundary. */
export interface Border {
  left: number
  right: number
  points: Position[]
}

/**
 * Cuts the lines between regions at the boundary and the boundary at the lines: borders that meet in identical points and close every region exactly.
 * @param arcs lines in lon, lat, walked with the labels as seen with north up; the regions reach beyond the boundary everywhere
 * @param labelAt label of the region at a place, for stretches of boundary no line reaches
 */
export function cutAtBoundary(arcs: readonly Arc[], boundary: MultiPolygon, labelAt: (at: Position) => number): Border[] {
  const rings = boundary.coordinates.flat()
  const index = segmentIndex(rings)
  const cuts = new Map<number, { t: number; point: Position }[]>()
  const borders: Border[] = []
  for (const arc of arcs) {
    let piece: Position[] = [arc.points[0]!]
    const finish = (): void => {
      if (piece.length > 1 && inRings(rings, middleOf(piece))) borders.push({ left: arc.left, right: arc.right, points: piece })
    }
    for (let step = 1; step < arc.points.length; step++) {
      const from = arc.points[step - 1]!
      const to = arc.points[step]!
      const crossings = index.crossings(from, to)
      crossings.sort((a, b) => a.t - b.t)
      for (const crossing of crossings) {
        const list = cuts.get(crossing.segment) ?? []
        list.push({ t: crossing.u, point: crossing.point })
        cuts.set(crossing.segment, list)
        piece.push(crossing.point)
        finish()
        piece = [crossing.point]
      }
      piece.push(to)
    }
    finish()
  }
  borders.push(...boundaryPieces(rings, cuts))
  return labelBoundary(borders, labelAt)
}

/** Middle of the middle segment: a place on the line away from its ends. */
function middleOf(line: readonly Position[]): Position {
  const half = Math.floor((line.length - 1) / 2)
  const [a, b] = [line[half]!, line[half + 1]!]
  return [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2]
}

/** The boundary's rings cut at the crossings; the inside to the left (outer rings counter-clockwise, holes clockwise). */
function boundaryPieces(rings: readonly Position[][], cuts: ReadonlyMap<number, { t: number; point: Position }[]>): Border[] {
  const pieces: Border[] = []
  let segment = 0
  for (const ring of rings) {
    const closed: Position[] = []
    const junctions: number[] = []
    for (let step = 0; step + 1 < ring.length; step++, segment++) {
      closed.push(ring[step]!)
      for (const cut of (cuts.get(segment) ?? []).sort((a, b) => a.t - b.t)) {
        junctions.push(closed.length)
        closed.push(cut.point)
      }
    }
    if (junctions.length === 0) junctions.push(0)
    junctions.forEach((from, index) => {
      const to = junctions[(index + 1) % junctions.length]!
      const points = to > from ? closed.slice(from, to + 1) : [...closed.slice(from), ...closed.slice(0, to + 1)]
      pieces.push({ left: Number.NaN, right: -1, points })
    })
  }
  return pieces
}

/** Which region lies inside each stretch of boundary: what the lines ending there say, else what the place says. */
function labelBoundary(borders: readonly Border[], labelAt: (at: Position) => number): Border[] {
  const starts = new Map<string, Border[]>()
  for (const border of borders) {
    if (Number.isNaN(border.left)) continue
    for (const end of [border.points[0]!, border.points.at(-1)!]) {
      const name = key(end)
      const list = starts.get(name) ?? []
      list.push(border)
      starts.set(name, list)
    }
  }
  return borders.map((border) => {
    if (!Number.isNaN(border.left)) return border
    // At the start of a stretch exactly one line meets the boundary; the stretch leaves to the left of the line as it arrives.
    const first = border.points[0]!
    const line = (starts.get(key(first)) ?? [])[0]
    if (!line) return { ...border, left: labelAt(middleOf(border.points)) }
    const arrives = same(line.points.at(-1)!, first)
    return { ...border, left: arrives ? line.left : line.right }
  })
}

const key = (point: Position): string => `${point[0]},${point[1]}`

/**
 * Polygons of the regions that `group` makes of the labels; borders within a group vanish. Outer rings counter-clockwise.
 * @throws Error when a ring doesn't close, which borders from cutAtBoundary can't do.
 */
export function assemble<Key>(borders: readonly Border[], group: (label: number) => Key): Map<Key, MultiPolygon> {
  const sides = new Map<Key, Position[][]>()
  const add = (label: number, points: Position[]): void => {
    const name = group(label)
    const list = sides.get(name) ?? []
    list.push(points)
    sides.set(name, list)
  }
  for (const border of borders) {
    if (border.right === -1) add(border.left, border.points)
    else if (group(border.left) !== group(border.right)) {
      add(border.left, border.points)
      add(border.right, [...border.points].reverse())
    }
  }
  return new Map([...sides].map(([name, pieces]) => [name, nest(closeRings(pieces))]))
}

/** Rings from directed pieces with the region to their left; where several go on from a point, the sharpest left turn keeps rings simple. */
function closeRings(pieces: readonly Position[][]): Position[][] {
  const starts = new Map<string, Position[][]>()
  for (const piece of pieces) {
    const name = key(piece[0]!)
    const list = starts.get(name) ?? []
    list.push(piece)
    starts.set(name, list)
  }
  const used = new Set<Position[]>()
  const rings: Position[][] = []
  for (const first of pieces) {
    if (used.has(first)) continue
    used.add(first)
    const ring = [...first]
    while (!same(ring[0]!, ring.at(-1)!)) {
      const open = (starts.get(key(ring.at(-1)!)) ?? []).filter((piece) => !used.has(piece))
      if (open.length === 0) throw new Error(`ring does not close at ${key(ring.at(-1)!)}`)
      const next = open.length === 1 ? open[0]! : leftmost(ring.at(-2)!, ring.at(-1)!, open)
      used.add(next)
      for (let index = 1; index < next.length; index++) ring.push(next[index]!)
    }
    rings.push(ring)
  }
  return rings
}

function leftmost(before: Position, at: Position, open: readonly Position[][]): Position[] {
  const heading = Math.atan2(at[1]! - before[1]!, at[0]! - before[0]!)
  let best = open[0]!
  let most = -Infinity
  for (const piece of open) {
    const [x, y] = piece[1] as [number, number]
    let turn = Math.atan2(y - at[1]!, x - at[0]!) - heading
    while (turn <= -Math.PI) turn += 2 * Math.PI
    while (turn > Math.PI) turn -= 2 * Math.PI
    if (turn > most) {
      most = turn
      best = piece
    }
  }
  return best
}

/** Holes (clockwise rings) into the smallest outer ring around them. */
function nest(rings: readonly Position[][]): MultiPolygon {
  const outers = rings.filter((ring) => ringArea(ring) > 0).map((ring) => [ring])
  for (const hole of rings) {
    if (ringArea(hole) > 0) continue
    const around = outers.filter(([outer]) => inRings([outer!], hole[0]!) || inRings([outer!], middleOf(hole)))
    around.sort((a, b) => ringArea(a[0]!) - ringArea(b[0]!))
    around[0]?.push(hole)
  }
  outers.sort((a, b) => ringArea(b[0]!) - ringArea(a[0]!))
  return { type: 'MultiPolygon', coordinates: outers }
}
