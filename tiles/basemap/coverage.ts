/** How much of each pixel of a square tile a shape covers, with the rectangle it touches. */
export interface Coverage {
  readonly size: number
  /** 0 … 1, row by row */
  readonly values: Float32Array
  /** touched pixels: columns left … right − 1, rows top … bottom − 1; empty when right ≤ left */
  left: number
  top: number
  right: number
  bottom: number
}

export function createCoverage(size: number): Coverage {
  return { size, values: new Float32Array(size * size), left: size, top: size, right: 0, bottom: 0 }
}

export function clearCoverage(coverage: Coverage): void {
  const { size, values, left, top, right, bottom } = coverage
  for (let row = top; row < bottom; row++) values.fill(0, row * size + left, row * size + right)
  coverage.left = coverage.top = size
  coverage.right = coverage.bottom = 0
}

/** Says that these pixels have been covered. */
export function touch(coverage: Coverage, left: number, top: number, right: number, bottom: number): void {
  if (left < coverage.left) coverage.left = left
  if (top < coverage.top) coverage.top = top
  if (right > coverage.right) coverage.right = right
  if (bottom > coverage.bottom) coverage.bottom = bottom
}

/**
 * A line of round joints and ends; where lines meet, the larger coverage holds, so that nothing shows twice.
 * @param points x, y pairs in pixels
 */
export function coverLine(coverage: Coverage, points: ArrayLike<number>, halfWidth: number, from = 0, to = points.length): void {
  const { size, values } = coverage
  const reach = halfWidth + 0.5
  // Thinner than a pixel: drawn a pixel wide and fainter.
  const strength = Math.min(1, 2 * halfWidth)
  const half = Math.max(halfWidth, 0.5)
  const outer = Math.max(reach, 1)
  for (let at = from; at + 3 < to; at += 2) {
    const x0 = points[at]!
    const y0 = points[at + 1]!
    const x1 = points[at + 2]!
    const y1 = points[at + 3]!
    const left = Math.max(0, Math.floor(Math.min(x0, x1) - outer))
    const right = Math.min(size, Math.ceil(Math.max(x0, x1) + outer))
    const top = Math.max(0, Math.floor(Math.min(y0, y1) - outer))
    const bottom = Math.min(size, Math.ceil(Math.max(y0, y1) + outer))
    if (left >= right || top >= bottom) continue
    touch(coverage, left, top, right, bottom)
    const dx = x1 - x0
    const dy = y1 - y0
    const squared = dx * dx + dy * dy
    const inverse = squared > 0 ? 1 / squared : 0
    for (let row = top; row < bottom; row++) {
      const py = row + 0.5 - y0
      let [start, end] = [left, right]
      if (dy !== 0 && Math.abs(dx) > Math.abs(dy)) {
        // Only the columns that the line's band crosses in this row.
        const middle = x0 + (py * dx) / dy
        const band = Math.abs(dx / dy) * (0.5 + outer) + outer
        start = Math.max(start, Math.floor(middle - band))
        end = Math.min(end, Math.ceil(middle + band))
      }
      for (let column = start; column < end; column++) {
        const px = column + 0.5 - x0
        let share = (px * dx + py * dy) * inverse
        share = share < 0 ? 0 : share > 1 ? 1 : share
        const ex = px - share * dx
        const ey = py - share * dy
        const distance = ex * ex + ey * ey
        if (distance >= outer * outer) continue
        const value = strength * Math.min(1, half + 0.5 - Math.sqrt(distance))
        const index = row * size + column
        if (value > values[index]!) values[index] = value
      }
    }
  }
}

/** Accumulates the signed areas that edges leave to their right; one column more than the tile. */
const accumulators = new Map<number, Float32Array>()

/**
 * Exact area coverage of polygons. Rings wind so that holes turn against their outline.
 * Raph Levien, font-rs: each edge adds its area to the cells it crosses, a running sum along the row fills what lies right of it.
 * @param rings x, y pairs in pixels, closed or not
 */
