import { UnorderedListOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const featuresTool: ToolSpec = {
  id: 'features',
  title: { zh: '图层列表', en: 'Lists of layers' },
  icon: UnorderedListOutlined,
  place: 'right',
  panel: lazy(() => import('./FeatureListPanel.tsx')),
}
