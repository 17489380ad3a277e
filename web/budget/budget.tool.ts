import { CalculatorOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ToolSpec } from '../tools/tool.ts'

export const budgetTool: ToolSpec = {
  id: 'budget',
  title: { zh: '补贴测算', en: 'Budget' },
  icon: CalculatorOutlined,
  place: 'right',
  group: 'decide',
  panel: lazy(() => import('./BudgetPanel.tsx')),
}
