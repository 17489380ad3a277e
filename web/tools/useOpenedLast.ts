import { useState } from 'react'
import { useView } from '../view.ts'
import { openedLast, type ToolSpec } from './tool.ts'

/** The place whose tool was opened last; of an address that names both, the dock. */
export function useOpenedLast(): ToolSpec['place'] {
  const tool = useView((view) => view.tool)
  const dock = useView((view) => view.dock)
  const [before, setBefore] = useState(() => ({ tool, dock, last: openedLast({ tool, dock }, { tool, dock: null }, 'right') }))
  if (before.tool === tool && before.dock === dock) return before.last
  const last = openedLast({ tool, dock }, before, before.last)
  setBefore({ tool, dock, last })
  return last
}
