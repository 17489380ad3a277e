import { AppstoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../map/layer.ts'
import { useView } from '../view.ts'
import { TOOLS } from './catalogue.ts'
import { toggleTool, type ToolSpec } from './tool.ts'
import './tools.css'

/** The tools by name; on a phone behind one button. Opening one leaves the camera where it is. */
export function ToolBar({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const tool = useView((view) => view.tool)
  const dock = useView((view) => view.dock)
  const pressed = ({ id, place }: ToolSpec) => (place === 'right' ? tool : dock) === id
  const toggle = (one: ToolSpec) => useView.getState().go(toggleTool(one, { tool, dock }), 'stay')
  if (TOOLS.length === 0) return null
  if (compact) {
    const items = TOOLS.map((one) => ({
      key: one.id,
      icon: <one.icon />,
      label: inLanguage(one.title, language),
      onClick: () => toggle(one),
    }))
    return (
      <Dropdown menu={{ items, selectedKeys: TOOLS.filter(pressed).map(({ id }) => id) }} trigger={['click']}>
        <Button className="tool-menu" icon={<AppstoreOutlined />} aria-label={t('tool.title')} />
      </Dropdown>
    )
  }
  return (
    <div className="tool-bar" role="toolbar" aria-label={t('tool.title')}>
      {TOOLS.map((one) => (
        <Button
          key={one.id}
          type={pressed(one) ? 'primary' : 'text'}
          size="small"
          icon={<one.icon />}
          aria-pressed={pressed(one)}
          onClick={() => toggle(one)}
        >
          {inLanguage(one.title, language)}
        </Button>
      ))}
    </div>
  )
}
