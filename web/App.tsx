import { useQuery } from '@tanstack/react-query'
import { App as Antd, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { speak } from './i18n/index.ts'
import { sessionQuery, welcomeQuery } from './queries.ts'
import { SignInPage } from './session/SignInPage.tsx'
import { antTheme, PALETTE } from './theme.ts'
import { useView } from './view.ts'

const Atlas = lazy(() => import('./Atlas.tsx').then(({ Atlas }) => ({ default: Atlas })))

const CALM = matchMedia('(prefers-reduced-motion: reduce)')

/** Sign-in first; the atlas, with all of its engine, comes after. */
export function App() {
  const { t } = useTranslation()
  const theme = useView((view) => view.theme)
  const language = useView((view) => view.language)
  const face = useView((view) => view.face)
  const { data: session, isPending } = useQuery(sessionQuery())
  const { data: welcome } = useQuery(welcomeQuery())

  useEffect(() => {
    const root = document.documentElement
    root.dataset['theme'] = theme
    root.dataset['face'] = face
    root.lang = language
    for (const [name, color] of Object.entries(PALETTE[theme])) root.style.setProperty(`--${name}`, color)
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', PALETTE[theme].paper)
    void speak(language)
  }, [theme, language, face])
  useEffect(() => {
    document.title = `${welcome?.county ? `${welcome.county.name} · ` : ''}${t('product')}`
  }, [welcome, t])

  return (
    <ConfigProvider button={{ autoInsertSpace: false }} theme={antTheme(theme, !CALM.matches)} locale={language === 'en' ? enUS : zhCN}>
      <Antd notification={{ placement: 'bottomRight' }} message={{ maxCount: 3 }}>
        {session ? (
          <Suspense fallback={<div className="opening" role="status" />}>
            <Atlas session={session} />
          </Suspense>
        ) : (
          !isPending && <SignInPage />
        )}
      </Antd>
    </ConfigProvider>
  )
}
