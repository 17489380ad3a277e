import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import type { Overview } from '../../api/contract/overview.ts'
import { overviewQuery } from '../queries.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { useAreaFills } from './areaFills.ts'
import { scaled, seenFrom } from './declutter.ts'
import { countSites, setInView, useMapState, type Insets } from './mapState.ts'
import type { OverlayContent } from './overlay/Overlay.ts'
import { mapInks } from './overlay/paint.ts'
import { currentOverlay } from './overlay/current.ts'
import { useOverlay } from './overlay/useOverlay.tsx'
import { shareOf, useSwipe } from './swipe/swipe.ts'

/** On a wall names are read from six metres: 14 px become 30. */
const WALL_SCALE = 2.15

/** The canvas of names and pins above the globe, kept with the data and the theme. */
export function NamesAndPins({ county, home, insets }: { county: Area; home: string; insets: Insets }) {
  const { overlay, canvas, shown } = useOverlay(tellInView)
  const theme = useView((view) => view.theme)
  const area = useView((view) => view.area) ?? home
  const alert = useView((view) => view.alert)
  const scale = useView((view) => (view.face === 'wall' ? WALL_SCALE : 1))
  const coloured = useAreaFills((fills) => fills.main !== null || fills.grounds > 0)
  const names = useMapState((state) => state.names)
  const pins = useMapState((state) => state.pins)
  const layers = useMapState((state) => state.sites)
  const sites = useMemo(() => Object.values(layers).flat(), [layers])
  const ofLayers = useMapState((state) => state.plates)
  const plates = useMemo(() => Object.values(ofLayers).flat(), [ofLayers])
  // Beside other figures a count of alerts would be taken for one of them.
  const hidden = useView((view) => view.hide.includes('alerts')) || coloured || plates.length > 0
  const feature = useView((view) => view.feature)
  const { data: whole } = useQuery(overviewQuery(home))
  const { data: chosen } = useQuery(overviewQuery(area))

  useEffect(() => {
    currentOverlay.set(overlay)
    return () => currentOverlay.set(null)
  }, [overlay])

  const counts = useMemo<OverlayContent['counts']>(
    () => new Map(hidden ? [] : [whole, chosen].flatMap(openByChild)),
    [hidden, whole, chosen],
  )
  const { left, right, top, bottom } = insets
  const floating = useMapState((state) => state.floating)
  const swipe = useSwipe()

  useEffect(() => {
    if (!overlay || !canvas.current) return
    const { clientWidth: width, clientHeight: height } = canvas.current
    const covered = [
      { left: 0, top: 0, right: left, bottom: height },
      { left: width - right, top: 0, right: width, bottom: height },
      { left: 0, top: 0, right: width, bottom: top },
      { left: 0, top: height - bottom, right: width, bottom: height },
      ...floating.map((rect) => seenFrom(rect, canvas.current!.getBoundingClientRect())),
    ].filter((rect) => rect.right > rect.left && rect.bottom > rect.top)
    overlay.setContent({
      names,
      pins,
      sites,
      site: feature && `site:${feature}`,
      plates,
      counts,
      coloured,
      area: area === county.code ? null : area,
      alert,
      inks: mapInks(PALETTE[theme], theme === 'dark'),
      covered: covered.map((rect) => scaled(rect, 1 / scale)),
      free: scaled({ left, top, right: width - right, bottom: height - bottom }, 1 / scale),
      scale,
      within: (layerId) => shareOf(swipe, layerId),
    })
  }, [
    overlay,
    canvas,
    names,
    pins,
    sites,
    feature,
    plates,
    counts,
    coloured,
    area,
    alert,
    theme,
    county.code,
    left,
    right,
    top,
    bottom,
    floating,
    scale,
    swipe,
  ])

  return shown
}

function tellInView(alerts: number, sites: Parameters<typeof countSites>[0]): void {
  setInView('alerts', alerts)
  countSites(sites)
}

/** Open alerts of each child area, in the colour of the area's most severe rule. */
function openByChild(overview: Overview | undefined): [string, { open: number; severity: number }][] {
  if (!overview) return []
  const severity = Math.max(1, ...overview.alerts.filter(({ open }) => open > 0).map((rule) => rule.severity))
  return overview.children.filter(({ openAlerts }) => openAlerts > 0).map(({ code, openAlerts }) => [code, { open: openAlerts, severity }])
}
