import type { Field } from './field.ts'

/** What a step over the field costs, in metres of level walking: length × ground × (1 + grade·climb + grade²·steep), plus what entering the cell costs. */
export interface Travel {
  climb: number
  steep: number
  /** factor of each cell */
  ground: Float32Array
  /** added on entering each cell, metres */
  entering?: Float32Array
  /** factor of each source's steps: 2 = it reaches half as far */
  slowness?: ArrayLike<number>
  /** cells that may be entered by a source; without it all */
  open?: (cell: number, source: number) => boolean
}

export interface Reached {
  /** metres; Infinity where nothing came */
  cost: Float32Array
  /** index of the source that came first; −1 where none */
  source: Int32Array
  /** the cell before on the way; −1 at sources */
  parent: Int32Array
}

/** A bucket holds what costs at most this much more than another: less than the shortest step, so that no order within is needed (Dial 1969). */
const BUCKET = 32

/** Least-cost spread over eight neighbours from all sources at once. */
export function spread(field: Field, sources: readonly { cell: number; source: number }[], travel: Travel): Reached {
  const { width, height, heights, cellX, cellY } = field
  const count = width * height
  const cost = new Float32Array(count).fill(Infinity)
  const source = new Int32Array(count).fill(-1)
  const parent = new Int32Array(count).fill(-1)
  const done = new Uint8Array(count)
  const buckets: number[][] = []
  const push = (cell: number, value: number): void => {
    const bucket = Math.floor(value / BUCKET)
    ;(buckets[bucket] ??= []).push(cell)
  }
  for (const start of sources) {
    if (cost[start.cell] === 0) continue
    cost[start.cell] = 0
    source[start.cell] = start.source
    push(start.cell, 0)
  }
  const diagonal = Math.hypot(cellX, cellY)
  const columns = [1, -1, 0, 0, 1, -1, 1, -1]
  const rows = [0, 0, 1, -1, 1, 1, -1, -1]
  const lengths = [cellX, cellX, cellY, cellY, diagonal, diagonal, diagonal, diagonal]
  const { climb, steep, ground, entering, slowness, open } = travel
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    const cells = buckets[bucket]
    if (!cells) continue
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      const spent = cost[cell]!
      if (done[cell]) continue
      done[cell] = 1
      const from = source[cell]!
      const pace = slowness ? slowness[from]! : 1
      const row = Math.floor(cell / width)
      const column = cell - row * width
      for (let side = 0; side < 8; side++) {
        const nextColumn = column + columns[side]!
        const nextRow = row + rows[side]!
        if (nextColumn < 0 || nextRow < 0 || nextColumn >= width || nextRow >= height) continue
        const next = nextRow * width + nextColumn
        if (done[next]) continue
        const length = lengths[side]!
        const grade = Math.abs(heights[next]! - heights[cell]!) / length
        let step = length * ground[next]! * (1 + grade * (climb + grade * steep)) * pace
        if (entering) step += entering[next]!
        const total = spent + step
        if (total >= cost[next]!) continue
        if (open && !open(next, from)) continue
        cost[next] = total
        source[next] = from
        parent[next] = cell
        push(next, total)
      }
    }
    buckets[bucket] = undefined!
  }
  return { cost, source, parent }
}
