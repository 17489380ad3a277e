import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../format.ts'
import { zhCN, type Words } from './zh-CN.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Words }
  }
}

/** Starts the words of the interface. Chinese is in the page; English comes when it is first asked for. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'words',
    resources: { 'zh-CN': { words: zhCN } },
    interpolation: { escapeValue: false },
  })
  await speak(language)
}

/** Changes the language of the whole interface at once. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'words')) i18next.addResourceBundle('en', 'words', (await import('./en.ts')).en)
  if (language !== i18next.language) await i18next.changeLanguage(language)
}
