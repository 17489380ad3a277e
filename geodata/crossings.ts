import type { Position } from 'geojson'
import { boundsOf } from './rings.ts'

export interface Crossing {
  /** share of the way along the asking segment, and along the boundary's */
  t: number
  u: number
  segment: number
  point: Position
}

/** Segments of rings by the cells of a coarse grid they pass. */
export function segmentIndex(rings: readonly Position[][]): { crossings: (from: Position, to: Position) => Crossing[] } {
  const segments: [Position, Position][] = []
  for (const ring of rings) for (let step = 0; step + 1 < ring.length; step++) segments.push([ring[step]!, ring[step + 1]!])
  const { west, south, east, north } = boundsOf(rings)
  const size = Math.max(east - west, north - south) / 90
  const cells = new Map<string, number[]>()
  const each = (a: Position, b: Position, visit: (name: string) => void): void => {
    const right = Math.floor(Math.max(a[0]!, b[0]!) / size)
    const top = Math.floor(Math.max(a[1]!, b[1]!) / size)
    for (let x = Math.floor(Math.min(a[0]!, b[0]!) / size); x <= right; x++) {
      for (let y = Math.floor(Math.min(a[1]!, b[1]!) / size); y <= top; y++) visit(`${x}/${y}`)
    }
  }
  segments.forEach(([a, b], segment) =>
    each(a, b, (name) => {
      const list = cells.get(name) ?? []
      list.push(segment)
      cells.set(name, list)
    }),
  )
  return {
    crossings(from, to) {
      const near = new Set<number>()
      each(from, to, (name) => cells.get(name)?.forEach((segment) => near.add(segment)))
      const found: Crossing[] = []
      for (const segment of near) {
        const [a, b] = segments[segment]!
        const rx = to[0]! - from[0]!
        const ry = to[1]! - from[1]!
        const sx = b[0]! - a[0]!
        const sy = b[1]! - a[1]!
        const cross = rx * sy - ry * sx
        if (cross === 0) continue
        const t = ((a[0]! - from[0]!) * sy - (a[1]! - from[1]!) * sx) / cross
        const u = ((a[0]! - from[0]!) * ry - (a[1]! - from[1]!) * rx) / cross
        if (t <= 0 || t >= 1 || u < 0 || u >= 1) continue
        found.push({ t, u, segment, point: [from[0]! + t * rx, from[1]! + t * ry] })
      }
      return found
    },
  }
}
