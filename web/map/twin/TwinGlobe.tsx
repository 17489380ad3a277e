import { useEffect, useMemo } from 'react'
import { CesiumWidget, useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { useView } from '../../view.ts'
import { LEFT_FILL, useAreaFills } from '../areaFills.ts'
import { CATALOGUE } from '../catalogue.ts'
import { drawnBySoftware } from '../graphics.ts'
import { visibleLayers, type LayerSource } from '../layer.ts'
import { useMapState } from '../mapState.ts'
import { Paper } from '../Paper.tsx'
import { Fill } from '../renderers/AreaFills.tsx'
import { LayerRenderer } from '../renderers/LayerRenderer.tsx'
import { useTerrain } from '../terrain.ts'
import { followEachOther } from './follow.ts'
import { TwinNames } from './TwinNames.tsx'

/** What both maps show alike: the ground and the houses. */
const ALIKE: readonly LayerSource['kind'][] = ['basemap', 'satellite', 'borders', 'tileset']
const LAYERS = CATALOGUE.filter(({ source }) => ALIKE.includes(source.kind))

interface TwinGlobeProps {
  county: Area
  home: string
  label: string
  insets: { left: number; right: number; top: number; bottom: number }
}

/**
 * The map beside the main one: the same ground from the same tiles, the same eye, and the areas in the colours of the scenario at the left.
 * It is there only while two are compared, and gives all it holds back when it goes.
 */
export default function TwinGlobe({ county, home, label, insets }: TwinGlobeProps) {
  const terrain = useTerrain()
  const software = useMemo(drawnBySoftware, [])
  const credits = useMemo(() => document.createElement('div'), [])
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const visible = useMemo(() => visibleLayers(CATALOGUE, { show, hide }), [show, hide])
  const left = useAreaFills((fills) => fills.left)
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
      {LAYERS.map((layer) => (
        <LayerRenderer key={layer.id} layer={layer} visible={visible.has(layer.id)} county={county} home={home} />
      ))}
      <Fill id={LEFT_FILL} fill={left} />
      <TwinNames county={county} home={home} insets={insets} />
      <SameEye />
    </CesiumWidget>
  )
}

/** Ties the two cameras together and tells the page that a second map is there. */
function SameEye() {
  const { scene } = useCesium()
  const main = useMapState((state) => state.scene)
  useEffect(() => {
    if (!scene || !main) return
    useMapState.setState({ twin: scene })
    const part = followEachOther(main, scene)
    return () => {
      part()
      useMapState.setState({ twin: null })
    }
  }, [scene, main])
  return null
}
