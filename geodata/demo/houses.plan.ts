import type { Random } from '../random.ts'

/**
 * A footprint about its own middle in metres: x along the frontage, y towards the road (front = largest y).
 * Counter-clockwise, not closed, 4–8 corners.
 */
export interface Plan {
  width: number
  depth: number
  corners: readonly (readonly [number, number])[]
}

export interface PlanKind {
  use: number
  structure: number
  floors: number
  flats: boolean
  town: boolean
}

const PUBLIC = 4
const PRODUCTION = 5
const TIMBER = 4

/** A plan fitting what the house is: farmhouses 10–16 m wide, terraces 4–6 m a bay in towns, Tujia houses with wings, slabs of flats. */
export function drawPlan(kind: PlanKind, random: Random): Plan {
  if (kind.flats)
    return kind.floors > 8
      ? slab(random.between(22, 34), random.between(14, 18), random)
      : slab(random.between(28, 46), random.between(11, 13), random)
  if (kind.use === PUBLIC) return shaped(random.between(18, 34), random.between(12, 20), [40, 35, 25], random)
  if (kind.use === PRODUCTION) return shaped(random.between(14, 38), random.between(9, 20), [85, 15, 0], random)
  if (kind.structure >= TIMBER) return shaped(random.between(11, 18), random.between(8, 12), [48, 34, 18], random)
  if (kind.town) return shaped(random.between(8, 16), random.between(9, 13), [88, 12, 0], random)
  return shaped(random.between(9.5, 15.5), random.between(8, 11.5), [74, 24, 2], random)
}

function shaped(width: number, depth: number, [rectangle, ell, horseshoe]: readonly [number, number, number], random: Random): Plan {
  const kind = random.weighted([rectangle, ell, horseshoe])
  const x = round(width / 2)
  const y = round(depth / 2)
  if (kind === 0)
    return {
      width: 2 * x,
      depth: 2 * y,
      corners: [
        [-x, -y],
        [x, -y],
        [x, y],
        [-x, y],
      ],
    }
  const wing = round(width * random.between(0.26, 0.36))
  const inner = round(y - depth * random.between(0.4, 0.55))
  const side = random.chance(0.5) ? 1 : -1
  if (kind === 1) {
    const corners: [number, number][] = [
      [-x, -y],
      [x, -y],
      [x, y],
      [x - wing, y],
      [x - wing, inner],
      [-x, inner],
    ]
    return { width: 2 * x, depth: 2 * y, corners: side > 0 ? corners : corners.map(([cx, cy]): [number, number] => [-cx, cy]).reverse() }
  }
  return {
    width: 2 * x,
    depth: 2 * y,
    corners: [
      [-x, -y],
      [x, -y],
      [x, y],
      [x - wing, y],
      [x - wing, inner],
      [wing - x, inner],
      [wing - x, y],
      [-x, y],
    ],
  }
}

/** A slab with a recessed stairwell on its back: eight corners. */
function slab(width: number, depth: number, random: Random): Plan {
  const x = round(width / 2)
  const y = round(depth / 2)
  const half = round(random.between(1.6, 3))
  const recess = round(y - random.between(1, 2))
  return {
    width: 2 * x,
    depth: 2 * y,
    corners: [
      [-x, -y],
      [-half, -y],
      [-half, -recess],
      [half, -recess],
      [half, -y],
      [x, -y],
      [x, y],
      [-x, y],
    ],
  }
}

const round = (meters: number): number => Math.round(meters * 10) / 10
