import { BENEFIT_ITEMS, GROUPS, type Code } from '../../api/contract/codes.ts'
import { findDimension, type DimensionId, type RangeDimension, type Span, type Words } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'
import { BUILT_YEAR_BASE, groupBit, receivedBit, type HouseColumn } from '../../api/contract/house_attributes.ts'
import { spanLabel } from '../analysis/labels.ts'
import type { LegendEntry } from '../map/layer.ts'
import { CALM, qualitative, ramp, STRONG } from './colors.ts'

export interface HouseClass {
  readonly label: Words
  readonly color: string
  /** What a filter says to keep this class only; null where no filter can say it. */
  readonly condition: Condition | null
}
/** An attribute that colours houses: one value of one column, sorted into few classes. */
export interface HouseTheme {
  /** Names it in the address: `?by=structure`, `?by=group:10`. */
  readonly id: string
  readonly title: Words
  readonly dimension: DimensionId
  readonly column: HouseColumn
  readonly classes: readonly HouseClass[]
  /** Place in `classes` of a value of the column; every value has one. */
  classOf(value: number): number
}

const OTHER = '#9a9a9a'

function codesTheme(id: 'structure' | 'use' | 'roof', colors: (values: readonly Code[]) => readonly string[]): HouseTheme {
  const dimension = findDimension(id)!
  const values = dimension.kind === 'range' ? [] : dimension.values
  const places = new Map(values.map(({ code }, place) => [code, place]))
  const paint = colors(values)
  const unknown: HouseClass = { label: { zh: '未说明', en: 'Not stated' }, color: OTHER, condition: null }
  const classes = values.map(({ code, zh, en }, place): HouseClass => ({
    label: { zh, en },
    color: paint[place]!,
    condition: { dimension: id, kind: 'codes', codes: [code] },
  }))
  return {
    id,
    title: dimension.title,
    dimension: id,
    column: id,
    classes: [...classes, unknown],
    classOf: (value) => places.get(value) ?? classes.length,
  }
}

type RangeId = 'floors' | 'builtYear' | 'residents' | 'openAlerts'

function spansTheme(id: RangeId, spans: readonly Span[], colors: readonly string[], base = 0): HouseTheme {
  const dimension = findDimension(id) as RangeDimension
  return {
    id,
    title: dimension.title,
    dimension: id,
    column: id,
    classes: spans.map((span, place) => ({
      label: { zh: spanLabel(dimension, span, 'zh'), en: spanLabel(dimension, span, 'en') },
      color: colors[place]!,
      condition: { dimension: id, kind: 'range', ranges: [span] },
    })),
    // What lies below the first span, a house without a floor, cannot be; if it were, it would count as the first.
    classOf: (value) =>
      Math.max(
        0,
        spans.findIndex(({ from, to }) => value + base >= (from ?? 0) && value + base <= (to ?? Infinity)),
      ),
  }
}

/** Spans of one whole number each, the last one open. */
const ones = (first: number, last: number): Span[] =>
  Array.from({ length: last - first + 1 }, (_, n) => ({ from: first + n, to: first + n === last ? null : first + n }))
const decades: Span[] = [
  { from: null, to: 1959 },
  ...Array.from({ length: 6 }, (_, n) => ({ from: 1960 + 10 * n, to: 1969 + 10 * n })),
  { from: 2020, to: null },
]

const emptyTheme: HouseTheme = {
  id: 'empty',
  title: findDimension('empty')!.title,
  dimension: 'empty',
  column: 'residents',
  classes: [
    { label: { zh: '无人居住', en: 'Nobody lives in it' }, color: STRONG, condition: { dimension: 'empty', kind: 'codes', codes: [1] } },
    { label: { zh: '有人居住', en: 'Lived in' }, color: CALM, condition: { dimension: 'empty', kind: 'codes', codes: [0] } },
  ],
  classOf: (value) => (value === 0 ? 0 : 1),
}

