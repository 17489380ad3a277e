import { useEffect, useState } from 'react'

/** Milliseconds a month stays; longer where less motion is wished for. */
const STEP_MS = 1100
const CALM_STEP_MS = 2500

/**
 * Steps on by itself while it plays.
 * @param step goes one on; false at the end, where playing stops
 */
export function usePlay(step: () => boolean): { playing: boolean; setPlaying(playing: boolean): void } {
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setTimeout(() => void (step() || setPlaying(false)), calm ? CALM_STEP_MS : STEP_MS)
    return () => clearTimeout(timer)
  }, [playing, step])
  return { playing, setPlaying }
}
