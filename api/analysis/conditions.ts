import { findDimension, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import type { Condition, Filter, Tag } from '../contract/filter.ts'
import type { Range } from './columns.ts'
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
    const [from, to] = [range.from - firstRow, range.to - firstRow]
    if (values instanceof Uint8Array) markBytes(values, from, to, marks(condition, 8, bit), failed)
    else if (values instanceof Uint16Array) markWords(values, from, to, marks(condition, 16, bit), failed)
    else markTags(values, from, to, condition, bit, failed)
  }
}

/** For each value that a column can hold: the condition's bit where it fails, 0 where it passes. */
function marks(condition: Condition, bits: number, bit: number): Uint32Array {
  const table = new Uint32Array(2 ** bits).fill(bit)
  if (condition.kind === 'codes') for (const code of condition.codes) table[code] = 0
  if (condition.kind === 'range') for (const { from, to } of condition.ranges) table.fill(0, from ?? 0, to === null ? table.length : to + 1)
  return table
}

// One function for each kind of column: the engine makes loops over one kind of array several times as fast as over any.
function markBytes(values: Uint8Array, from: number, to: number, marks: Uint32Array, failed: Uint32Array): void {
  for (let row = from, at = 0; row < to; row++, at++) failed[at]! |= marks[values[row]!]!
}

function markWords(values: Uint16Array, from: number, to: number, marks: Uint32Array, failed: Uint32Array): void {
  for (let row = from, at = 0; row < to; row++, at++) failed[at]! |= marks[values[row]!]!
}

function markTags(values: Uint32Array, from: number, to: number, condition: Condition, bit: number, failed: Uint32Array): void {
  const dimension = findDimension(condition.dimension)!
  if (condition.kind !== 'tags' || dimension.kind !== 'tags') return
  const bitOf = ({ code }: Tag) => 1 << dimension.values.findIndex((value) => value.code === code)
  const bitsOf = (tags: readonly Tag[]) => tags.reduce((mask, tag) => mask | bitOf(tag), 0)
  // A tag both with and without: nobody.
  const possible = condition.any.filter((together) => new Set(together.map(({ code }) => code)).size === together.length)
  const looked = Int32Array.from(possible, bitsOf)
  const wanted = Int32Array.from(possible, (together) => bitsOf(together.filter(({ without }) => !without)))
  if (possible.every((together) => together.length === 1 && !together[0]!.without)) {
    // Any of some tags: the usual question.
    const any = looked.reduce((mask, one) => mask | one, 0)
    for (let row = from, at = 0; row < to; row++, at++) failed[at]! |= (values[row]! & any) !== 0 ? 0 : bit
    return
  }
  if (looked.length === 1) {
    const [look, want] = [looked[0]!, wanted[0]!]
    for (let row = from, at = 0; row < to; row++, at++) failed[at]! |= (values[row]! & look) === want ? 0 : bit
    return
  }
  for (let row = from, at = 0; row < to; row++, at++) {
    let mark = bit
    for (let one = 0; one < looked.length; one++) if ((values[row]! & looked[one]!) === wanted[one]!) mark = 0
    failed[at]! |= mark
  }
}
