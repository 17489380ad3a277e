import { useSyncExternalStore } from 'react'

/** A hook that says whether the window is as a media query asks. */
export function watchMedia(query: string): () => boolean {
  const media = matchMedia(query)
  const subscribe = (changed: () => void) => {
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }
  return function useMedia() {
    return useSyncExternalStore(subscribe, () => media.matches)
  }
}
