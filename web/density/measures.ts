import { DENSITY_MEASURES, type DensityMeasure } from '../../api/contract/density.ts'
import { GROUPS } from '../../api/contract/codes.ts'
import { groupMeasure } from '../../api/contract/figures.ts'
import type { Text } from '../map/layer.ts'

const PLAIN: Record<Exclude<DensityMeasure, `group:${number}`>, Text> = {
  people: { zh: '户籍人口', en: 'Registered people' },
  residents: { zh: '常住人口', en: 'Resident people' },
  male: { zh: '男性', en: 'Men' },
  female: { zh: '女性', en: 'Women' },
  under14: { zh: '14 岁以下', en: 'Under 14' },
  aged60: { zh: '60 岁及以上', en: 'Aged 60 and over' },
  aged80: { zh: '80 岁及以上', en: 'Aged 80 and over' },
  away: { zh: '外出务工', en: 'Working away' },
  uninsured: { zh: '未参加医保', en: 'Without medical insurance' },
}

/** What people call a measure. */
export function measureText(measure: DensityMeasure): Text {
  const group = GROUPS.find(({ code }) => groupMeasure(code) === measure)
  return group ?? PLAIN[measure as keyof typeof PLAIN]
}

/** The measure an address names; everybody where it names none that is known. */
export function measureOf(text: string | null): DensityMeasure {
  return DENSITY_MEASURES.find((measure) => measure === text) ?? 'people'
}

/** Themes as a reader looks for them. */
export const THEMES: readonly { readonly title: Text; readonly measures: readonly DensityMeasure[] }[] = [
  { title: { zh: '总量', en: 'All' }, measures: ['people', 'residents', 'away'] },
  { title: { zh: '年龄与性别', en: 'Age and sex' }, measures: ['under14', 'aged60', 'aged80', 'male', 'female'] },
  { title: { zh: '保障', en: 'Insurance' }, measures: ['uninsured'] },
  { title: { zh: '特殊群体', en: 'Special groups' }, measures: GROUPS.map(({ code }) => groupMeasure(code)) },
]
