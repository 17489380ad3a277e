/**
 * What people, households and houses are filtered, counted and coloured by: one entry a dimension. Everything that knows a
 * dimension (the filter's text and sentence, the facets, the columns of the analysis, charts, legends) comes from this list.
 */
import {
  BENEFIT_ITEMS,
  EDUCATION,
  EMPLOYMENT,
  ETHNICITY,
  GROUPS,
  HOUSE_USE,
  MARRIAGE,
  POLITICS,
  RELATION,
  RESIDENCE,
  ROOF,
  SEX,
  STRUCTURE,
  type Code,
} from './codes.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}
/** A span of whole numbers, ends included; null: open. */
export interface Span {
  readonly from: number | null
  readonly to: number | null
}
interface Head {
  readonly id: string
  readonly title: Words
  /** Whose attribute it is. `people`: the living residents of the register. */
  readonly subject: 'people' | 'households' | 'houses'
  /** How it stands in a sentence; `{}` is the list of values. */
  readonly phrase: Words
  /** True where a single house's value tells of the people in it: kept from accounts that see no people. */
  readonly personal: boolean
}
/** One value of a list each. */
export interface CodesDimension extends Head {
  readonly kind: 'codes'
  readonly values: readonly Code[]
}
/** Yes or no: code 1 or 0. */
export interface FlagDimension extends Head {
  readonly kind: 'flag'
  readonly values: readonly Code[]
}
/** Any number of the values of a list. */
export interface TagsDimension extends Head {
  readonly kind: 'tags'
  readonly values: readonly Code[]
  /** What stands before a tag in a sentence. */
  readonly tagWords: { readonly has: Words; readonly lacks: Words }
  /** The data set that a value rests on, where a reader may be kept from it. */
  readonly datasetOf?: (code: number) => number
}
/** A whole number; `buckets` are the bars of its histogram, in order and without gaps. */
export interface RangeDimension extends Head {
  readonly kind: 'range'
  readonly unit: Words
  readonly buckets: readonly Span[]
}
export type Dimension = CodesDimension | FlagDimension | TagsDimension | RangeDimension

const steps = (first: number, last: number, size: number): readonly Span[] => [
  ...Array.from({ length: (last - first) / size }, (_, n) => ({ from: first + n * size, to: first + (n + 1) * size - 1 })),
  { from: last, to: null },
]
const flag = (yes: Words, no: Words): readonly Code[] => [
  { code: 1, ...yes },
  { code: 0, ...no },
]
const PLAIN: Words = { zh: '{}', en: '{}' }

