import type { LegendEntry, LayerSpec } from '../map/layer.ts'
import type { LayerStatus } from '../map/mapState.ts'
import { parseKinds } from '../map/vector/style.ts'

/** What the map shows, as far as its legend depends on it. */
export interface Drawn {
  readonly visible: ReadonlySet<string>
  readonly status: Readonly<Record<string, LayerStatus>>
  readonly legends: Readonly<Record<string, readonly LegendEntry[]>>
  readonly eyeMeters: number
  /** Kinds that layers are narrowed to, as the address writes them. */
  readonly kinds: string | null
}

/** The legend of what is drawn: first what tools show and what layers are coloured by, then each layer's signs, of its kinds those that are shown. */
export function legendDrawn(catalogue: readonly LayerSpec[], { visible, status, legends, eyeMeters, kinds }: Drawn): LegendEntry[] {
  const narrowed = parseKinds(kinds)
  const layers = new Set(catalogue.map(({ id }) => id))
  const ofTools = Object.entries(legends).flatMap(([id, legend]) => (layers.has(id) ? [] : legend))
  // What colours a layer's things colours also the dots that stand for them where they are too far to be drawn.
  const inSight = ({ id, eyeMeters: { from, to } }: LayerSpec) => eyeMeters >= from && (eyeMeters <= to || legends[id] !== undefined)
  const ofLayers = catalogue
    .filter((layer) => visible.has(layer.id) && status[layer.id] === 'ready' && inSight(layer))
    .toSorted((a, b) => Number(b.id in legends) - Number(a.id in legends))
    .flatMap(({ id, legend, source }) => {
      const shown = narrowed.get(id)
      const own = legends[id] ?? legend
      if (source.kind !== 'vector' || !shown) return own
      return own.filter((_, place) => shown.includes(String(source.style.stops[place]?.value)))
    })
  return [...ofTools, ...ofLayers]
}
