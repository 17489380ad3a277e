import { AimOutlined, AppstoreOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../map/layer.ts'
import type { View } from '../url.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { TOOLS } from './catalogue.ts'
import { TOOL_GROUPS, toggleTool, type ToolGroup, type ToolSpec } from './tool.ts'
import './tools.css'

const GROUP_ICONS: Record<ToolGroup, typeof AppstoreOutlined> = { decide: AimOutlined, map: AppstoreOutlined }

/** What goes so that a tool that opens is seen: the card over its place; on a phone, where all share one sheet, any other tool too. */
function givingWay({ place }: ToolSpec, compact: boolean): Partial<View> {
  if (compact) return { ...NOTHING_SELECTED, tool: null, dock: null }
  return place === 'right' ? NOTHING_SELECTED : {}
}

/**
 * The tools by name: one button each for those that look into the data, one menu for each group; on a phone
 * all behind one button by the thumb, which opens them from below. Opening one leaves the camera where it is.
 */
export function ToolBar({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const tool = useView((view) => view.tool)
  const dock = useView((view) => view.dock)
  const pressed = ({ id, place }: ToolSpec) => (place === 'right' ? tool : dock) === id
  const toggle = (one: ToolSpec) =>
    useView.getState().go({ ...(pressed(one) ? {} : givingWay(one, compact)), ...toggleTool(one, { tool, dock }) }, 'stay')
  const item = (one: ToolSpec) => ({
    key: one.id,
    icon: <one.icon />,
    label: inLanguage(one.title, language),
    onClick: () => toggle(one),
  })
  const own = TOOLS.filter(({ group }) => group === undefined)
  const groups = TOOL_GROUPS.map((id) => ({ id, tools: TOOLS.filter(({ group }) => group === id) })).filter(({ tools }) => tools.length > 0)
  const menu = (tools: readonly ToolSpec[]): MenuProps => ({
    items: tools.map(item),
    selectedKeys: tools.filter(pressed).map(({ id }) => id),
  })
  if (TOOLS.length === 0) return null
  if (compact) {
    const items = [
      ...own.map(item),
      ...groups.map(({ id, tools }) => ({ key: id, type: 'group' as const, label: t(`tool.${id}`), children: tools.map(item) })),
    ]
    return (
      <Dropdown
        menu={{ items, selectedKeys: TOOLS.filter(pressed).map(({ id }) => id) }}
        trigger={['click']}
        classNames={{ root: 'tool-sheet' }}
      >
        <Button className="tool-menu" icon={<AppstoreOutlined />}>
          {t('tool.title')}
        </Button>
      </Dropdown>
    )
  }
  return (
    <div className="tool-bar" role="toolbar" aria-label={t('tool.title')}>
      {own.map((one) => (
        <Button
          key={one.id}
          type={pressed(one) ? 'primary' : 'text'}
          size="small"
          icon={<one.icon />}
          aria-pressed={pressed(one)}
          title={inLanguage(one.title, language)}
          onClick={() => toggle(one)}
        >
          <span className="tool-name">{inLanguage(one.title, language)}</span>
        </Button>
      ))}
      {groups.map(({ id, tools }) => {
        const open = tools.find(pressed)
        const name = open ? inLanguage(open.title, language) : t(`tool.${id}`)
        const Icon = open?.icon ?? GROUP_ICONS[id]
        return (
          <Dropdown key={id} menu={menu(tools)} trigger={['click']} classNames={{ root: 'tool-list' }}>
            <Button type={open ? 'primary' : 'text'} size="small" icon={<Icon />} aria-haspopup="menu" title={name}>
              <span className="tool-name">{name}</span>
              <DownOutlined className="tool-more" />
            </Button>
          </Dropdown>
        )
      })}
    </div>
  )
}
