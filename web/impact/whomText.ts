import type { TFunction } from 'i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { Shelters } from '../../api/contract/impact.ts'
import type { Whom } from './openList.ts'

/** Whom a list shows, in words. @param led where people are led, as far as it is known */
export function whomText(whom: Whom, language: 'zh' | 'en', t: TFunction, led?: Shelters): string {
  if (typeof whom.led === 'number')
    return t('impact.ledHere', { name: led?.shelters.find(({ id }) => id === whom.led)?.name ?? t('impact.thisShelter') })
  if (whom.led) return t(`impact.leftList.${whom.led}`)
  if (whom.group) return codeName(GROUPS, whom.group, language)
  if (whom.who === 'all') return t('ask.residents')
  return whom.who === 'carrying' ? t('ask.carrying') : t(`ask.reason.${whom.who}`)
}
