import { DiffOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const compareTool: ToolSpec = {
  id: 'compare',
  title: { zh: '方案对比', en: 'Compare' },
  icon: DiffOutlined,
  place: 'bottom',
  group: 'decide',
  panel: lazy(() => import('./ComparePanel.tsx')),
}
