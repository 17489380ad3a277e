import { ClockCircleOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const reachTool: ToolSpec = {
  id: 'reach',
  title: { zh: '可达分析', en: 'Reach' },
  icon: ClockCircleOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./ReachPanel.tsx')),
}
