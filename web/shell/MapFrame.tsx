import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Component, lazy, Suspense, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '../../api/contract/areas.ts'
import { HouseColors } from '../houses/HouseColors.tsx'
import { useMapState, type Insets } from '../map/mapState.ts'
import { SwipeLine } from '../map/swipe/SwipeLine.tsx'
import { useSwipe } from '../map/swipe/swipe.ts'
import { useTwin } from '../map/twin/useTwin.ts'
import type { Layout } from '../parts/useLayout.ts'
import { areaQuery, basemapQuery, tilesQuery } from '../queries.ts'
import { StartProgress } from '../session/StartProgress.tsx'
import { useView } from '../view.ts'
import { DrawBar } from './DrawBar.tsx'
import { GroundLoading } from './GroundLoading.tsx'
import { Legend } from './Legend.tsx'
import { ToolBar } from '../tools/ToolBar.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { MapButtons } from './MapButtons.tsx'
import './mapChrome.css'
import './MapFrame.css'
import { ScaleBar } from './ScaleBar.tsx'
import { useFloating } from './useFloating.ts'

const TwinGlobe = lazy(() => import('../map/twin/TwinGlobe.tsx'))

interface Props {
  /** terrain and base map are there */
  ready: boolean
  home: string
  county: string
  insets: Insets
  layout: Layout
  /** @param insets edges of the map under panels */
  children(county: Area, insets: Insets): ReactNode
}

/** The map, or what is waited for; its legend and buttons in the part no panel covers. */
export function MapFrame({ ready, home, county, insets, layout, children }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...areaQuery(county), enabled: ready })
  const hover = useMapState((state) => state.hover)
  const open = useMapState((state) => state.scene !== null)
  const { left, right, top, bottom } = insets
  const twin = useTwin() && layout === 'desk'
  const free = useRef<HTMLDivElement>(null)
  useFloating(free)
  const captions = useSwipe((swipe) => swipe.captions)
  // Both maps are the same size, and lie between the panels.
  const half = `calc((100% - ${left + right}px) / 2)`
  const inner = twin ? { left: 0, right: 0, top, bottom } : insets
  return (
    <main className="map-frame">
      {ready && data && twin && (
        <div className="map-half" style={{ left, inlineSize: half }}>
          <Suspense>
            <TwinGlobe county={data} home={home} label={captions[0] || t('map.label', { name: data.name })} insets={inner} />
          </Suspense>
        </div>
      )}
      <div className="map-half" style={twin ? { left: `calc(${left}px + ${half})`, inlineSize: half } : { insetInline: 0 }}>
        <MapBoundary insets={inner}>
          {ready && data && children(data, inner)}
          {!open && (
            <div className="opening" style={inner} role="status">
              <p>{t('map.loading')}</p>
              {!(ready && data) && <StartProgress />}
            </div>
          )}
        </MapBoundary>
      </div>
      {twin && (
        <div className="map-seam" style={{ top, bottom, left: `calc(${left}px + ${half})` }}>
          {captions[0] && <span className="swipe-caption left">{captions[0]}</span>}
          {captions[1] && <span className="swipe-caption right">{captions[1]}</span>}
        </div>
      )}
      <SwipeLine insets={insets} layout={layout} />
      <div ref={free} className="map-free" style={{ left, right, top, bottom }}>
        {layout !== 'wall' && <ToolBar compact={layout === 'phone'} />}
        {layout !== 'wall' && <MapButtons home={home} />}
        {layout !== 'wall' && <Legend folded={layout === 'phone'} />}
        {layout === 'phone' && <DrawBar />}
        <HouseColors home={home} folded={layout === 'phone'} />
        {layout !== 'wall' && <KeysDialog />}
        {data && layout !== 'wall' && <ScaleBar />}
        <GroundLoading />
        <MapCredit />
      </div>
      {hover && (
        <div className="hover-card" style={{ left: twin ? `calc(${left + hover.x}px + ${half})` : hover.x, top: hover.y }} aria-hidden>
          {hover.lines.map((line, index) => (index === 0 ? <b key={line}>{line}</b> : <span key={line}>{line}</span>))}
        </div>
      )}
    </main>
  )
}

/** What the ground is made of, as its bake says. */
function MapCredit() {
  const { t } = useTranslation()
  const chinese = useView((view) => view.language !== 'en')
  const { data: tiles } = useQuery(tilesQuery())
  const { data: basemap } = useQuery(basemapQuery(tiles?.basemap))
  const made = chinese && basemap ? `${basemap.attribution} · ` : ''
  return <p className="map-credit">{`${made}${t('map.sources')}`}</p>
}

/** Without the map the lists and the search are still there. */
class MapBoundary extends Component<{ insets: Insets; children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    return this.state.error ? <MapFailed reason={this.state.error.message} insets={this.props.insets} /> : this.props.children
  }
}

/** Either this device draws no such map, or something of it did not arrive: said where no panel covers it. */
function MapFailed({ reason, insets }: { reason: string; insets: Insets }) {
  const { t } = useTranslation()
  const able = useMemo(() => document.createElement('canvas').getContext('webgl2') !== null, [])
  return (
    <div className="opening" style={insets} role="alert">
      <p>{able ? t('map.missing') : t('map.unable', { reason })}</p>
      {/* The view stands in the address; a part of the program that did not arrive is only asked for again by a new page. */}
      {able && <Button onClick={() => location.reload()}>{t('action.retry')}</Button>}
    </div>
  )
}
