import { useSyncExternalStore } from 'react'
import { useView } from '../../view.ts'

/** Two maps need this much room side by side. */
const wide = matchMedia('(min-width: 1100px)')
const subscribe = (changed: () => void) => {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}

/** Whether the window has room for two maps. */
export const useRoomForTwo = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)

/** Whether two scenarios stand beside each other on two maps: as the address says, where there is room. */
export function useTwin(): boolean {
  const room = useRoomForTwo()
  return (
    useView(
      ({ split, dock, scenario, beside, face }) => split !== null && dock === 'compare' && !!scenario && !!beside && face === 'desk',
    ) && room
  )
}
