import { useQuery } from '@tanstack/react-query'
import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../api/contract/session.ts'
import { day } from '../format.ts'
import { LanguageSwitch, ThemeSwitch } from '../parts/Switches.tsx'
import { useNow } from '../parts/useNow.ts'
import { overviewQuery, welcomeQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { Search } from '../search/Search.tsx'
import { AccountMenu } from './AccountMenu.tsx'

/** County, date and age of the data, search, language, theme, account. */
export function TopBar({ session, compact = false }: { session: Session; compact?: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { data: welcome } = useQuery(welcomeQuery())
  const { data: overview } = useQuery(overviewQuery(session.scope.code))
  const today = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'full' }).format(useNow())
  return (
    <header className="top-bar">
      <strong className="county">{welcome?.county?.name ?? t('product')}</strong>
      {session.demo && (
        <Tooltip title={t('demoHint')}>
          <Tag className="demo-tag">{t('demo')}</Tag>
        </Tooltip>
      )}
      {!compact && (
        <span className="quiet dates">
          {today}
          {overview && <> · {t('asOf', { day: day(overview.asOf, language) })}</>}
        </span>
      )}
      <Search compact={compact} />
      {!compact && <LanguageSwitch />}
      {!compact && <ThemeSwitch />}
      <AccountMenu session={session} compact={compact} />
    </header>
  )
}
