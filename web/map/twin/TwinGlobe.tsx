import { useEffect, useMemo } from 'react'
import { useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { useView } from '../../view.ts'
import { LEFT_FILL, useAreaFills } from '../areaFills.ts'
import { CATALOGUE } from '../catalogue.ts'
import { GroundMap } from '../GroundMap.tsx'
import { visibleLayers, type LayerSource } from '../layer.ts'
import { useMapState } from '../mapState.ts'
import { Fill } from '../renderers/AreaFills.tsx'
import { LayerRenderer } from '../renderers/LayerRenderer.tsx'
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
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const visible = useMemo(() => visibleLayers(CATALOGUE, { show, hide }), [show, hide])
  const left = useAreaFills((fills) => fills.left)
  return (
    <GroundMap county={county} label={label}>
      {LAYERS.map((layer) => (
        <LayerRenderer key={layer.id} layer={layer} visible={visible.has(layer.id)} county={county} home={home} />
      ))}
      <Fill id={LEFT_FILL} fill={left} />
      <TwinNames county={county} home={home} insets={insets} />
      <SameEye />
    </GroundMap>
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
