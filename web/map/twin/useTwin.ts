import { watchMedia } from '../../parts/watchMedia.ts'
import { useView } from '../../view.ts'

/** Whether the window has room for two maps side by side. */
export const useRoomForTwo = watchMedia('(min-width: 1100px)')

/** Whether two scenarios stand beside each other on two maps: as the address says, where there is room. */
export function useTwin(): boolean {
  const room = useRoomForTwo()
  return (
    useView(
      ({ split, dock, scenario, beside, face }) => split !== null && dock === 'compare' && !!scenario && !!beside && face === 'desk',
    ) && room
  )
}
