import { lazy, Suspense, type ComponentType } from 'react'
import type { Area } from '../../../api/contract/areas.ts'
import type { LayerSource, LayerSpec } from '../layer.ts'

interface Props {
  layer: LayerSpec
  county: Area
  home: string
}
type Drawn = Extract<LayerSource, { kind: 'deck' }>['draws']

/** deck.gl comes when a layer of it is first shown. */
const DRAWERS: Record<Drawn, ComponentType<Props>> = {
  density: lazy(() => import('../deck/PeopleDensity.tsx')),
  flows: lazy(() => import('../deck/PeopleFlows.tsx')),
}

export function DeckLayer(props: Props) {
  const { source } = props.layer
  if (source.kind !== 'deck') return null
  const Drawer = DRAWERS[source.draws]
  return (
    <Suspense>
      <Drawer {...props} />
    </Suspense>
  )
}
