import { ColumnWidthOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const swipeTool: ToolSpec = {
  id: 'swipe',
  title: { zh: '卷帘对比', en: 'Swipe' },
  icon: ColumnWidthOutlined,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./SwipePanel.tsx')),
}
