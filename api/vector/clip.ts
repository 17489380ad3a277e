import type { Shape } from './shape.ts'

/**
 * Cuts lines and polygons to a square from `low` to `high` on both axes; what lies within stays as it is.
 * @returns null where nothing is left
 */
export function clip(shape: Shape, low: number, high: number): Shape | null {
  if (shape.type === 'point') return shape
  const parts = shape.type === 'line' ? shape.lines : shape.polygons.flat()
  if (parts.every((part) => part.every((value) => value >= low && value <= high))) return shape
  if (shape.type === 'line') {
    const lines = shape.lines.flatMap((line) => clipLine(line, low, high))
    return lines.length > 0 ? { type: 'line', lines } : null
  }
  const polygons = shape.polygons
    .map((rings) => rings.map((ring) => clipRing(ring, low, high)))
    .filter(([outer]) => outer && outer.length >= 6)
    .map((rings) => rings.filter((ring) => ring.length >= 6))
  return polygons.length > 0 ? { type: 'polygon', polygons } : null
}

/** The pieces of a line within the square, by Liang and Barsky (1984) for each stretch. */
function clipLine(line: Int32Array, low: number, high: number): Int32Array[] {
  const pieces: number[][] = []
  let piece: number[] = []
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x, y, dx, dy] = [line[at]!, line[at + 1]!, line[at + 2]! - line[at]!, line[at + 3]! - line[at + 1]!]
    let from = 0
    let to = 1
    for (const [step, room] of [
      [-dx, x - low],
      [dx, high - x],
      [-dy, y - low],
      [dy, high - y],
    ] as const) {
      if (step === 0) {
        if (room < 0) to = -1
      } else if (step < 0) from = Math.max(from, room / step)
      else to = Math.min(to, room / step)
    }
    if (from > to) {
      piece = []
      continue
    }
    if (piece.length === 0 || from > 0) pieces.push((piece = [Math.round(x + from * dx), Math.round(y + from * dy)]))
    piece.push(Math.round(x + to * dx), Math.round(y + to * dy))
    if (to < 1) piece = []
  }
  return pieces.map((found) => Int32Array.from(found))
}

/** A ring cut along the four sides in turn, by Sutherland and Hodgman (1974). */
function clipRing(ring: Int32Array, low: number, high: number): Int32Array {
  let points = [...ring]
  for (const [axis, limit, sign] of [
    [0, low, 1],
    [0, high, -1],
    [1, low, 1],
    [1, high, -1],
  ] as const) {
    const kept: number[] = []
    for (let at = 0; at < points.length; at += 2) {
      const before = at === 0 ? points.length - 2 : at - 2
      const [a, b] = [(points[before + axis]! - limit) * sign, (points[at + axis]! - limit) * sign]
      if (a < 0 !== b < 0) {
        const share = a / (a - b)
        const cut = [0, 1].map((which) => Math.round(points[before + which]! + share * (points[at + which]! - points[before + which]!)))
        cut[axis] = limit
        kept.push(...cut)
      }
      if (b >= 0) kept.push(points[at]!, points[at + 1]!)
    }
    points = kept
  }
  return Int32Array.from(points)
}
