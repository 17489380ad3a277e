import 'cesium/Build/Cesium/Widgets/CesiumWidget/CesiumWidget.css'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import type { Layout } from '../parts/useLayout.ts'
import { useView } from '../view.ts'
import { CameraDriver } from './CameraDriver.tsx'
import { CATALOGUE } from './catalogue.ts'
import { useDrawing } from './draw/drawing.ts'
import { GroundMap } from './GroundMap.tsx'
import { visibleLayers } from './layer.ts'
import { besideTools, useMapState, type Insets } from './mapState.ts'
import { useMarks } from './marks/marks.ts'
import { NamesAndPins } from './NamesAndPins.tsx'
import { PictureReport } from './Paper.tsx'
import { PointerInput } from './PointerInput.tsx'
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
  insets: Insets
  layout: Layout
}

/** The county in relief with every layer of the catalogue. Draws only when something changed. */
export default function Globe({ county, home, label, insets, layout }: GlobeProps) {
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const visible = useMemo(() => visibleLayers(CATALOGUE, { show, hide }), [show, hide])
  const drawn = useDrawing(({ sketch, shapes }) => sketch !== null || Object.keys(shapes).length > 0)
  const marked = useMarks((marks) => Object.keys(marks).length > 0)
  const sunny = useView((view) => view.sun !== null)
  const { left, right, top, bottom } = insets
  useEffect(() => useMapState.setState({ insets: { left, right, top, bottom } }), [left, right, top, bottom])
  return (
    <GroundMap county={county} label={label}>
      <PictureReport />
      {CATALOGUE.map((layer) => (
        <LayerRenderer key={layer.id} layer={layer} visible={visible.has(layer.id)} county={county} home={home} />
      ))}
      <CameraDriver home={home} insets={besideTools(insets, layout)} />
      <NamesAndPins county={county} home={home} insets={insets} />
      {drawn && (
        <Suspense>
          <Drawing input={layout !== 'wall'} insets={insets} />
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
      {layout !== 'wall' && <PointerInput />}
    </GroundMap>
  )
}
