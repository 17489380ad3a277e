import type { HouseholdRow, HouseRow, PersonRow } from '../../api/contract/analysis.ts'
import {
  codeName,
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
} from '../../api/contract/codes.ts'
import type { Words } from '../../api/contract/dimensions.ts'
import type { View } from '../url.ts'
import type { RowsOf } from './queries.ts'

type Language = 'zh' | 'en'
export interface TableColumn<Row> {
  readonly id: string
  readonly title: Words
  readonly widthPixels: number
  readonly numeric?: true
  /** What the rows can be sorted by, smallest first and largest first, where the server can. */
  readonly sorts?: readonly string[]
  text(row: Row, language: Language): string
}
/** One kind of rows: its columns, what a row opens and where it lives. */
export interface TableKind<Row> {
  readonly of: RowsOf
  readonly title: Words
  readonly columns: readonly TableColumn<Row>[]
  opens(row: Row): Partial<View>
  house(row: Row): number | null
}

const yes = (is: boolean, language: Language) => (language === 'zh' ? (is ? '是' : '否') : is ? 'yes' : 'no')
const place = { id: 'village', title: { zh: '村（社区）', en: 'Village' }, widthPixels: 116, sorts: ['place'] } as const

export const PEOPLE: TableKind<PersonRow> = {
  of: 'people',
  title: { zh: '人', en: 'People' },
  columns: [
    { id: 'name', title: { zh: '姓名', en: 'Name' }, widthPixels: 76, text: ({ name }) => name },
    { id: 'sex', title: { zh: '性别', en: 'Sex' }, widthPixels: 56, text: ({ sex }, language) => codeName(SEX, sex, language) },
    { id: 'age', title: { zh: '年龄', en: 'Age' }, widthPixels: 72, numeric: true, sorts: ['age', '-age'], text: ({ age }) => String(age) },
    { ...place, text: ({ village }) => village.name },
    { id: 'address', title: { zh: '住址', en: 'Address' }, widthPixels: 250, text: ({ house }) => house?.address ?? '' },
    {
      id: 'groups',
      title: { zh: '特殊群体', en: 'Groups' },
      widthPixels: 190,
      text: ({ groups }, language) => groups.map((group) => codeName(GROUPS, group, language)).join(language === 'zh' ? '、' : ', '),
    },
    {
      id: 'openAlerts',
      title: { zh: '未办结预警', en: 'Open alerts' },
      widthPixels: 96,
      numeric: true,
      text: ({ openAlerts }) => String(openAlerts),
    },
    {
      id: 'residence',
      title: { zh: '居住', en: 'Residence' },
      widthPixels: 92,
      text: ({ residence }, language) => codeName(RESIDENCE, residence, language),
    },
    {
      id: 'employment',
      title: { zh: '就业', en: 'Employment' },
      widthPixels: 72,
      text: ({ employment }, language) => codeName(EMPLOYMENT, employment, language),
    },
    { id: 'insured', title: { zh: '已参保', en: 'Insured' }, widthPixels: 66, text: ({ insured }, language) => yes(insured, language) },
    {
      id: 'relation',
      title: { zh: '与户主关系', en: 'Relation' },
      widthPixels: 92,
      text: ({ relation }, language) => codeName(RELATION, relation, language),
    },
    {
      id: 'education',
      title: { zh: '学历', en: 'Education' },
      widthPixels: 72,
      text: ({ education }, language) => codeName(EDUCATION, education, language),
    },
    {
      id: 'marriage',
      title: { zh: '婚姻', en: 'Marriage' },
      widthPixels: 72,
      text: ({ marriage }, language) => codeName(MARRIAGE, marriage, language),
    },
    {
      id: 'politics',
      title: { zh: '政治面貌', en: 'Politics' },
      widthPixels: 84,
      text: ({ politics }, language) => codeName(POLITICS, politics, language),
    },
    {
      id: 'ethnicity',
      title: { zh: '民族', en: 'Ethnicity' },
      widthPixels: 72,
      text: ({ ethnicity }, language) => codeName(ETHNICITY, ethnicity, language),
    },
  ],
  opens: ({ id, householdId, house, village }) => ({
    area: village.code,
    person: id,
    household: householdId,
    house: house?.id ?? null,
    alert: null,
  }),
  house: ({ house }) => house?.id ?? null,
}

