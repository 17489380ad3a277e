import { Component, type ComponentType, type ReactNode } from 'react'
import type { Area } from '../../../api/contract/areas.ts'
import type { LayerSource, LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { AreaFills } from './AreaFills.tsx'
import { Basemap, Satellite } from './Basemap.tsx'
import { Borders } from './Borders.tsx'
import { DeckLayer } from './DeckLayer.tsx'
import { Heat } from './Heat.tsx'
import { Houses } from './Houses.tsx'
import { Names } from './Names.tsx'
import { Pins } from './Pins.tsx'
import { Scenes } from './Scenes.tsx'
import { Vector } from './Vector.tsx'

interface RendererProps {
  layer: LayerSpec
  visible: boolean
  county: Area
  home: string
}

const RENDERERS: Record<LayerSource['kind'], ComponentType<RendererProps>> = {
  basemap: ({ layer, visible }) => visible && <Basemap layer={layer} />,
  satellite: ({ layer, visible }) => visible && <Satellite layer={layer} />,
  borders: Borders,
  fills: AreaFills,
  names: Names,
  tileset: Houses,
  pins: Pins,
  deck: ({ visible, ...rest }) => visible && <DeckLayer {...rest} />,
  heat: ({ layer, visible }) => visible && <Heat layer={layer} />,
  scenes: Scenes,
  vector: Vector,
}

/** Draws one layer of the catalogue. What fails in it shows as its badge; the map lives. */
export function LayerRenderer(props: RendererProps) {
  const Renderer = RENDERERS[props.layer.source.kind]
  return (
    <LayerBoundary id={props.layer.id}>
      <Renderer {...props} />
    </LayerBoundary>
  )
}

class LayerBoundary extends Component<{ id: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch() {
    setLayerStatus(this.props.id, 'failed')
  }
  override render() {
    return this.state.failed ? null : this.props.children
  }
}
