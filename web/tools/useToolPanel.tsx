import { Skeleton } from 'antd'
import { Suspense, useState, type ReactNode } from 'react'
import { inLanguage } from '../map/layer.ts'
import { useView } from '../view.ts'
import { TOOLS } from './catalogue.ts'
import { LOOKING_ON, openTool, toolBeneath, type ToolSpec } from './tool.ts'

/** The panel of the tool open in a place, with the one that stays at work beneath it, its name, and what closes it. */
export function useToolPanel(place: ToolSpec['place'], area: string): { panel: ReactNode; title: string; close(): void } {
  const language = useView((view) => view.language)
  const tool = useView((view) => view.tool)
  const dock = useView((view) => view.dock)
  const open = openTool(TOOLS, { tool, dock }, place)
  const [before, setBefore] = useState(open)
  if (before !== open && !(open && LOOKING_ON.has(open.id))) setBefore(open)
  const beneath = toolBeneath(open, before)
  const id = beneath?.id ?? null
  return {
    panel: open && (
      <>
        {beneath && <ToolPanel key={beneath.id} tool={beneath} area={area} hidden />}
        <ToolPanel key={open.id} tool={open} area={area} />
      </>
    ),
    title: open ? inLanguage(open.title, language) : '',
    close: () => useView.getState().go(place === 'right' ? { tool: id, ...(id ? {} : { rows: null }) } : { dock: id }, 'stay'),
  }
}

function ToolPanel({ tool, area, hidden = false }: { tool: ToolSpec; area: string; hidden?: boolean }) {
  return (
    <div hidden={hidden}>
      <Suspense fallback={<Skeleton active />}>
        <tool.panel area={area} />
      </Suspense>
    </div>
  )
}
