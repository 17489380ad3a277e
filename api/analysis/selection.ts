import type { Range, Values } from './columns.ts'

/** A column to sort by; without one, rows stay in their own order. */
export interface Order {
  readonly values: Values
  readonly firstRow: number
  readonly descending: boolean
}
/** Where the last page ended: the value sorted by, and the first row that may come next among those of that value. */
export interface Position {
  readonly value: number
  readonly fromRow: number
}

/** The first `limit` rows after a position in an order; rows of equal value in their own order. `rows` is ascending. */
export function firstRows(rows: Int32Array, order: Order | undefined, after: Position | undefined, limit: number): number[] {
  if (!order) {
    const from = after ? indexFrom(rows, after.fromRow) : 0
    return [...rows.subarray(from, from + limit)]
  }
  const { values, firstRow, descending } = order
  const most = 2 ** (8 * values.BYTES_PER_ELEMENT) - 1
  // Ranks ascend in the order asked for.
  const rankOf = (value: number) => (descending ? most - value : value)
  const rank = (row: number) => rankOf(values[row - firstRow]!)
  const startRank = after ? rankOf(Math.min(after.value, most)) : 0
  const startRow = after ? after.fromRow : 0
  const counts = new Uint32Array(most + 1)
  const comesAfter = (row: number, itsRank: number) => itsRank > startRank || (itsRank === startRank && row >= startRow)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const itsRank = rank(row)
    if (comesAfter(row, itsRank)) counts[itsRank]!++
  }
  let lastRank = startRank
  for (let sum = 0; lastRank <= most; lastRank++) {
    sum += counts[lastRank]!
    if (sum >= limit) break
  }
  const found: { row: number; rank: number }[] = []
  let last = 0
  const roomAtLast = limit - counts.subarray(0, lastRank).reduce((sum, one) => sum + one, 0)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const itsRank = rank(row)
    if (itsRank > lastRank || !comesAfter(row, itsRank)) continue
    if (itsRank === lastRank && last++ >= roomAtLast) continue
    found.push({ row, rank: itsRank })
  }
  return found.toSorted((a, b) => a.rank - b.rank || a.row - b.row).map(({ row }) => row)
}

/** How many of some ascending rows come before one. */
export function indexFrom(rows: ArrayLike<number>, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]! < row) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of ascending rows lie in a range. */
export const countIn = (rows: ArrayLike<number>, { from, to }: Range): number => indexFrom(rows, to) - indexFrom(rows, from)

/** Bits of a range: one for each of its rows, those given set, least significant first. */
export function bitsOf(rows: Int32Array, range: Range): Uint8Array {
  const bits = new Uint8Array(Math.ceil((range.to - range.from) / 8))
  for (let index = 0; index < rows.length; index++) {
    const at = rows[index]! - range.from
    bits[at >> 3]! |= 1 << (at & 7)
  }
  return bits
}
