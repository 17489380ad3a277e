import type { Dimension } from '../contract/dimensions.ts'
import type { PeopleColumns, Values } from './columns.ts'

/** Five years; the last band is open: 100 and older. */
const BAND_YEARS = 5
const BANDS = 21

/** How many of some rows have each value or bucket of a dimension, in the dimension's order. */
export function histogram(dimension: Dimension, values: Values, firstRow: number, rows: Int32Array, bars: number): Float64Array {
  if (dimension.kind === 'tags') return countTags(values, firstRow, rows, bars)
  const counts = new Uint32Array(2 ** (8 * values.BYTES_PER_ELEMENT))
  for (let index = 0; index < rows.length; index++) counts[values[rows[index]! - firstRow]!]!++
  if (dimension.kind !== 'range') return Float64Array.from(dimension.values, ({ code }) => counts[code]!)
  return Float64Array.from(dimension.buckets, ({ from, to }) =>
    counts.subarray(from ?? 0, to === null ? counts.length : to + 1).reduce((sum, one) => sum + one, 0),
  )
}

function countTags(values: Values, firstRow: number, rows: Int32Array, bars: number): Float64Array {
  const counts = new Float64Array(32)
  for (let index = 0; index < rows.length; index++) {
    for (let bits = values[rows[index]! - firstRow]!; bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]!++
  }
  return counts.subarray(0, bars)
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
