import { useSyncExternalStore } from 'react'
import { useView } from '../view.ts'

export type Layout = 'desk' | 'phone' | 'wall'

const narrow = matchMedia('(max-width: 760px)')
const subscribe = (changed: () => void) => {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

/** Wall by the address, phone by the width, else desk. */
export function useLayout(): Layout {
  const wall = useView((view) => view.face === 'wall')
  const phone = useSyncExternalStore(subscribe, () => narrow.matches)
  if (wall) return 'wall'
  return phone ? 'phone' : 'desk'
}
