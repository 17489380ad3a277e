import { findDimension, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import type { Condition, Filter, Tag } from '../contract/filter.ts'
import type { Range, Values } from './columns.ts'
import type { Reading } from './reading.ts'

/** A filter whose conditions have a bit each; what fails them is marked in masks of those bits. */
export interface Conditions {
  readonly filter: Filter
  readonly bitOf: (dimension: DimensionId) => number
  /** All bits of one subject's conditions. */
  readonly people: number
  readonly households: number
  readonly houses: number
}

export function conditionsOf(filter: Filter): Conditions {
  const bits = new Map<DimensionId, number>(filter.map(({ dimension }, index) => [dimension, 1 << index]))
  const maskOf = (subject: Dimension['subject']) =>
    filter.reduce((mask, { dimension }) => (findDimension(dimension)!.subject === subject ? mask | bits.get(dimension)! : mask), 0)
  return {
    filter,
    bitOf: (dimension) => bits.get(dimension) ?? 0,
    people: maskOf('people'),
    households: maskOf('households'),
    houses: maskOf('houses'),
  }
}

/** Marks in `failed` (first element: the range's first row) every condition of a subject that a row fails. */
export function markFailed(
  reading: Reading,
  conditions: Conditions,
  subject: Dimension['subject'],
  range: Range,
  failed: Uint32Array,
): void {
  failed.fill(0, 0, range.to - range.from)
  for (const condition of conditions.filter) {
    if (findDimension(condition.dimension)!.subject !== subject) continue
    const { values, firstRow } = reading.column(condition.dimension)
    const bit = conditions.bitOf(condition.dimension)
    if (condition.kind === 'tags') markTags(values, range.from - firstRow, range.to - firstRow, condition, bit, failed)
    else markValues(values, range.from - firstRow, range.to - firstRow, passing(condition, values), bit, failed)
  }
}

/** Which values pass: one byte for each that the column can hold. */
function passing(condition: Exclude<Condition, { kind: 'tags' }>, values: Values): Uint8Array {
  const table = new Uint8Array(2 ** (8 * values.BYTES_PER_ELEMENT))
  if (condition.kind === 'codes') for (const code of condition.codes) table[code] = 1
  else for (const { from, to } of condition.ranges) table.fill(1, from ?? 0, to === null ? table.length : to + 1)
  return table
}

function markValues(values: Values, from: number, to: number, passes: Uint8Array, bit: number, failed: Uint32Array): void {
  for (let row = from, at = 0; row < to; row++, at++) {
    if (passes[values[row]!] === 0) failed[at]! |= bit
  }
}

function markTags(
  values: Values,
  from: number,
  to: number,
  condition: Condition & { kind: 'tags' },
  bit: number,
  failed: Uint32Array,
): void {
  const dimension = findDimension(condition.dimension)!
  const bits = (tags: readonly Tag[]) =>
    tags.reduce(
      (mask, { code }) => mask | (1 << (dimension.kind === 'tags' ? dimension.values.findIndex((value) => value.code === code) : 0)),
      0,
    )
  const looked = Int32Array.from(condition.any, (together) => bits(together))
  const wanted = Int32Array.from(condition.any, (together) => bits(together.filter(({ without }) => !without)))
  // A tag both with and without: nobody.
  const possible = condition.any.map((together) => new Set(together.map(({ code }) => code)).size === together.length)
  for (let row = from, at = 0; row < to; row++, at++) {
    let passes = false
    for (let one = 0; one < looked.length; one++) passes ||= possible[one]! && (values[row]! & looked[one]!) === wanted[one]!
    if (!passes) failed[at]! |= bit
  }
}
