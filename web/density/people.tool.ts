import { TeamOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const peopleTool: ToolSpec = {
  id: 'people',
  title: { zh: '人口', en: 'People' },
  icon: TeamOutlined,
  place: 'right',
  panel: lazy(() => import('./PeoplePanel.tsx')),
}
