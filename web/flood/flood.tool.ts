import { CloudOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const floodTool: ToolSpec = {
  id: 'flood',
  title: { zh: '洪水推演', en: 'Flood' },
  icon: CloudOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./FloodPanel.tsx')),
}
