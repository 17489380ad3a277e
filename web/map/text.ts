import type { Language } from '../format.ts'

/** Words of a declaration, in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}
export const inLanguage = (text: Text, language: Language): string => (language === 'en' ? text.en : text.zh)
