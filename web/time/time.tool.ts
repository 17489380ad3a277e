import { FieldTimeOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const timeTool: ToolSpec = {
  id: 'time',
  title: { zh: '时间', en: 'Time' },
  icon: FieldTimeOutlined,
  place: 'bottom',
  panel: lazy(() => import('./TimePanel.tsx')),
}
