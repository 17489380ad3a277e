import type { TFunction } from 'i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { Whom } from './openList.ts'

/** Whom a list shows, in words. */
export function whomText(whom: Whom, language: 'zh' | 'en', t: TFunction): string {
  if (whom.group) return codeName(GROUPS, whom.group, language)
  if (whom.who === 'all') return t('ask.residents')
  return whom.who === 'carrying' ? t('ask.carrying') : t(`ask.reason.${whom.who}`)
}
