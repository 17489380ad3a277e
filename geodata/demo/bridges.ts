import type { Position } from 'geojson'
import type { River, Road } from '../county.types.ts'
import { metersBetween } from '../field.ts'

/** Rivers narrower than this are crossed by a culvert, metres. */
const NARROWEST = 5
/** What a bridge reaches beyond the water on each side, metres. */
const ABUTMENT = 18
const SIZE = 0.005

interface Water {
  a: Position
  b: Position
  width: number
}

/** Cuts every road where it crosses water: the stretch over it becomes a road of its own with `bridge`. */
export function markBridges(roads: readonly Omit<Road, 'id'>[], rivers: readonly River[]): Omit<Road, 'id'>[] {
  const cells = new Map<string, Water[]>()
  for (const river of rivers) {
    if (river.geometry.type !== 'LineString' || river.widthMeters < NARROWEST) continue
    const line = river.geometry.coordinates
    for (let index = 0; index + 1 < line.length; index++) {
      const water = { a: line[index]!, b: line[index + 1]!, width: river.widthMeters }
      for (const name of cellNames(water.a, water.b)) {
        const list = cells.get(name) ?? []
        list.push(water)
        cells.set(name, list)
      }
    }
  }
  return roads.flatMap((road) => cutRoad(road, cells))
}

function cutRoad(road: Omit<Road, 'id'>, cells: ReadonlyMap<string, readonly Water[]>): Omit<Road, 'id'>[] {
  const spans: [number, number][] = []
  let along = 0
  for (let index = 0; index + 1 < road.line.length; index++) {
    const [from, to] = [road.line[index]!, road.line[index + 1]!]
    const length = metersBetween(from, to)
    const near = new Set<Water>()
    for (const name of cellNames(from, to)) for (const water of cells.get(name) ?? []) near.add(water)
    for (const water of near) {
      const t = crossing(from, to, water)
      if (t === undefined) continue
      const reach = water.width / 2 + ABUTMENT
      spans.push([along + t * length - reach, along + t * length + reach])
    }
    along += length
  }
  if (spans.length === 0) return [road]
  return sliced(road, merged(spans, along), along)
}

/** Spans in order, those that nearly touch made one. */
function merged(spans: [number, number][], total: number): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from < last[1] + 25) last[1] = Math.max(last[1], to)
    else joined.push([Math.max(0, from), to])
  }
  const end = joined.at(-1)!
  end[1] = Math.min(end[1], total)
  return joined
}

function sliced(road: Omit<Road, 'id'>, spans: readonly [number, number][], total: number): Omit<Road, 'id'>[] {
  const cuts = [0, ...spans.flat(), total]
  const pieces: Omit<Road, 'id'>[] = []
  for (let index = 0; index + 1 < cuts.length; index++) {
    const line = slice(road.line, cuts[index]!, cuts[index + 1]!)
    if (line.length > 1) pieces.push({ ...road, bridge: index % 2 === 1, line })
  }
  return pieces
}

/** The stretch of a line between two distances from its start, metres. */
function slice(line: readonly Position[], from: number, to: number): Position[] {
  if (to - from < 0.5) return []
  const points: Position[] = []
  let along = 0
  for (let index = 0; index + 1 < line.length; index++) {
    const [a, b] = [line[index]!, line[index + 1]!]
    const length = metersBetween(a, b)
    const at = (distance: number): Position => {
      const t = length === 0 ? 0 : (distance - along) / length
      return t <= 0 ? a : t >= 1 ? b : [a[0]! + (b[0]! - a[0]!) * t, a[1]! + (b[1]! - a[1]!) * t]
    }
    if (along + length >= from && along <= to) {
      if (points.length === 0) points.push(at(from))
      points.push(at(to))
    }
    along += length
  }
  return points.filter((point, index) => index === 0 || point[0] !== points[index - 1]![0] || point[1] !== points[index - 1]![1])
}

function crossing(from: Position, to: Position, { a, b }: Water): number | undefined {
  const rx = to[0]! - from[0]!
  const ry = to[1]! - from[1]!
  const sx = b[0]! - a[0]!
  const sy = b[1]! - a[1]!
  const cross = rx * sy - ry * sx
  if (cross === 0) return undefined
  const t = ((a[0]! - from[0]!) * sy - (a[1]! - from[1]!) * sx) / cross
  const u = ((a[0]! - from[0]!) * ry - (a[1]! - from[1]!) * rx) / cross
  return t >= 0 && t < 1 && u >= 0 && u < 1 ? t : undefined
}

function cellNames(a: Position, b: Position): string[] {
  const names: string[] = []
  for (let x = Math.floor(Math.min(a[0]!, b[0]!) / SIZE); x <= Math.floor(Math.max(a[0]!, b[0]!) / SIZE); x++) {
    for (let y = Math.floor(Math.min(a[1]!, b[1]!) / SIZE); y <= Math.floor(Math.max(a[1]!, b[1]!) / SIZE); y++) names.push(`${x}/${y}`)
  }
  return names
}
