/** A rectangle in the plane: a corner, unit vector along its longer side, and the two lengths. The shorter side turns left of `along`. */
export interface Wing {
  x: number
  y: number
  alongX: number
  alongY: number
  length: number
  width: number
}

/** Corners nearer than this to a line stand on it, metres. */
const SAME = 0.25

/**
 * The wings of a footprint: the largest rectangles inside it that together cover it, for footprints whose walls all
 * run in two directions at right angles; empty for any other.
 * @param ring x, y pairs in metres, counter-clockwise, not closed
 */
export function wingsOf(ring: ArrayLike<number>): Wing[] {
  const count = ring.length / 2
  if (count < 4 || count % 2 === 1) return []
  const [axisX, axisY] = longestDirection(ring)
  const along = Array.from({ length: count }, (_, i) => ring[2 * i]! * axisX + ring[2 * i + 1]! * axisY)
  const across = Array.from({ length: count }, (_, i) => ring[2 * i + 1]! * axisX - ring[2 * i]! * axisY)
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count
    if (Math.abs(along[next]! - along[i]!) > SAME && Math.abs(across[next]! - across[i]!) > SAME) return []
  }
  const xs = lines(along)
  const ys = lines(across)
  const inside = (column: number, row: number) =>
    contains(along, across, (xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2)
  const filled = xs.slice(1).map((_, column) => ys.slice(1).map((_, row) => inside(column, row)))
  return largestBlocks(filled).map(([left, bottom, right, top]) => {
    const [x0, y0, x1, y1] = [xs[left]!, ys[bottom]!, xs[right + 1]!, ys[top + 1]!]
    // Turned so that the longer side comes first, still counter-clockwise.
    return x1 - x0 >= y1 - y0
      ? { x: x0 * axisX - y0 * axisY, y: x0 * axisY + y0 * axisX, alongX: axisX, alongY: axisY, length: x1 - x0, width: y1 - y0 }
      : { x: x1 * axisX - y0 * axisY, y: x1 * axisY + y0 * axisX, alongX: -axisY, alongY: axisX, length: y1 - y0, width: x1 - x0 }
  })
}

function longestDirection(ring: ArrayLike<number>): [number, number] {
  let best: [number, number] = [1, 0]
  let longest = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    const dx = ring[next]! - ring[at]!
    const dy = ring[next + 1]! - ring[at + 1]!
    const length = Math.hypot(dx, dy)
    if (length > longest) {
      longest = length
      best = [dx / length, dy / length]
    }
  }
  return best
}

/** Sorted values, those that are nearly the same taken together. */
function lines(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.filter((value, index) => index === 0 || value - sorted[index - 1]! > SAME)
}

function contains(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  let odd = false
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++)
    if (ys[i]! > y !== ys[j]! > y && x < ((xs[j]! - xs[i]!) * (y - ys[i]!)) / (ys[j]! - ys[i]!) + xs[i]!) odd = !odd
  return odd
}

type Block = [left: number, bottom: number, right: number, top: number]

/** Blocks of filled cells that no larger block contains. */
function largestBlocks(filled: readonly (readonly boolean[])[]): Block[] {
  const columns = filled.length
  const rows = filled[0]?.length ?? 0
  const blocks: Block[] = []
  for (let left = 0; left < columns; left++)
    for (let bottom = 0; bottom < rows; bottom++)
      for (let right = left; right < columns; right++)
        for (let top = bottom; top < rows; top++)
          if (filled.slice(left, right + 1).every((column) => column.slice(bottom, top + 1).every(Boolean)))
            blocks.push([left, bottom, right, top])
  return blocks.filter(
    (block) => !blocks.some((o) => o !== block && o[0] <= block[0] && o[1] <= block[1] && o[2] >= block[2] && o[3] >= block[3]),
  )
}
