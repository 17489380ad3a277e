import type { Position, Sketch } from './sketch.ts'

/** What a hand can take hold of: a point of the shape, or the middle of a side, which becomes a point. */
export interface Handle {
  readonly kind: 'point' | 'middle'
  /** of the point, or of the point before the middle */
  readonly index: number
  readonly at: Position
}

/** Middles first, points last: drawn above and taken first. */
export function handlesOf({ kind, points, done }: Sketch): Handle[] {
  const corners: Handle[] = points.map((at, index) => ({ kind: 'point', index, at }))
  if (!done || kind === 'point' || kind === 'circle') return corners
  const sides = kind === 'polygon' ? points.length : points.length - 1
  const middles = Array.from({ length: Math.max(sides, 0) }, (_, index): Handle => {
    const [lonA, latA] = points[index]!
    const [lonB, latB] = points[(index + 1) % points.length]!
    return { kind: 'middle', index, at: [(lonA + lonB) / 2, (latA + latB) / 2] }
  })
  return [...middles, ...corners]
}

/** The handle nearest to a point of the picture, within reach; points win over middles. */
export function handleAt(
  handles: readonly Handle[],
  place: (at: Position) => { x: number; y: number } | undefined,
  x: number,
  y: number,
  reach: number,
): Handle | null {
  let found: Handle | null = null
  let least = reach
  for (const handle of handles.toReversed()) {
    const at = place(handle.at)
    if (!at) continue
    const far = Math.hypot(at.x - x, at.y - y) + (handle.kind === 'middle' ? 4 : 0)
    if (far <= least) {
      least = far
      found = handle
    }
  }
  return found
}
