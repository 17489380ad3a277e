import { lazy } from 'react'
import { ProfileSign } from '../parts/Signs.tsx'
import type { ToolSpec } from '../tools/tool.ts'

export const profileTool: ToolSpec = {
  id: 'profile',
  title: { zh: '地形剖面', en: 'Profile' },
  icon: ProfileSign,
  place: 'bottom',
  group: 'map',
  panel: lazy(() => import('./ProfilePanel.tsx')),
}
