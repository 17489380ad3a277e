import { GatewayOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const askTool: ToolSpec = {
  id: 'ask',
  title: { zh: '圈选查询', en: 'Draw and ask' },
  icon: GatewayOutlined,
  place: 'right',
  panel: lazy(() => import('./AskPanel.tsx')),
}
