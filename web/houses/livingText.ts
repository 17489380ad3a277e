import type { TFunction } from 'i18next'

/** Who lives in a house, in numbers; that nobody is registered there is said in words. */
export function livingText({ households, people }: { households: number; people: number }, t: TFunction): string {
  return households === 0 && people === 0 ? t('house.vacant') : t('house.summary', { households, people })
}
