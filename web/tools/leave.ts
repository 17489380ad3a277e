import { useView } from '../view.ts'

/**
 * Runs `stop` once a tool is closed. Not when its panel goes: a card may lie over it for a while, and what the tool
 * shows on the map stays.
 */
export function whenToolCloses(id: string, stop: () => void): void {
  const unsubscribe = useView.subscribe(({ tool, dock }) => {
    if (tool === id || dock === id) return
    unsubscribe()
    stop()
  })
}
