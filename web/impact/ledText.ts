import type { TFunction } from 'i18next'
import type { ImpactPerson } from '../../api/contract/impact.ts'

/** Where a house goes, in words: all its shelters with how many of it, and how many are left. */
export function ledText({ shelters, unplaced }: Pick<ImpactPerson, 'shelters' | 'unplaced'>, t: TFunction): string {
  const [only, second] = shelters
  if (!only) return t('impact.ledNowhere')
  if (!second && unplaced === 0) return t('impact.ledTo', { name: only.name, minutes: only.minutes })
  const parts = shelters.map(({ name, minutes, people }) => t('impact.ledPart', { name, minutes, people }))
  return [...parts, ...(unplaced > 0 ? [t('impact.ledRest', { people: unplaced })] : [])].join(t('impact.ledJoin'))
}
