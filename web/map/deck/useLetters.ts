import { useEffect, useState } from 'react'
import { loadGlyphs } from '../overlay/fonts.ts'

/** Whether the characters of some names are there: before that they would be drawn as boxes. */
export function useLetters(names: readonly string[] | undefined, more: string): boolean {
  const [ready, setReady] = useState<readonly string[] | null>(null)
  useEffect(() => {
    if (!names) return
    let current = true
    void loadGlyphs([...names, more, '0123456789.,']).then(() => current && setReady(names))
    return () => {
      current = false
    }
  }, [names, more])
  return names !== undefined && ready === names
}
