import { lazy } from 'react'
import { SightSign } from '../parts/Signs.tsx'
import type { ToolSpec } from '../tools/tool.ts'

export const sightTool: ToolSpec = {
  id: 'sight',
  title: { zh: '通视与视域', en: 'Sight' },
  icon: SightSign,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./SightPanel.tsx')),
}
