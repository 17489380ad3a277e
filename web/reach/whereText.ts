import type { TFunction } from 'i18next'
import type { Question } from './question.ts'

/** 最近的卫生室或医院; the one chosen where one is. */
export function whereText(
  { kinds, facility, point }: Pick<Question, 'kinds' | 'facility' | 'point'>,
  language: string,
  t: TFunction,
): string {
  if (point) return t('reach.chosenPlace')
  if (facility !== null) return t('reach.chosenFacility')
  const names = kinds.map((kind) => t(`ask.facility.${kind}`))
  return t('reach.nearest', { where: new Intl.ListFormat(language, { type: 'disjunction' }).format(names) })
}
