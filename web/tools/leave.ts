import { useView } from '../view.ts'
import { TOOLS } from './catalogue.ts'
import { openTool } from './tool.ts'

/**
 * Runs `stop` once a tool is closed. Not when its panel goes: a card or a tool that looks at it may lie over it for a
 * while, and what the tool shows on the map stays.
 */
export function whenToolCloses(id: string, stop: () => void): void {
  const unsubscribe = useView.subscribe(({ tool, dock }) => {
    if (tool === id || dock === id) return
    if (openTool(TOOLS, { tool, dock }, 'right')?.over && TOOLS.some((one) => one.id === id && one.place === 'right')) return
    unsubscribe()
    stop()
  })
}
