import fc from 'fast-check'
import { DIMENSIONS, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import { formatFilter, parseFilter, type Condition, type Filter } from '../contract/filter.ts'

/** Any condition on a dimension; numbers of ranges near those that occur. */
function conditionOn(dimension: Dimension): fc.Arbitrary<Condition> {
  const id = dimension.id as DimensionId
  if (dimension.kind === 'range') {
    const base = dimension.id === 'builtYear' ? 1950 : 0
    const number = fc.integer({ min: base, max: base + (dimension.id === 'age' || base > 0 ? 100 : 9) })
    const span = fc.oneof(
      number.map((from) => ({ from, to: null })),
      number.map((to) => ({ from: null, to })),
      fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    )
    return fc.array(span, { minLength: 1, maxLength: 3 }).map((ranges) => ({ dimension: id, kind: 'range', ranges }))
  }
  const code = fc.constantFrom(...dimension.values.map((value) => value.code))
  if (dimension.kind === 'tags') {
    const together = fc.array(fc.record({ code, without: fc.boolean() }), { minLength: 1, maxLength: 3 })
    return fc.array(together, { minLength: 1, maxLength: 3 }).map((any) => ({ dimension: id, kind: 'tags', any }))
  }
  return fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => ({ dimension: id, kind: 'codes', codes }))
}

/** Any filter in canonical order, of up to `most` conditions. */
export function anyFilter(most = 4): fc.Arbitrary<Filter> {
  return fc
    .uniqueArray(fc.constantFrom(...(DIMENSIONS as readonly Dimension[])), { maxLength: most })
    .chain((dimensions) => fc.tuple(...dimensions.map(conditionOn)))
    .map((conditions) => parseFilter(formatFilter(conditions)))
}
