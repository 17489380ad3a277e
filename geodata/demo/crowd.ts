/** Where a house stands, metres, and which way its frontage runs. */
export interface Spot {
  x: number
  y: number
  /** direction of the frontage, radians counter-clockwise from east */
  angle: number
}

/** Free ground kept round a footprint, metres. */
const GAP = 1.2

export interface Crowd {
  add(spot: Spot, width: number, depth: number): void
  /** True where the rectangle, with its gap, would touch one that stands. */
  hits(spot: Spot, width: number, depth: number): boolean
}

interface Box {
  x: number
  y: number
  cos: number
  sin: number
  halfWidth: number
  halfDepth: number
  /** half the diagonal */
  reach: number
}

/** Half diagonal of the largest footprint, metres. */
const WIDEST = 25

/** Standing houses as rectangles in a hash of cells. */
export function createCrowd(): Crowd {
  const size = 36
  const cells = new Map<number, Box[]>()
  const name = (column: number, row: number): number => column * 1_000_000 + row
  const boxOf = ({ x, y, angle }: Spot, width: number, depth: number, gap: number): Box => {
    const halfWidth = width / 2 + gap
    const halfDepth = depth / 2 + gap
    return { x, y, cos: Math.cos(angle), sin: Math.sin(angle), halfWidth, halfDepth, reach: Math.hypot(halfWidth, halfDepth) }
  }
  return {
    add(spot, width, depth) {
      const key = name(Math.floor(spot.x / size), Math.floor(spot.y / size))
      const list = cells.get(key)
      const box = boxOf(spot, width, depth, 0)
      if (list) list.push(box)
      else cells.set(key, [box])
    },
    hits(spot, width, depth) {
      const box = boxOf(spot, width, depth, GAP)
      const column = Math.floor(spot.x / size)
      const row = Math.floor(spot.y / size)
      const around = Math.ceil((box.reach + WIDEST) / size)
      for (let dx = -around; dx <= around; dx++) {
        for (let dy = -around; dy <= around; dy++) {
          const list = cells.get(name(column + dx, row + dy))
          if (list) for (const other of list) if (overlap(box, other)) return true
        }
      }
      return false
    },
  }
}

/** Separating axes of two rectangles. */
function overlap(a: Box, b: Box): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const far = a.reach + b.reach
  if (dx * dx + dy * dy > far * far) return false
  const cos = Math.abs(a.cos * b.cos + a.sin * b.sin)
  const sin = Math.abs(a.cos * b.sin - a.sin * b.cos)
  return (
    Math.abs(dx * a.cos + dy * a.sin) < a.halfWidth + b.halfWidth * cos + b.halfDepth * sin &&
    Math.abs(dy * a.cos - dx * a.sin) < a.halfDepth + b.halfWidth * sin + b.halfDepth * cos &&
    Math.abs(dx * b.cos + dy * b.sin) < b.halfWidth + a.halfWidth * cos + a.halfDepth * sin &&
    Math.abs(dy * b.cos - dx * b.sin) < b.halfDepth + a.halfWidth * sin + a.halfDepth * cos
  )
}
