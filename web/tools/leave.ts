import { useView } from '../view.ts'
import { LOOKING_ON } from './tool.ts'

/**
 * Runs `stop` once a tool is closed. Not when its panel goes: a card or a tool that looks at it may lie over it for a
 * while, and what the tool shows on the map stays.
 */
export function whenToolCloses(id: string, stop: () => void): void {
  const docked = useView.getState().dock === id
  const unsubscribe = useView.subscribe(({ tool, dock }) => {
    if (tool === id || dock === id) return
    if (!docked && tool !== null && LOOKING_ON.has(tool)) return
    unsubscribe()
    stop()
  })
}
