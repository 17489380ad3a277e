/** Line segments in metres by the cells of a grid: which lie near a point. */
export interface Segments {
  /** x and y of both ends, four numbers a segment */
  ends: Float64Array
  /** what the segment stands for: breadth, rank … of its owner */
  breadths: Float32Array
  /** Numbers of the segments that may lie within the reach of a point. */
  near(x: number, y: number): Int32Array
}

const NONE = new Int32Array(0)

/**
 * Index over segments.
 * @param ends four numbers a segment, metres
 * @param reach how far from a segment it is still to be found, metres, beside half its breadth
 */
export function indexSegments(ends: Float64Array, breadths: Float32Array, reach: number, size = 120): Segments {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < ends.length; at += 2) {
    west = Math.min(west, ends[at]!)
    east = Math.max(east, ends[at]!)
    south = Math.min(south, ends[at + 1]!)
    north = Math.max(north, ends[at + 1]!)
  }
  if (ends.length === 0) return { ends, breadths, near: () => NONE }
  const pad = reach + 200
  west -= pad
  south -= pad
  const columns = Math.ceil((east + pad - west) / size) + 1
  const rows = Math.ceil((north + pad - south) / size) + 1
  const starts = new Int32Array(columns * rows + 1)
  const eachCell = (visit: (cell: number, segment: number) => void): void => {
    for (let segment = 0; segment < breadths.length; segment++) {
      const [ax, ay, bx, by] = ends.subarray(segment * 4, segment * 4 + 4) as unknown as [number, number, number, number]
      const wide = reach + breadths[segment]! / 2
      const left = Math.max(0, Math.floor((Math.min(ax, bx) - wide - west) / size))
      const right = Math.min(columns - 1, Math.floor((Math.max(ax, bx) + wide - west) / size))
      const bottom = Math.max(0, Math.floor((Math.min(ay, by) - wide - south) / size))
      const top = Math.min(rows - 1, Math.floor((Math.max(ay, by) + wide - south) / size))
      for (let row = bottom; row <= top; row++) for (let column = left; column <= right; column++) visit(row * columns + column, segment)
    }
  }
  eachCell((cell) => starts[cell + 1]!++)
  for (let cell = 0; cell + 1 < starts.length; cell++) starts[cell + 1]! += starts[cell]!
  const filled = starts.slice()
  const list = new Int32Array(starts.at(-1)!)
  eachCell((cell, segment) => (list[filled[cell]!++] = segment))
  return {
    ends,
    breadths,
    near(x, y) {
      const column = Math.floor((x - west) / size)
      const row = Math.floor((y - south) / size)
      if (column < 0 || row < 0 || column >= columns || row >= rows) return NONE
      const cell = row * columns + column
      return list.subarray(starts[cell]!, starts[cell + 1]!)
    },
  }
}

/** Metres from a point to a segment of the index. */
export function metersToSegment({ ends }: Segments, segment: number, x: number, y: number): number {
  const at = segment * 4
  const ax = ends[at]!
  const ay = ends[at + 1]!
  const dx = ends[at + 2]! - ax
  const dy = ends[at + 3]! - ay
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** Metres from a point to the nearest edge (segment widened by its breadth) of those within reach: negative on it, Infinity where none is near. */
export function metersToEdge(segments: Segments, x: number, y: number): number {
  let least = Infinity
  const near = segments.near(x, y)
  for (let index = 0; index < near.length; index++) {
    const segment = near[index]!
    const away = metersToSegment(segments, segment, x, y) - segments.breadths[segment]! / 2
    if (away < least) least = away
  }
  return least
}
