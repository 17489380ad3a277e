import { TableOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const tableTool: ToolSpec = {
  id: 'table',
  title: { zh: '明细表', en: 'Table' },
  icon: TableOutlined,
  place: 'bottom',
  panel: lazy(() => import('./TablePanel.tsx')),
}
