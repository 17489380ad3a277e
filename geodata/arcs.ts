import type { Position } from 'geojson'

/** A line between two regions of a labelled grid, in corner coordinates (column, row from the north-west), labels to either side as one walks it. */
export interface Arc {
  left: number
  right: number
  points: Position[]
}

/**
 * Lines along cell edges that part differently labelled cells, cut where three or more meet: neighbours share each line, so nothing can gap or overlap.
 * What lies beyond the grid counts as label −1.
 */
export function labelArcs(labels: Int32Array, width: number, height: number): Arc[] {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? -1 : labels[row * width + column]!
  const corners = width + 1
  // An edge leaves its corner eastwards or southwards.
  const east = new Uint8Array(corners * (height + 1))
  const south = new Uint8Array(corners * (height + 1))
  for (let row = 0; row <= height; row++) {
    for (let column = 0; column <= width; column++) {
      const here = row * corners + column
      if (column < width && at(column, row - 1) !== at(column, row)) east[here] = 1
      if (row < height && at(column - 1, row) !== at(column, row)) south[here] = 1
    }
  }
  const degree = (column: number, row: number): number => {
    const here = row * corners + column
    return east[here]! + south[here]! + (column > 0 ? east[here - 1]! : 0) + (row > 0 ? south[here - corners]! : 0)
  }
  const used = { east: new Uint8Array(east.length), south: new Uint8Array(south.length) }
  const arcs: Arc[] = []

  /** Directions: 0 east, 1 south, 2 west, 3 north. True where an unused edge leads that way; taking it marks it. */
  const take = (column: number, row: number, direction: number): boolean => {
    const list = direction % 2 === 0 ? east : south
    const mark = direction % 2 === 0 ? used.east : used.south
    if ((direction === 2 && column === 0) || (direction === 3 && row === 0)) return false
    const edge = direction < 2 ? row * corners + column : direction === 2 ? row * corners + column - 1 : (row - 1) * corners + column
    if (!list[edge] || mark[edge]) return false
    mark[edge] = 1
    return true
  }
  const walk = (startColumn: number, startRow: number, first: number): void => {
    let column = startColumn
    let row = startRow
    let direction = first
    const [left, right] = sides(column, row, direction, at)
    const points: Position[] = [[column, row]]
    for (;;) {
      column += direction === 0 ? 1 : direction === 2 ? -1 : 0
      row += direction === 1 ? 1 : direction === 3 ? -1 : 0
      points.push([column, row])
      if (column === startColumn && row === startRow) break
      if (degree(column, row) !== 2) break
      const next = [direction, (direction + 1) % 4, (direction + 3) % 4].find((turn) => take(column, row, turn))
      if (next === undefined) break
      direction = next
    }
    arcs.push({ left, right, points })
  }
  const walkFrom = (column: number, row: number): void => {
    for (let direction = 0; direction < 4; direction++) if (take(column, row, direction)) walk(column, row, direction)
  }
  for (let row = 0; row <= height; row++) {
    for (let column = 0; column <= width; column++) if (degree(column, row) > 2) walkFrom(column, row)
  }
  for (let row = 0; row <= height; row++) {
    for (let column = 0; column <= width; column++) if (degree(column, row) === 2) walkFrom(column, row)
  }
  return arcs
}

function sides(column: number, row: number, direction: number, at: (column: number, row: number) => number): [left: number, right: number] {
  switch (direction) {
    case 0:
      return [at(column, row - 1), at(column, row)]
    case 1:
      return [at(column, row), at(column - 1, row)]
    case 2:
      return [at(column - 1, row), at(column - 1, row - 1)]
    default:
      return [at(column - 1, row - 1), at(column, row - 1)]
  }
}

/**
 * Takes the stairs out of a line, its ends (or, when it is closed, its shape) kept: cuts every corner at the middle of its edges, then smooths
 * `rounds` times. Nothing moves farther than the cell's own corner, so neighbouring lines don't meet.
 */
export function smoothArc(points: readonly Position[], rounds: number): Position[] {
  const closed = points.length > 3 && same(points[0]!, points.at(-1)!)
  let line = midpoints(points, closed)
  for (let round = 0; round < rounds; round++) {
    const next = line.map((point, index): Position => {
      const before = line[index - 1] ?? (closed ? line[line.length - 2] : undefined)
      const after = line[index + 1] ?? (closed ? line[1] : undefined)
      if (!before || !after) return point
      return [point[0]! / 2 + (before[0]! + after[0]!) / 4, point[1]! / 2 + (before[1]! + after[1]!) / 4]
    })
    line = next
  }
  return line
}

function midpoints(points: readonly Position[], closed: boolean): Position[] {
  const middle = (index: number): Position => [
    (points[index]![0]! + points[index + 1]![0]!) / 2,
    (points[index]![1]! + points[index + 1]![1]!) / 2,
  ]
  const line: Position[] = []
  for (let index = 0; index + 1 < points.length; index++) line.push(middle(index))
  if (closed) line.push(line[0]!)
  else line.unshift(points[0]!)
  if (!closed) line.push(points.at(-1)!)
  return line
}

export const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]

/** Fewer points: what lies within `tolerance` of the line between its kept neighbours goes (Douglas & Peucker 1973). Ends stay. */
export function simplifyLine(points: readonly Position[], tolerance: number): Position[] {
  if (points.length < 3) return [...points]
  const keep = new Uint8Array(points.length)
  keep[0] = keep[points.length - 1] = 1
  const closed = same(points[0]!, points.at(-1)!)
  const middle = closed ? Math.floor(points.length / 2) : -1
  if (closed) keep[middle] = 1
  const stack: [number, number][] = closed
    ? [
        [0, middle],
        [middle, points.length - 1],
      ]
    : [[0, points.length - 1]]
  while (stack.length > 0) {
    const [from, to] = stack.pop()!
    const [ax, ay] = points[from] as [number, number]
    const [bx, by] = points[to] as [number, number]
    const dx = bx - ax
    const dy = by - ay
    const square = dx * dx + dy * dy
    let farthest = tolerance * tolerance
    let split = -1
    for (let index = from + 1; index < to; index++) {
      const [x, y] = points[index] as [number, number]
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
      const away = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2
      if (away > farthest) {
        farthest = away
        split = index
      }
    }
    if (split < 0) continue
    keep[split] = 1
    stack.push([from, split], [split, to])
  }
  return points.filter((_, index) => keep[index])
}
