import { PushpinOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const allocationTool: ToolSpec = {
  id: 'allocation',
  title: { zh: '设施选址', en: 'Site selection' },
  icon: PushpinOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./AllocationPanel.tsx')),
}
