import type { Dimension } from '../contract/dimensions.ts'
import type { PeopleColumns, Values } from './columns.ts'

/** Five years; the last band is open: 100 and older. */
const BAND_YEARS = 5
const BANDS = 21

/** How many of some rows have each value or bucket of a dimension, in the dimension's order. */
export function histogram(dimension: Dimension, values: Values, firstRow: number, rows: Int32Array, bars: number): Float64Array {
  if (values instanceof Uint32Array) return countTags(values, firstRow, rows, bars)
  const counts = values instanceof Uint8Array ? countBytes(values, firstRow, rows) : countWords(values, firstRow, rows)
  if (dimension.kind !== 'range') return Float64Array.from(dimension.values, ({ code }) => counts[code]!)
  return Float64Array.from(dimension.buckets, ({ from, to }) => sumOf(counts, from ?? 0, to === null ? counts.length : to + 1))
}

function sumOf(counts: Uint32Array, from: number, to: number): number {
  let sum = 0
  for (let value = from; value < to; value++) sum += counts[value]!
  return sum
}

// One function for each kind of column: see conditions.ts.
function countBytes(values: Uint8Array, firstRow: number, rows: Int32Array): Uint32Array {
  const counts = new Uint32Array(256)
  // Neighbours often have the same value: two sums by turns need not wait for each other.
  const others = new Uint32Array(256)
  const even = rows.length & ~1
  for (let index = 0; index < even; index += 2) {
    counts[values[rows[index]! - firstRow]!]!++
    others[values[rows[index + 1]! - firstRow]!]!++
  }
  if (even < rows.length) counts[values[rows[even]! - firstRow]!]!++
  return counts.map((count, value) => count + others[value]!)
}

function countWords(values: Uint16Array, firstRow: number, rows: Int32Array): Uint32Array {
  const counts = new Uint32Array(65536)
  for (let index = 0; index < rows.length; index++) counts[values[rows[index]! - firstRow]!]!++
  return counts
}

/** Each tag's bit, by way of how often each byte of the four occurs: as quick for many tags as for none. */
function countTags(values: Uint32Array, firstRow: number, rows: Int32Array, bars: number): Float64Array {
  const counts = new Uint32Array(4 * 256)
  for (let index = 0; index < rows.length; index++) {
    const tags = values[rows[index]! - firstRow]!
    counts[tags & 255]!++
    counts[256 | ((tags >>> 8) & 255)]!++
    counts[512 | ((tags >>> 16) & 255)]!++
    counts[768 | (tags >>> 24)]!++
  }
  return Float64Array.from({ length: bars }, (_, bit) => {
    const ofByte = counts.subarray((bit >> 3) << 8, ((bit >> 3) + 1) << 8)
    return ofByte.reduce((sum, count, byte) => sum + (((byte >> (bit & 7)) & 1) === 1 ? count : 0), 0)
  })
}

/** People by sex and five years of age, as [sex, band, people], bands that have some. */
export function pyramidOf({ sex, age }: PeopleColumns, rows: Int32Array): [number, number, number][] {
  const counts = new Uint32Array(256 * 256)
  for (let index = 0; index < rows.length; index++) counts[(sex[rows[index]!]! << 8) | age[rows[index]!]!]!++
  const found: [number, number, number][] = []
  for (let code = 0; code < 256; code++) {
    const ages = counts.subarray(code << 8, (code + 1) << 8)
    if (ages.every((count) => count === 0)) continue
    for (let band = 0; band < BANDS; band++) {
      const to = band === BANDS - 1 ? 256 : (band + 1) * BAND_YEARS
      const people = ages.subarray(band * BAND_YEARS, to).reduce((sum, one) => sum + one, 0)
      if (people > 0) found.push([code, band, people])
    }
  }
  return found
}
