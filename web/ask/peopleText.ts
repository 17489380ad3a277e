import type { TFunction } from 'i18next'
import { whole } from '../format.ts'

/** A number of people in a sentence; what is not told is said so. */
export function people(value: number | null, t: TFunction<'words'>): string {
  return value === null ? t('ask.fewer') : whole(value)
}
