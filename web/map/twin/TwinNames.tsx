import { useEffect } from 'react'
import type { Area } from '../../../api/contract/areas.ts'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { seenFrom } from '../declutter.ts'
import { useMapState } from '../mapState.ts'
import { mapInks } from '../overlay/paint.ts'
import { useOverlay } from '../overlay/useOverlay.tsx'

const NO_COUNTS: ReadonlyMap<string, never> = new Map<string, never>()
const tellNobody = () => undefined
const NO_PLATES: readonly never[] = []
const EVERYWHERE = [0, 1] as const

/** The names of the main map on the one beside it, without pins and counts. */
export function TwinNames({ county, home, insets }: { county: Area; home: string; insets: { top: number; bottom: number } }) {
  const { overlay, canvas, shown } = useOverlay(tellNobody)
  const theme = useView((view) => view.theme)
  const area = useView((view) => view.area) ?? home
  const names = useMapState((state) => state.names)
  const floating = useMapState((state) => state.floating)
  const { top, bottom } = insets
  useEffect(() => {
    if (!overlay || !canvas.current) return
    const { clientWidth: width, clientHeight: height } = canvas.current
    overlay.setContent({
      names,
      pins: [],
      sites: [],
      site: null,
      plates: NO_PLATES,
      counts: NO_COUNTS,
      coloured: true,
      area: area === county.code ? null : area,
      alert: null,
      inks: mapInks(PALETTE[theme], theme === 'dark'),
      covered: [
        { left: 0, top: 0, right: width, bottom: top },
        { left: 0, top: height - bottom, right: width, bottom: height },
        ...floating.map((rect) => seenFrom(rect, canvas.current!.getBoundingClientRect())),
      ],
      free: { left: 0, top, right: width, bottom: height - bottom },
      scale: 1,
      within: () => EVERYWHERE,
    })
  }, [overlay, canvas, names, area, theme, county.code, top, bottom, floating])
  return shown
}
