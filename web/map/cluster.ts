/** A point of the picture, in CSS pixels. */
export interface ScreenPoint {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly severity: number
}

export interface Cluster {
  readonly x: number
  readonly y: number
  readonly severity: number
  /** indexes of its points; one of them: a single pin */
  readonly members: readonly number[]
}

/**
 * Gathers points nearer than `pixels` to the first of their group, the most severe leading: every point is in one
 * cluster, and a cluster stands at its leader or, from three on, at its middle. Same points, same clusters.
 */
export function cluster(points: readonly ScreenPoint[], pixels: number): Cluster[] {
  const ordered = points.toSorted((a, b) => b.severity - a.severity || a.index - b.index)
  const leaders = new Map<number, { x: number; y: number; sumX: number; sumY: number; severity: number; members: number[] }[]>()
  const key = (column: number, row: number) => row * 100_003 + column
  for (const point of ordered) {
    const column = Math.floor(point.x / pixels)
    const row = Math.floor(point.y / pixels)
    let home
    for (let dy = -1; dy <= 1 && !home; dy++) {
      for (let dx = -1; dx <= 1 && !home; dx++) {
        home = leaders.get(key(column + dx, row + dy))?.find((leader) => Math.hypot(leader.x - point.x, leader.y - point.y) < pixels)
      }
    }
    if (home) {
      home.members.push(point.index)
      home.sumX += point.x
      home.sumY += point.y
      continue
    }
    const leader = { x: point.x, y: point.y, sumX: point.x, sumY: point.y, severity: point.severity, members: [point.index] }
    const cell = leaders.get(key(column, row))
    if (cell) cell.push(leader)
    else leaders.set(key(column, row), [leader])
  }
  return [...leaders.values()].flat().map(({ x, y, sumX, sumY, severity, members }) => {
    const count = members.length
    return count < 3 ? { x, y, severity, members } : { x: sumX / count, y: sumY / count, severity, members }
  })
}
