import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../api/contract/session.ts'
import { AlertPanel } from './alerts/AlertPanel.tsx'
import { useAlertStream } from './alerts/useAlertStream.tsx'
import { FeaturePanel } from './features/FeaturePanel.tsx'
import { HouseholdPanel } from './households/HouseholdPanel.tsx'
import { HouseList } from './houses/HouseList.tsx'
import { HousePanel } from './houses/HousePanel.tsx'
import { OverviewPanel } from './overview/OverviewPanel.tsx'
import { useLayout } from './parts/useLayout.ts'
import { watchMedia } from './parts/watchMedia.ts'
import { PersonPanel } from './people/PersonPanel.tsx'
import { houseQuery, tilesQuery } from './queries.ts'
import { Breadcrumb } from './shell/Breadcrumb.tsx'
import { Dock } from './shell/Dock.tsx'
import { LoadingLine } from './shell/LoadingLine.tsx'
import { MapFrame } from './shell/MapFrame.tsx'
import { Panel } from './shell/Panel.tsx'
import { Sheet } from './shell/Sheet.tsx'
import { TopBar } from './shell/TopBar.tsx'
import { useOpenedLast } from './tools/useOpenedLast.ts'
import { useToolPanel } from './tools/useToolPanel.tsx'
import { NOTHING_SELECTED, useView } from './view.ts'
import { Wall } from './wall/Wall.tsx'

const Globe = lazy(() => import('./map/Globe.tsx'))
const ScenarioWall = lazy(() => import('./scenarios/ScenarioWall.tsx'))

const LEFT = 320
const RIGHT = 360
const MARGIN = 12
const BAR = 48
/** Two panels and a map that is worth looking at between them need more than this. */
const useTight = watchMedia('(max-width: 1040px)')

/** The map with everything that floats on it, arranged for a desk, a phone or a wall. */
export function Atlas({ session }: { session: Session }) {
  const { t } = useTranslation()
  const layout = useLayout()
  const home = session.scope.code
  const area = useView((view) => view.area) ?? home
  const scenario = useView((view) => view.scenario)
  const selection = useSelection(session)
  const { panel: tool, close: closeTool } = useToolPanel('right', area)
  const { panel: dock, title: dockTitle, close: closeDock } = useToolPanel('bottom', area)
  const [dockHeight, setDockHeight] = useState(0)
  const right = selection ?? tool
  const openedLast = useOpenedLast()
  // Beside a panel that leaves the map no room, the overview is put away until it is asked for.
  const room = useTight() && right ? 'tight' : 'wide'
  const [lefts, setLefts] = useState({ wide: true, tight: false })
  const left = lefts[room]
  const [sheetPixels, setSheetPixels] = useState(0)
  const { data: tiles } = useQuery(tilesQuery())
  useAlertStream()
  useVillageOfHouse()

  const mapReady = Boolean(tiles?.terrain && tiles.basemap)
  const globe = (insets: { left: number; right: number; top: number; bottom: number }) => (
    <MapFrame ready={mapReady} home={home} county={home.slice(0, 6)} insets={insets} layout={layout}>
      {(county, inner) => (
        <Suspense>
          <Globe county={county} home={home} label={t('map.label', { name: county.name })} insets={inner} layout={layout} />
        </Suspense>
      )}
    </MapFrame>
  )
  if (layout === 'wall' && scenario) {
    return (
      <Suspense>
        <ScenarioWall key={scenario} id={scenario} session={session} map={globe} />
      </Suspense>
    )
  }
  if (layout === 'wall') return <Wall session={session} area={area} map={globe} />

  const overview = <OverviewPanel area={area} tasksFirst={layout === 'phone'} houses={<HouseList village={area} />} />
  if (layout === 'phone') {
    const [seen, closeSeen] = openedLast === 'bottom' ? [dock, closeDock] : [tool, closeTool]
    return (
      <div className="atlas phone">
        {globe({ left: 0, right: 0, top: BAR, bottom: sheetPixels })}
        <TopBar session={session} compact />
        <LoadingLine />
        <Sheet
          label={t('panel.overview')}
          onResting={setSheetPixels}
          wanted={right || dock ? 'middle' : undefined}
          onClose={selection ? close : seen ? closeSeen : undefined}
        >
          <Breadcrumb home={home} titled={!right && !dock} />
          {selection ?? seen ?? overview}
        </Sheet>
      </div>
    )
  }
  return (
    <div className="atlas desk">
      {globe({
        left: left ? LEFT + 2 * MARGIN : 0,
        right: right ? RIGHT + 2 * MARGIN : 0,
        top: BAR + MARGIN,
        bottom: dock ? dockHeight + 2 * MARGIN : MARGIN,
      })}
      <TopBar session={session} />
      <LoadingLine />
      <Panel side="left" label={t('panel.overview')} open={left} onToggle={() => setLefts({ ...lefts, [room]: !left })}>
        <Breadcrumb home={home} />
        {overview}
      </Panel>
      {right && (
        <Panel side="right" label={selection ? t('panel.selection') : t('tool.title')} open onClose={selection ? close : closeTool}>
          {right}
        </Panel>
      )}
      {dock && (
        <Dock
          key={dockTitle}
          label={dockTitle}
          left={left ? LEFT + 2 * MARGIN : MARGIN}
          right={right ? RIGHT + 2 * MARGIN : MARGIN}
          onHeight={setDockHeight}
          onClose={closeDock}
        >
          {dock}
        </Dock>
      )}
    </div>
  )
}

const close = () => useView.getState().go({ ...NOTHING_SELECTED }, 'stay')

/** The card of what is selected, the deepest thing first. */
function useSelection({ seesPeople }: Session): React.ReactNode {
  const alert = useView((view) => view.alert)
  const person = useView((view) => view.person)
  const household = useView((view) => view.household)
  const house = useView((view) => view.house)
  const feature = useView((view) => view.feature)
  if (alert) return <AlertPanel key={alert} id={alert} seesPeople={seesPeople} />
  if (person) return <PersonPanel key={person} id={person} />
  if (household) return <HouseholdPanel key={household} id={household} />
  if (feature) return <FeaturePanel key={feature} feature={feature} />
  if (house) return <HousePanel key={house} id={house} seesPeople={seesPeople} />
  return null
}

/** A house opened from a search or an address brings its village along. */
function useVillageOfHouse(): void {
  const house = useView((view) => view.house)
  const { data } = useQuery({ ...houseQuery(house ?? 0), enabled: house !== null })
  const village = data?.village.code
  useEffect(() => {
    const { area, adjust } = useView.getState()
    if (village && area !== village) adjust({ area: village })
  }, [village])
}