export function coverPolygon(coverage: Coverage, rings: readonly ArrayLike<number>[]): void {
  const { size, values } = coverage
  const stride = size + 1
  let area = accumulators.get(size)
  if (!area) accumulators.set(size, (area = new Float32Array(stride * size + 2)))
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const x = ring[at]!
      const y = ring[at + 1]!
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  const firstRow = Math.max(0, Math.floor(top))
  const lastRow = Math.min(size, Math.ceil(bottom))
  const firstColumn = Math.max(0, Math.floor(left))
  const lastColumn = Math.min(size, Math.ceil(right))
  if (firstRow >= lastRow || firstColumn >= lastColumn) return
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const next = at + 2 === ring.length ? 0 : at + 2
      addEdge(area, stride, size, ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!)
    }
  touch(coverage, firstColumn, firstRow, lastColumn, lastRow)
  for (let row = firstRow; row < lastRow; row++) {
    let sum = 0
    for (let column = firstColumn; column < lastColumn; column++) {
      sum += area[row * stride + column]!
      const value = Math.min(1, Math.abs(sum))
      const index = row * size + column
      if (value > values[index]!) values[index] = value
    }
    area.fill(0, row * stride, (row + 1) * stride)
  }
}

/** Splits an edge where it enters or leaves the tile sideways: what lies left of it counts as its left side, what lies right not at all. */
function addEdge(area: Float32Array, stride: number, size: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return
  for (const side of [0, size])
    if ((x0 - side) * (x1 - side) < 0) {
      const y = y0 + ((side - x0) * (y1 - y0)) / (x1 - x0)
      addEdge(area, stride, size, x0, y0, side, y)
      addEdge(area, stride, size, side, y, x1, y1)
      return
    }
  addInnerEdge(area, stride, size, x0, y0, x1, y1)
}

function addInnerEdge(area: Float32Array, stride: number, size: number, x0: number, y0: number, x1: number, y1: number): void {
  const direction = y0 < y1 ? 1 : -1
  if (direction < 0) [x0, y0, x1, y1] = [x1, y1, x0, y0]
  if (y1 <= 0 || y0 >= size) return
  const slope = (x1 - x0) / (y1 - y0)
  const firstRow = Math.max(0, Math.floor(y0))
  const lastRow = Math.min(size, Math.ceil(y1))
  for (let row = firstRow; row < lastRow; row++) {
    const top = Math.max(row, y0)
    const bottom = Math.min(row + 1, y1)
    const height = (bottom - top) * direction
    const xa = clamp(x0 + (top - y0) * slope, size)
    const xb = clamp(x0 + (bottom - y0) * slope, size)
    const [from, to] = xa < xb ? [xa, xb] : [xb, xa]
    const first = Math.floor(from)
    const last = Math.ceil(to)
    const at = row * stride
    if (last <= first + 1) {
      const middle = (from + to) / 2 - first
      area[at + first]! += height * (1 - middle)
      area[at + first + 1]! += height * middle
      continue
    }
    const perColumn = 1 / (to - from)
    const entering = first + 1 - from
    const head = 0.5 * perColumn * entering * entering
    const leaving = to - last + 1
    const tail = 0.5 * perColumn * leaving * leaving
    area[at + first]! += height * head
    if (last === first + 2) area[at + first + 1]! += height * (1 - head - tail)
    else {
      const second = perColumn * (1.5 - (from - first))
      area[at + first + 1]! += height * (second - head)
      for (let column = first + 2; column < last - 1; column++) area[at + column]! += height * perColumn
      const before = second + (last - first - 3) * perColumn
      area[at + last - 1]! += height * (1 - before - tail)
    }
    area[at + last]! += height * tail
  }
}

const clamp = (x: number, size: number) => (x < 0 ? 0 : x > size ? size : x)
