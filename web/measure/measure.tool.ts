import { lazy } from 'react'
import { RulerSign } from '../parts/Signs.tsx'
import type { ToolSpec } from '../tools/tool.ts'

export const measureTool: ToolSpec = {
  id: 'measure',
  title: { zh: '量测', en: 'Measure' },
  icon: RulerSign,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./MeasurePanel.tsx')),
}
