import { useView } from '../view.ts'
import { watchMedia } from './watchMedia.ts'

export type Layout = 'desk' | 'phone' | 'wall'

const useNarrow = watchMedia('(max-width: 760px)')

/** Wall by the address, phone by the width, else desk. */
export function useLayout(): Layout {
  const wall = useView((view) => view.face === 'wall')
  const phone = useNarrow()
  if (wall) return 'wall'
  return phone ? 'phone' : 'desk'
}
