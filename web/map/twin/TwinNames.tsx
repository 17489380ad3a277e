import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { eyeDistance } from '../camera.ts'
import { useMapState } from '../mapState.ts'
import { overlayOf } from '../overlay/current.ts'
import { Overlay } from '../overlay/Overlay.ts'
import { mapInks } from '../overlay/paint.ts'

const NO_COUNTS: ReadonlyMap<string, never> = new Map<string, never>()
const EVERYWHERE = [0, 1] as const

/** The names of the main map on the one beside it, without pins and counts. */
export function TwinNames({ county, home, insets }: { county: Area; home: string; insets: { top: number; bottom: number } }) {
  const { scene } = useCesium()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const theme = useView((view) => view.theme)
  const area = useView((view) => view.area) ?? home
  const names = useMapState((state) => state.names)
  useEffect(() => {
    if (!scene || !canvas.current) return
    const created = new Overlay(
      scene,
      canvas.current,
      () => eyeDistance(scene),
      () => undefined,
    )
    overlayOf.set(scene, created)
    setOverlay(created)
    return () => created.destroy()
  }, [scene])
  const { top, bottom } = insets
  useEffect(() => {
    if (!overlay || !canvas.current) return
    const { clientWidth: width, clientHeight: height } = canvas.current
    overlay.setContent({
      names,
      pins: [],
      sites: [],
      site: null,
      counts: NO_COUNTS,
      area: area === county.code ? null : area,
      alert: null,
      inks: mapInks(PALETTE[theme], theme === 'dark'),
      covered: [
        { left: 0, top: 0, right: width, bottom: top },
        { left: 0, top: height - bottom, right: width, bottom: height },
      ],
      scale: 1,
      within: () => EVERYWHERE,
    })
  }, [overlay, names, area, theme, county.code, top, bottom])
  const host = scene?.canvas.parentElement
  return host ? createPortal(<canvas ref={canvas} className="names" aria-hidden />, host) : null
}