export const HOUSEHOLDS: TableKind<HouseholdRow> = {
  of: 'households',
  title: { zh: '户', en: 'Households' },
  columns: [
    { id: 'head', title: { zh: '户主', en: 'Head' }, widthPixels: 90, text: ({ head }) => head ?? '' },
    {
      id: 'size',
      title: { zh: '人数', en: 'Size' },
      widthPixels: 72,
      numeric: true,
      sorts: ['size', '-size'],
      text: ({ size }) => String(size),
    },
    { ...place, text: ({ village }) => village.name },
    {
      id: 'groupNumber',
      title: { zh: '村民小组', en: 'Villagers’ group' },
      widthPixels: 92,
      numeric: true,
      text: ({ groupNumber }) => String(groupNumber),
    },
    { id: 'address', title: { zh: '住址', en: 'Address' }, widthPixels: 280, text: ({ house }) => house?.address ?? '' },
  ],
  opens: ({ id, house, village }) => ({ area: village.code, household: id, house: house?.id ?? null, person: null, alert: null }),
  house: ({ house }) => house?.id ?? null,
}

export const HOUSES: TableKind<HouseRow> = {
  of: 'houses',
  title: { zh: '房屋', en: 'Houses' },
  columns: [
    { id: 'houseNumber', title: { zh: '门牌', en: 'Number' }, widthPixels: 110, text: ({ houseNumber }) => houseNumber },
    { ...place, text: ({ village }) => village.name },
    {
      id: 'structure',
      title: { zh: '结构', en: 'Structure' },
      widthPixels: 72,
      text: ({ structure }, language) => codeName(STRUCTURE, structure, language),
    },
    { id: 'use', title: { zh: '用途', en: 'Use' }, widthPixels: 72, text: ({ use }, language) => codeName(HOUSE_USE, use, language) },
    {
      id: 'builtYear',
      title: { zh: '建成', en: 'Built' },
      widthPixels: 80,
      numeric: true,
      sorts: ['builtYear', '-builtYear'],
      text: ({ builtYear }) => String(builtYear),
    },
    {
      id: 'floors',
      title: { zh: '层数', en: 'Floors' },
      widthPixels: 76,
      numeric: true,
      sorts: ['floors', '-floors'],
      text: ({ floors }) => String(floors),
    },
    { id: 'roof', title: { zh: '屋顶', en: 'Roof' }, widthPixels: 66, text: ({ roof }, language) => codeName(ROOF, roof, language) },
    {
      id: 'people',
      title: { zh: '居住人数', en: 'Residents' },
      widthPixels: 96,
      numeric: true,
      sorts: ['residents', '-residents'],
      text: ({ people }) => String(people),
    },
    {
      id: 'households',
      title: { zh: '户数', en: 'Households' },
      widthPixels: 66,
      numeric: true,
      text: ({ households }) => String(households),
    },
    {
      id: 'openAlerts',
      title: { zh: '未办结预警', en: 'Open alerts' },
      widthPixels: 112,
      numeric: true,
      sorts: ['-openAlerts'],
      text: ({ openAlerts }) => String(openAlerts),
    },
    { id: 'address', title: { zh: '地址', en: 'Address' }, widthPixels: 280, text: ({ address }) => address },
  ],
  opens: ({ id, village }) => ({ area: village.code, house: id, household: null, person: null, alert: null }),
  house: ({ id }) => id,
}

/** The sort that a click on a column's head asks for: each of its orders in turn, then as registered. */
export function nextSort(sorts: readonly string[], now: string): string {
  return sorts[sorts.indexOf(now) + 1] ?? (sorts.includes(now) ? 'place' : sorts[0]!)
}
