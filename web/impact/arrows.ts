import type { Shelters } from '../../api/contract/impact.ts'
import type { DrawnShape } from '../map/draw/drawing.ts'
import type { Position } from '../map/draw/sketch.ts'

/** Arrows drawn, of the most people: each shelter has one at least as a rule. */
const MOST = 300
/** Where on the way the head's tip stands: at its end the shelter's sign would lie on it. */
const TIP = 0.62
/** Length of an arrow's head as a share of the way, and its half width as a share of that. */
const HEAD = 0.22
const WIDE = 0.45
/** Degrees beyond which a head grows no longer. */
const MOST_HEAD = 0.002

/** Who goes where, from the middle of each village's houses to the shelter; wider for more people. */
export function arrowsOf({ flows, shelters }: Shelters): DrawnShape[] {
  const places = new Map(shelters.map(({ id, location }) => [id, location]))
  return flows
    .filter(({ shelter }) => shelter !== null && places.has(shelter))
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0))
    .slice(0, MOST)
    .map(({ from, shelter, people }) => ({
      kind: 'line' as const,
      ink: 'accent' as const,
      rings: [arrow(from, places.get(shelter!)!)],
      width: 2 + Math.min(4, Math.sqrt(people ?? 0) / 8),
    }))
}

/** One line with its head on the way: to the tip, back along each of its sides, and on to the end. */
export function arrow([fromLon, fromLat]: Position, [toLon, toLat]: Position): Position[] {
  const squeeze = Math.cos((toLat * Math.PI) / 180)
  const [x, y] = [(toLon - fromLon) * squeeze, toLat - fromLat]
  const length = Math.hypot(x, y)
  if (length === 0) return [[fromLon, fromLat], [toLon, toLat + 1e-5]] // prettier-ignore
  const head = Math.min(MOST_HEAD, length * HEAD)
  const [ux, uy] = [x / length, y / length]
  const tip: Position = [fromLon + (toLon - fromLon) * TIP, fromLat + (toLat - fromLat) * TIP]
  const side = (turn: number): Position => [
    tip[0] - (ux * head - turn * uy * head * WIDE) / squeeze,
    tip[1] - (uy * head + turn * ux * head * WIDE),
  ]
  return [[fromLon, fromLat], tip, side(1), tip, side(-1), tip, [toLon, toLat]]
}