export const DIMENSIONS = [
  {
    id: 'age',
    title: { zh: '年龄', en: 'Age' },
    subject: 'people',
    kind: 'range',
    unit: { zh: '岁', en: 'years old' },
    buckets: steps(0, 100, 5),
    phrase: PLAIN,
    personal: true,
  },
  codes('sex', { zh: '性别', en: 'Sex' }, SEX, { zh: '{}性', en: '{}' }),
  codes('ethnicity', { zh: '民族', en: 'Ethnicity' }, ETHNICITY),
  codes('education', { zh: '学历', en: 'Education' }, EDUCATION, { zh: '{}学历', en: 'with {} education' }),
  codes('politics', { zh: '政治面貌', en: 'Political affiliation' }, POLITICS),
  codes('marriage', { zh: '婚姻', en: 'Marriage' }, MARRIAGE),
  codes('employment', { zh: '就业', en: 'Employment' }, EMPLOYMENT),
  codes('residence', { zh: '居住', en: 'Residence' }, RESIDENCE, { zh: '{}', en: 'living: {}' }),
  codes('relation', { zh: '与户主关系', en: 'Relation to the head' }, RELATION, { zh: '户内身份为{}', en: 'in the household: {}' }),
  {
    id: 'insured',
    title: { zh: '基本医保', en: 'Medical insurance' },
    subject: 'people',
    kind: 'flag',
    values: flag({ zh: '已参保', en: 'insured' }, { zh: '未参保', en: 'not insured' }),
    phrase: PLAIN,
    personal: true,
  },
  {
    id: 'group',
    title: { zh: '特殊群体', en: 'Groups' },
    subject: 'people',
    kind: 'tags',
    values: GROUPS,
    phrase: PLAIN,
    tagWords: { has: { zh: '', en: '' }, lacks: { zh: '非', en: 'not ' } },
    personal: true,
  },
  {
    id: 'received',
    title: { zh: '近 12 个月的待遇记录', en: 'Records of the last 12 months' },
    subject: 'people',
    kind: 'tags',
    values: BENEFIT_ITEMS,
    phrase: { zh: '近 12 个月{}记录', en: '{} records in 12 months' },
    tagWords: { has: { zh: '有', en: 'with ' }, lacks: { zh: '无', en: 'without ' } },
    personal: true,
    datasetOf: (code: number) => Math.floor(code / 100),
  },
  {
    id: 'alerted',
    title: { zh: '本人预警', en: 'Own alerts' },
    subject: 'people',
    kind: 'flag',
    values: flag({ zh: '有未办结预警', en: 'with open alerts' }, { zh: '没有未办结预警', en: 'without open alerts' }),
    phrase: PLAIN,
    personal: true,
  },
  {
    id: 'householdSize',
    title: { zh: '户籍户人数', en: 'Household size' },
    subject: 'households',
    kind: 'range',
    unit: { zh: '人', en: 'people' },
    buckets: steps(1, 9, 1),
    phrase: { zh: '户内 {}', en: 'in households of {}' },
    personal: true,
  },
  codes('structure', { zh: '房屋结构', en: 'Structure' }, STRUCTURE, { zh: '{}结构', en: '{}' }, 'houses'),
  codes('use', { zh: '房屋用途', en: 'Use' }, HOUSE_USE, { zh: '{}用途', en: 'used as {}' }, 'houses'),
  codes('roof', { zh: '屋顶', en: 'Roof' }, ROOF, { zh: '{}屋顶', en: '{} roof' }, 'houses'),
  {
    id: 'floors',
    title: { zh: '层数', en: 'Floors' },
    subject: 'houses',
    kind: 'range',
    unit: { zh: '层', en: 'floors' },
    buckets: steps(1, 8, 1),
    phrase: PLAIN,
    personal: false,
  },
  {
    id: 'builtYear',
    title: { zh: '建成年份', en: 'Year built' },
    subject: 'houses',
    kind: 'range',
    unit: { zh: '年', en: '' },
    buckets: [{ from: null, to: 1959 }, ...steps(1960, 2020, 10)],
    phrase: { zh: '{}建成', en: 'built {}' },
    personal: false,
  },
  {
    id: 'residents',
    title: { zh: '居住人数', en: 'Residents' },
    subject: 'houses',
    kind: 'range',
    unit: { zh: '人', en: 'residents' },
    buckets: steps(0, 11, 1),
    phrase: { zh: '住 {}', en: '{}' },
    personal: false,
  },
  {
    id: 'empty',
    title: { zh: '有无人住', en: 'Lived in' },
    subject: 'houses',
    kind: 'flag',
    values: flag({ zh: '无人居住', en: 'nobody living in it' }, { zh: '有人居住', en: 'lived in' }),
    phrase: PLAIN,
    personal: false,
  },
  {
    id: 'openAlerts',
    title: { zh: '未办结预警', en: 'Open alerts' },
    subject: 'houses',
    kind: 'range',
    unit: { zh: '条未办结预警', en: 'open alerts' },
    buckets: steps(0, 5, 1),
    phrase: { zh: '有 {}', en: '{}' },
    personal: true,
  },
] as const satisfies readonly Dimension[]

export type DimensionId = (typeof DIMENSIONS)[number]['id']

/** The dimension of an id; undefined where there is none. */
export function findDimension(id: string): Dimension | undefined {
  return DIMENSIONS.find((dimension) => dimension.id === id)
}

/** How many bars a dimension's facet has: one for each value or bucket, in their order. */
export function bucketCount(dimension: Dimension): number {
  return dimension.kind === 'range' ? dimension.buckets.length : dimension.values.length
}

function codes<const Id extends string>(
  id: Id,
  title: Words,
  values: readonly Code[],
  phrase: Words = PLAIN,
  subject: 'people' | 'houses' = 'people',
): CodesDimension & { id: Id } {
  return { id, title, subject, kind: 'codes', values, phrase, personal: subject === 'people' }
}
