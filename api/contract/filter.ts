/**
 * A filter over people, households and houses: conditions on different dimensions that must all hold. Its text stands in an
 * address without escapes and in the bodies of the analysis:
 *
 *     age:60-69,80-;group:10,1.7;received:-503;structure:4
 *
 * `;` between dimensions: and. `,` between alternatives of one: or. Ranges: `18`, `60-69`, `80-`, `-17`, ends included.
 * Codes and flags: numbers of the dimension's list. Tags: `.` joins tags that one person must have together, `-` before a tag:
 * without it; `1.7,10` reads "both 1 and 7, or 10", `-503` reads "without 503".
 *
 * Who matches: a person, when their own conditions hold, those on households for their household (户籍户) and those on
 * houses for the house they live in. A house, when its own conditions hold and, where the filter also speaks of people or households, a person who
 * matches those lives in it. A household likewise, where the filter also speaks of people or houses, through one of its people.
 * Only the living count, and of all of it only what lies in the reader's scope.
 */
import { DIMENSIONS, findDimension, type Dimension, type DimensionId, type Span, type Words } from './dimensions.ts'

export interface Tag {
  readonly code: number
  readonly without: boolean
}
export type Condition =
  | { readonly dimension: DimensionId; readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly dimension: DimensionId; readonly kind: 'range'; readonly ranges: readonly Span[] }
  | { readonly dimension: DimensionId; readonly kind: 'tags'; readonly any: readonly (readonly Tag[])[] }
/** In canonical order: at most one condition a dimension, dimensions as in DIMENSIONS, alternatives ascending. */
export type Filter = readonly Condition[]

/** What is wrong with a filter's text, and in which dimension (`''`: before any). */
export class FilterError extends Error {
  override name = 'FilterError'
  readonly dimension: string
  readonly reason: Words
  constructor(dimension: string, reason: Words) {
    super(`${dimension}: ${reason.en}`)
    this.dimension = dimension
    this.reason = reason
  }
}

const ALTERNATIVES_MAX = 64
const TOGETHER_MAX = 8
/** Nobody is as old, no house as tall; keeps every number a small integer. */
const NUMBER_MAX = 99_999

/** @throws FilterError naming the dimension */
export function parseFilter(text: string): Filter {
  if (text === '') return []
  const conditions: Condition[] = []
  for (const part of text.split(';')) {
    const [id, values, ...rest] = part.split(':')
    const dimension = findDimension(id!)
    if (!dimension)
      throw new FilterError(printable(id!), { zh: `没有「${printable(id!)}」这项条件`, en: `there is no dimension “${printable(id!)}”` })
    if (!values || rest.length > 0)
      throw new FilterError(dimension.id, { zh: `${dimension.title.zh}没有给值`, en: `${dimension.title.en}: no values` })
    if (conditions.some((condition) => condition.dimension === dimension.id))
      throw new FilterError(dimension.id, { zh: `${dimension.title.zh}给了两次`, en: `${dimension.title.en} is given twice` })
    conditions.push(parseCondition(dimension, values.split(',')))
  }
  return canonical(conditions)
}

/** The text of a filter; same filter, same text. The empty filter is the empty text. */
export function formatFilter(filter: Filter): string {
  return canonical(filter).map(formatCondition).join(';')
}

/** A filter with a dimension's condition replaced, or taken away where none is given. */
export function withCondition(filter: Filter, dimension: DimensionId, condition?: Condition): Filter {
  const others = filter.filter((one) => one.dimension !== dimension)
  return canonical(condition ? [...others, condition] : others)
}

function formatCondition(condition: Condition): string {
  const values =
    condition.kind === 'codes'
      ? condition.codes.map(String)
      : condition.kind === 'range'
        ? condition.ranges.map(formatSpan)
        : condition.any.map((together) => together.map((tag) => `${tag.without ? '-' : ''}${tag.code}`).join('.'))
  return `${condition.dimension}:${values.join(',')}`
}

function formatSpan({ from, to }: Span): string {
  return from === to ? String(from) : `${from ?? ''}-${to ?? ''}`
}

