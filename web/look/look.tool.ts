import { SlidersOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const lookTool: ToolSpec = {
  id: 'look',
  title: { zh: '透明与起伏', en: 'Opacity and relief' },
  icon: SlidersOutlined,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./LookPanel.tsx')),
}
