import { CompassOutlined, FullscreenExitOutlined, FullscreenOutlined, HomeOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapState, type MapControls } from '../map/mapState.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'

const PAN = 0.18
const KEYS: Record<string, (controls: MapControls) => void> = {
  ArrowLeft: (map) => map.pan(-PAN, 0),
  ArrowRight: (map) => map.pan(PAN, 0),
  ArrowUp: (map) => map.pan(0, PAN),
  ArrowDown: (map) => map.pan(0, -PAN),
  '+': (map) => map.zoom(0.7),
  '=': (map) => map.zoom(0.7),
  '-': (map) => map.zoom(1.4),
  n: (map) => map.north(),
  t: (map) => map.tilt(),
}

const goHome = (home: string) => useView.getState().go({ ...NOTHING_SELECTED, area: home })

const onFullScreen = (changed: () => void) => {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}
/** A browser that refuses leaves the page as it is. */
function turnFullScreen(): void {
  const turned = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  turned.catch(() => undefined)
}

/** A sheet of ground seen from the side, and the line of sight. */
function TiltSign() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M4.5 9h7l3 5h-13zM8 1v5M5.8 4 8 6.3 10.2 4" />
    </svg>
  )
}

/** The map by buttons, and by keys while nothing else has the focus. */
export function MapButtons({ home }: { home: string }) {
  const { t } = useTranslation()
  const controls = useMapState((state) => state.controls)
  const heading = useMapState((state) => state.heading)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inMap = event.target === document.body || (event.target as HTMLElement).closest('.globe') !== null
      if (!inMap || event.ctrlKey || event.metaKey || event.altKey || !controls) return
      if (event.key === 'Escape') useView.getState().go({ ...NOTHING_SELECTED }, 'stay')
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (key === 'h') goHome(home)
      if (key === 'f') turnFullScreen()
      const act = KEYS[key]
      if (!act) return
      event.preventDefault()
      act(controls)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [controls, home])
  const full = useSyncExternalStore(onFullScreen, () => document.fullscreenElement !== null)
  const button = (name: string, icon: ReactNode, act: () => void) => (
    <Tooltip title={name} placement="left">
      <Button aria-label={name} icon={icon} onClick={act} disabled={!controls} />
    </Tooltip>
  )
  return (
    <div className="map-buttons" role="toolbar" aria-label={t('layer.title')}>
      {button(t('map.home'), <HomeOutlined />, () => goHome(home))}
      {button(t('map.zoomIn'), <PlusOutlined />, () => controls?.zoom(0.6))}
      {button(t('map.zoomOut'), <MinusOutlined />, () => controls?.zoom(1.6))}
      {button(t('map.north'), <CompassOutlined style={{ transform: `rotate(${-heading - 45}deg)` }} />, () => controls?.north())}
      {button(t('map.tilt'), <TiltSign />, () => controls?.tilt())}
      {document.fullscreenEnabled &&
        button(full ? t('map.leaveFull') : t('map.full'), full ? <FullscreenExitOutlined /> : <FullscreenOutlined />, turnFullScreen)}
    </div>
  )
}
