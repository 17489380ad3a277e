import { ProfileOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const scenariosTool: ToolSpec = {
  id: 'scenarios',
  title: { zh: '方案', en: 'Scenarios' },
  icon: ProfileOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./ScenariosPanel.tsx')),
}
