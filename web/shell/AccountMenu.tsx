import {
  DesktopOutlined,
  GlobalOutlined,
  InfoCircleOutlined,
  KeyOutlined,
  LogoutOutlined,
  MoonOutlined,
  SunOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut, type Session } from '../../api/contract/session.ts'
import { call } from '../api.ts'
import { sessionQuery } from '../queries.ts'
import { EMPTY_VIEW } from '../url.ts'
import { useView } from '../view.ts'
import { AboutDialog } from './AboutDialog.tsx'

/** Who is signed in and what they may see; about; signing out. On a phone language and theme too. */
export function AccountMenu({ session, compact }: { session: Session; compact: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [about, setAbout] = useState(false)
  const { language, theme, adjust } = useView()
  const leaving = useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: () => {
      client.setQueryData(sessionQuery().queryKey, null)
      client.removeQueries({ predicate: ({ queryKey }) => !['session', 'welcome', 'readiness'].includes(String(queryKey[0])) })
      adjust({ ...EMPTY_VIEW, language, theme })
    },
  })
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <>
          <b>{session.title}</b>
          <br />
          {t('top.scope', { name: session.scope.name })}
          {!session.seesPeople && <> · {t('top.noPeople')}</>}
        </>
      ),
    },
    { type: 'divider' },
    ...(compact
      ? [
          {
            key: 'language',
            icon: <GlobalOutlined />,
            label: t('top.language'),
            onClick: () => adjust({ language: language === 'en' ? 'zh-CN' : 'en' }),
          },
          {
            key: 'theme',
            icon: theme === 'dark' ? <SunOutlined /> : <MoonOutlined />,
            label: theme === 'dark' ? t('top.light') : t('top.dark'),
            onClick: () => adjust({ theme: theme === 'dark' ? 'light' : 'dark' }),
          },
        ]
      : [{ key: 'wall', icon: <DesktopOutlined />, label: t('top.wall'), onClick: () => adjust({ face: 'wall' }) }]),
    ...(compact
      ? []
      : [{ key: 'keys', icon: <KeyOutlined />, label: t('top.help'), onClick: () => window.dispatchEvent(new Event('yitu:keys')) }]),
    { key: 'about', icon: <InfoCircleOutlined />, label: t('top.about'), onClick: () => setAbout(true) },
    { key: 'out', icon: <LogoutOutlined />, label: t('top.signOut'), onClick: () => leaving.mutate() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button type="text" icon={<UserOutlined />} aria-label={`${t('top.account')} ${session.title}`}>
          {!compact && <span className="account-name">{session.title}</span>}
        </Button>
      </Dropdown>
      <AboutDialog open={about} onClose={() => setAbout(false)} />
    </>
  )
}