function parseCondition(dimension: Dimension, texts: readonly string[]): Condition {
  const id = dimension.id as DimensionId
  if (texts.length > ALTERNATIVES_MAX)
    throw new FilterError(id, {
      zh: `${dimension.title.zh}最多 ${ALTERNATIVES_MAX} 个值`,
      en: `${dimension.title.en}: ${ALTERNATIVES_MAX} values at most`,
    })
  if (dimension.kind === 'range') return { dimension: id, kind: 'range', ranges: texts.map((text) => parseSpan(dimension, text)) }
  if (dimension.kind === 'tags') return { dimension: id, kind: 'tags', any: texts.map((text) => parseTogether(dimension, text)) }
  return { dimension: id, kind: 'codes', codes: texts.map((text) => parseCode(dimension, text)) }
}

function parseSpan(dimension: Dimension, text: string): Span {
  const [, one, from, to] = /^(?:(\d{1,5})|(\d{0,5})-(\d{0,5}))$/.exec(text) ?? []
  const span = one === undefined ? { from: from ? Number(from) : null, to: to ? Number(to) : null } : { from: Number(one), to: Number(one) }
  if (span.from === null && span.to === null) throw badValue(dimension, text)
  if (span.from !== null && span.to !== null && span.from > span.to) throw badValue(dimension, text)
  return span
}

function parseTogether(dimension: Dimension, text: string): Tag[] {
  const tags = text.split('.').map((part) => ({ without: part.startsWith('-'), code: parseCode(dimension, part.replace(/^-/, '')) }))
  if (tags.length > TOGETHER_MAX) throw badValue(dimension, text)
  return tags
}

function parseCode(dimension: Dimension, text: string): number {
  const code = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (dimension.kind === 'range' || !dimension.values.some((value) => value.code === code)) throw badValue(dimension, text)
  return code
}

function badValue(dimension: Dimension, text: string): FilterError {
  const shown = printable(text)
  return new FilterError(dimension.id, {
    zh: `${dimension.title.zh}不能是「${shown}」`,
    en: `${dimension.title.en} cannot be “${shown}”`,
  })
}

const printable = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function canonical(conditions: Filter): Filter {
  const order = DIMENSIONS.map(({ id }) => id)
  return conditions.map(tidy).toSorted((left, right) => order.indexOf(left.dimension) - order.indexOf(right.dimension))
}

function tidy(condition: Condition): Condition {
  if (condition.kind === 'codes') return { ...condition, codes: [...new Set(condition.codes)].toSorted((a, b) => a - b) }
  if (condition.kind === 'range') return { ...condition, ranges: merged(condition.ranges) }
  const sets = new Map(condition.any.map((together) => tidyTogether(together)).map((together) => [JSON.stringify(together), together]))
  return { ...condition, any: [...sets.values()].toSorted(compareTogether) }
}

function tidyTogether(together: readonly Tag[]): Tag[] {
  const tags = new Map(together.map(({ code, without }) => [`${code} ${without}`, { code, without }]))
  return [...tags.values()].toSorted((a, b) => a.code - b.code || Number(a.without) - Number(b.without))
}

function compareTogether(left: readonly Tag[], right: readonly Tag[]): number {
  for (const [index, tag] of left.entries()) {
    const other = right[index]
    if (!other) return 1
    const difference = tag.code - other.code || Number(tag.without) - Number(other.without)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Spans in ascending order, those that touch or overlap as one: 60-69,70-79 is 60-79. */
function merged(ranges: readonly Span[]): Span[] {
  const found: { from: number; to: number }[] = []
  const closed = ranges.map(({ from, to }) => ({ from: from ?? -1, to: to ?? NUMBER_MAX + 1 })).toSorted((a, b) => a.from - b.from)
  for (const span of closed) {
    const last = found.at(-1)
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to)
    else found.push({ ...span })
  }
  return found.map(({ from, to }) => {
    const open = to > NUMBER_MAX
    // Open at both ends is every number: 0 and more.
    return { from: from < 0 ? (open ? 0 : null) : from, to: open ? null : to }
  })
}
