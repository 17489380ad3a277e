import type { Position } from './sketch.ts'

/** Pieces a segment is cut into, so that its line follows the ground. */
const PIECES = 24
/** Points of one line, whatever its segments: reading their heights stays under some milliseconds. */
const MOST = 1200

/** Points along a line, close enough together for it to follow the ground. */
export function alongGround(line: readonly Position[]): readonly Position[] {
  if (line.length < 2) return line
  const pieces = Math.max(1, Math.min(PIECES, Math.floor(MOST / (line.length - 1))))
  const points: Position[] = []
  for (let i = 0; i + 1 < line.length; i++) {
    const [lonA, latA] = line[i]!
    const [lonB, latB] = line[i + 1]!
    for (let k = 0; k < pieces; k++) points.push([lonA + ((lonB - lonA) * k) / pieces, latA + ((latB - latA) * k) / pieces])
  }
  return [...points, line.at(-1)!]
}
