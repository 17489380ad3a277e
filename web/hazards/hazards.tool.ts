import { WarningOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const hazardsTool: ToolSpec = {
  id: 'hazard-zones',
  title: { zh: '地灾影响', en: 'Hazards' },
  icon: WarningOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./HazardsPanel.tsx')),
}
