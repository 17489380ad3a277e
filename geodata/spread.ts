import type { Field } from './field.ts'

/** The part of a field that a spread looks at. */
export type SpreadGrid = Pick<Field, 'width' | 'height' | 'heights' | 'cellX' | 'cellY'>

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

/**
 * Least-cost spread over eight neighbours from all sources at once. The field's outermost cells are not entered.
 * @param wanted cells after which the spread may end: what lies farther than all of them is left as it is; without it the whole field is reached
 */
export function spread(
  field: SpreadGrid,
  sources: readonly { cell: number; source: number }[],
  travel: Travel,
  wanted?: readonly number[],
): Reached {
  const { width, height, heights, cellX, cellY } = field
  const count = width * height
  const cost = new Float32Array(count).fill(Infinity)
  const source = new Int32Array(count).fill(-1)
  const parent = new Int32Array(count).fill(-1)
  const queue = createQueue(count)
  for (const start of sources) {
    if (cost[start.cell] === 0) continue
    cost[start.cell] = 0
    source[start.cell] = start.source
    queue.push(start.cell, 0)
  }
  const done = frameOf(width, height)
  const diagonal = Math.hypot(cellX, cellY)
  const offsets = Int32Array.of(1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width)
  const lengths = Float64Array.of(cellX, cellX, cellY, cellY, diagonal, diagonal, diagonal, diagonal)
  const { climb, steep, ground, entering, slowness, open } = travel
  const awaited = new Set(wanted)
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    if (done[cell]) continue
    done[cell] = 1
    if (awaited.delete(cell) && awaited.size === 0) break
    const spent = cost[cell]!
    const from = source[cell]!
    const pace = slowness ? slowness[from]! : 1
    const here = heights[cell]!
    for (let side = 0; side < 8; side++) {
      const next = cell + offsets[side]!
      if (done[next]) continue
      const length = lengths[side]!
      const grade = Math.abs(heights[next]! - here) / length
      let total = spent + length * ground[next]! * (1 + grade * (climb + grade * steep)) * pace
      if (entering) total += entering[next]!
      if (total >= cost[next]!) continue
      if (open && !open(next, from)) continue
      cost[next] = total
      source[next] = from
      parent[next] = cell
      queue.push(next, total)
    }
  }
  return { cost, source, parent }
}

/** 1 on the outermost cells, so that neighbours of all others exist. */
function frameOf(width: number, height: number): Uint8Array {
  const frame = new Uint8Array(width * height)
  for (let column = 0; column < width; column++) frame[column] = frame[(height - 1) * width + column] = 1
  for (let row = 0; row < height; row++) frame[row * width] = frame[row * width + width - 1] = 1
  return frame
}

/** Cells by what they cost, in buckets; a cell may wait more than once. */
function createQueue(count: number): { push(cell: number, cost: number): void; pop(): number } {
  let heads = new Int32Array(4096).fill(-1)
  let cells = new Int32Array(2 * count)
  let following = new Int32Array(2 * count)
  let entries = 0
  let free = -1
  let bucket = 0
  let last = 0
  return {
    push(cell, cost) {
      const wanted = Math.max(bucket, Math.floor(cost / BUCKET))
      if (wanted >= heads.length) {
        const longer = new Int32Array(Math.max(heads.length * 2, wanted + 1)).fill(-1)
        longer.set(heads)
        heads = longer
      }
      if (wanted > last) last = wanted
      let entry = free
      if (entry >= 0) free = following[entry]!
      else {
        if (entries === cells.length) {
          cells = doubled(cells)
          following = doubled(following)
        }
        entry = entries++
      }
      cells[entry] = cell
      following[entry] = heads[wanted]!
      heads[wanted] = entry
    },
    pop() {
      while (bucket <= last) {
        const entry = heads[bucket]!
        if (entry < 0) {
          bucket++
          continue
        }
        heads[bucket] = following[entry]!
        following[entry] = free
        free = entry
        return cells[entry]!
      }
      return -1
    },
  }
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2)
  longer.set(list)
  return longer
}
