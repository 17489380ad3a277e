import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useView } from '../view.ts'

/** Named in the language it leads to. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const adjust = useView((view) => view.adjust)
  return (
    <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => adjust({ language: language === 'en' ? 'zh-CN' : 'en' })}>
      {t('top.language')}
    </Button>
  )
}

export function ThemeSwitch() {
  const { t } = useTranslation()
  const dark = useView((view) => view.theme === 'dark')
  const adjust = useView((view) => view.adjust)
  const name = dark ? t('top.light') : t('top.dark')
  return (
    <Tooltip title={name}>
      <Button
        type="text"
        aria-label={name}
        icon={dark ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => adjust({ theme: dark ? 'light' : 'dark' })}
      />
    </Tooltip>
  )
}
