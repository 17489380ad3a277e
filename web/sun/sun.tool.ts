import { SunOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const sunTool: ToolSpec = {
  id: 'sun',
  title: { zh: '日照', en: 'Sun and shadow' },
  icon: SunOutlined,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./SunPanel.tsx')),
}
