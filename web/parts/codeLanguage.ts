/** The language of codes' names, of the language of the page. */
export const codeLanguage = (language: string): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh')
