import 'cesium/Build/Cesium/Widgets/CesiumWidget/CesiumWidget.css'
import { lazy, Suspense, useMemo } from 'react'
import { CesiumWidget } from 'resium'
import type { Area } from '../../api/contract/areas.ts'
import { useView } from '../view.ts'
import { CameraDriver } from './CameraDriver.tsx'
import { CATALOGUE } from './catalogue.ts'
import type { Frame } from './framing.ts'
import { useDrawing } from './draw/drawing.ts'
import { visibleLayers } from './layer.ts'
import { useMarks } from './marks/marks.ts'
import { NamesAndPins } from './NamesAndPins.tsx'
import { Paper, PictureReport } from './Paper.tsx'
import { PointerInput } from './PointerInput.tsx'
import { drawnBySoftware } from './graphics.ts'
import { useTerrain } from './terrain.ts'
import { LayerRenderer } from './renderers/LayerRenderer.tsx'

const Drawing = lazy(() => import('./draw/Drawing.tsx'))
const SunLight = lazy(() => import('./sun/SunLight.tsx'))
const Marks = lazy(() => import('./marks/Marks.tsx'))

export interface GlobeProps {
  county: Area
  /** The area shown when nothing is selected: what the account may see. */
  home: string
  label: string
  /** Edges of the picture under panels, CSS pixels. */
  insets: Omit<Frame, 'width' | 'height'>
  still: boolean
}

/** The county in relief with every layer of the catalogue. Draws only when something changed. */
export default function Globe({ county, home, label, insets, still }: GlobeProps) {
  const credits = useMemo(() => document.createElement('div'), [])
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const visible = useMemo(() => visibleLayers(CATALOGUE, { show, hide }), [show, hide])
  const terrain = useTerrain()
  const drawn = useDrawing(({ sketch, shapes }) => sketch !== null || Object.keys(shapes).length > 0)
  const marked = useMarks((marks) => Object.keys(marks).length > 0)
  const sunny = useView((view) => view.sun !== null)
  const software = useMemo(drawnBySoftware, [])
  if (!terrain) return null
  return (
    <CesiumWidget
      full
      className="globe"
      containerProps={{ role: 'application', 'aria-label': label }}
      baseLayer={false}
      skyBox={false}
      skyAtmosphere={false}
      terrainProvider={terrain}
      scene3DOnly
      requestRenderMode
      maximumRenderTimeChange={Infinity}
      msaaSamples={software ? 1 : 4}
      useBrowserRecommendedResolution={software}
      creditContainer={credits}
    >
      <Paper county={county} software={software} />
      <PictureReport />
      {CATALOGUE.map((layer) => (
        <LayerRenderer key={layer.id} layer={layer} visible={visible.has(layer.id)} county={county} home={home} />
      ))}
      <CameraDriver home={home} insets={insets} />
      <NamesAndPins county={county} home={home} insets={insets} />
      {drawn && (
        <Suspense>
          <Drawing input={!still} insets={insets} />
        </Suspense>
      )}
      {sunny && (
        <Suspense>
          <SunLight lon={county.seat[0]} lat={county.seat[1]} />
        </Suspense>
      )}
      {marked && (
        <Suspense>
          <Marks />
        </Suspense>
      )}
      {!still && <PointerInput />}
    </CesiumWidget>
  )
}
