import { BookOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const bookmarksTool: ToolSpec = {
  id: 'bookmarks',
  title: { zh: '书签', en: 'Bookmarks' },
  icon: BookOutlined,
  place: 'right',
  group: 'map',
  panel: lazy(() => import('./BookmarksPanel.tsx')),
}
