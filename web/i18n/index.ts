import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../format.ts'
import { en } from './en.ts'
import { zhCN, type Words } from './zh-CN.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Words }
  }
}

/** Starts the words of the interface; both languages are in the page, so switching is at once. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'words',
    resources: { 'zh-CN': { words: zhCN }, en: { words: en } },
    interpolation: { escapeValue: false },
  })
}
