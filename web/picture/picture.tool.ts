import { CameraOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const pictureTool: ToolSpec = {
  id: 'picture',
  title: { zh: '出图', en: 'Picture' },
  icon: CameraOutlined,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./PicturePanel.tsx')),
}
