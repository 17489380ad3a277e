import { FilterOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const filterTool: ToolSpec = {
  id: 'filter',
  title: { zh: '筛选', en: 'Filter' },
  icon: FilterOutlined,
  place: 'right',
  panel: lazy(() => import('./FilterPanel.tsx')),
}