function tagTheme(dimension: 'group' | 'received', { code, zh, en }: Code): HouseTheme {
  const bit = dimension === 'group' ? groupBit(code) : receivedBit(code)
  return {
    id: `${dimension}:${code}`,
    title: { zh, en },
    dimension,
    column: dimension === 'group' ? 'groups' : 'received',
    classes: [
      {
        label: dimension === 'group' ? { zh: '住户中有', en: 'Among the residents' } : { zh: '有记录', en: 'On record' },
        color: STRONG,
        condition: { dimension, kind: 'tags', any: [[{ code, without: false }]] },
      },
      // "Somebody without it lives here" is another question than "nobody with it does".
      {
        label: dimension === 'group' ? { zh: '住户中没有', en: 'Not among them' } : { zh: '没有记录', en: 'None on record' },
        color: CALM,
        condition: null,
      },
    ],
    classOf: (value) => (((value >>> bit) & 1) === 1 ? 0 : 1),
  }
}

export const THEME_GROUPS: readonly { readonly title: Words; readonly themes: readonly HouseTheme[] }[] = [
  {
    title: { zh: '房屋', en: 'House' },
    themes: [
      // Solid light, weak dark: what asks for attention is the darkest.
      codesTheme('structure', (values) => [...ramp(values.length - 1).toReversed(), OTHER]),
      codesTheme('use', (values) => qualitative(values.length)),
      spansTheme('builtYear', decades, ramp(decades.length), BUILT_YEAR_BASE),
      spansTheme('floors', ones(1, 6), ramp(6).toReversed()),
      codesTheme('roof', (values) => ramp(values.length)),
    ],
  },
  {
    title: { zh: '居住', en: 'Living' },
    themes: [
      emptyTheme,
      spansTheme('residents', ones(0, 6), [OTHER, ...ramp(6).toReversed()]),
      spansTheme('openAlerts', ones(0, 3), [CALM, ...ramp(5).slice(0, 3).toReversed()]),
    ],
  },
  { title: { zh: '住着谁', en: 'Who lives there' }, themes: GROUPS.map((group) => tagTheme('group', group)) },
  {
    title: { zh: '近 12 个月的待遇记录', en: 'Records of the last 12 months' },
    themes: BENEFIT_ITEMS.map((item) => tagTheme('received', item)),
  },
]
export const THEMES: readonly HouseTheme[] = THEME_GROUPS.flatMap(({ themes }) => themes)

export function findTheme(by: string | null): HouseTheme | null {
  return THEMES.find(({ id }) => id === by) ?? null
}

/** The class of each house under a theme, a byte a house. */
export function classesOf(theme: HouseTheme, column: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  const classes = new Uint8Array(column.length)
  if (column instanceof Uint8Array) {
    const table = Uint8Array.from({ length: 256 }, (_, value) => theme.classOf(value))
    for (let house = 0; house < column.length; house++) classes[house] = table[column[house]!]!
    return classes
  }
  for (let house = 0; house < column.length; house++) classes[house] = theme.classOf(column[house]!)
  return classes
}

/** What a theme's colours mean where no card stands beside the map; a class that no house has is left out. */
export function legendOf({ title, classes }: HouseTheme, counts: readonly number[]): LegendEntry[] {
  return classes
    .filter((_, place) => counts[place]! > 0)
    .map(({ label, color }) => ({
      label: { zh: `${title.zh}：${label.zh}`, en: `${title.en}: ${label.en}` },
      mark: 'house',
      color: color as `#${string}`,
    }))
}

/** What is in the picture: a byte for each house number, and the numbers of the houses. */
export interface InView {
  readonly ids: Uint32Array
  readonly seen: Uint8Array
}

/** Houses of each class among those whose bit is set, all where there are no bits; of them only those in view, where it is asked. */
export function countClasses(theme: HouseTheme, classes: Uint8Array, matched: Uint8Array | null, view?: InView): number[] {
  const counts = new Uint32Array(theme.classes.length)
  for (let house = 0; house < classes.length; house++) {
    if (matched && !((matched[house >> 3]! >> (house & 7)) & 1)) continue
    if (view && !view.seen[view.ids[house]!]) continue
    counts[classes[house]!]!++
  }
  return [...counts]
}
