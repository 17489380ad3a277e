import type { z } from 'zod'
import type { Route } from '../../api/contract/route.ts'
import type { TileLayer } from '../../api/contract/tile_layer.ts'
import type { Language } from '../format.ts'
import type { Palette } from '../theme.ts'
import type { View } from '../url.ts'
import type { Column } from './columns.ts'
import type { Text } from './text.ts'
import type { Sign, VectorStyle } from './vector/style.ts'

export { inLanguage, type Text } from './text.ts'

/** How a legend draws a meaning: a shape besides the colour, so that colour is never the only sign. */
export type LegendMark =
  | 'fill'
  | 'line'
  | 'dashes'
  | 'dot'
  | 'triangle'
  | 'diamond'
  | 'house'
  | 'hexagon'
  | 'column'
  | 'arc'
  | 'text'
  | 'sign'
  | 'hatch'
  | 'dots'
  | 'waves'
export interface LegendEntry {
  readonly label: Text
  readonly mark: LegendMark
  /** The sign drawn at a point, where `mark` is one. */
  readonly sign?: Sign
  /** a name of the palette, or a fixed colour of the printed map */
  readonly color: keyof Palette | `#${string}`
}

/** Where a layer's features come from; each kind has one renderer. */
export type LayerSource =
  | { readonly kind: 'basemap'; readonly path: `/tiles/${string}` }
  | { readonly kind: 'satellite' }
  | { readonly kind: 'borders' }
  | { readonly kind: 'fills' }
  | { readonly kind: 'names' }
  | { readonly kind: 'tileset'; readonly url: `/tiles/${string}`; readonly idProperty: string }
  | { readonly kind: 'pins' }
  /** drawn by deck.gl above the globe */
  | { readonly kind: 'deck'; readonly draws: 'density' | 'flows' }
  | { readonly kind: 'heat' }
  | { readonly kind: 'scenes' }
  | { readonly kind: 'vector'; readonly tiles: TileLayer; readonly style: VectorStyle }

/** The list and the card that stand for a layer's features where no map is looked at. */
export interface LayerTable {
  /** Pages of rows, asked with `area` and `kinds`. */
  readonly list: Route
  /** One feature by its id. */
  readonly one: Route
  /** What a row shows besides its name. */
  readonly columns: readonly Column[]
  /** What the card shows. */
  readonly facts: readonly Column[]
}

export type LayerGroup = 'people' | 'works' | 'land' | 'place' | 'ground'
export const LAYER_GROUPS: Record<LayerGroup, Text> = {
  people: { zh: '人与事', en: 'People and alerts' },
  works: { zh: '产业与设施', en: 'Industry and facilities' },
  land: { zh: '土地、道路、水系', en: 'Land, roads, waters' },
  place: { zh: '地物', en: 'Places' },
  ground: { zh: '底图', en: 'Ground' },
}

export interface LayerSpec<Properties extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly title: Text
  readonly group: LayerGroup
  /** What one feature carries. */
  readonly properties: Properties
  readonly source: LayerSource
  readonly legend: readonly LegendEntry[]
  /** What the count of what is in the picture counts, where that is not the layer's features: people of its areas. */
  readonly counts?: Text
  /** Metres between the eye and the ground it looks at, within which the layer is drawn. */
  readonly eyeMeters: { readonly from: number; readonly to: number }
  /** Drawn until somebody switches it off. */
  readonly initial: boolean
  readonly table?: LayerTable
  /** What a click on a feature opens; null where a click means nothing. */
  opens(properties: z.output<Properties>): Partial<View> | null
  /** Lines of the small card under the pointer, the first one its title. */
  card(properties: z.output<Properties>, language: Language): readonly string[]
}

/** Keeps the types of a layer's own property schema. */
export function defineLayer<Properties extends z.ZodType>(layer: LayerSpec<Properties>): LayerSpec<Properties> {
  return layer
}

/** Which layers are drawn: the initial ones, less `hide`, plus `show`. */
export function visibleLayers(layers: readonly LayerSpec[], view: Pick<View, 'show' | 'hide'>): Set<string> {
  return new Set(
    layers.filter((layer) => (layer.initial ? !view.hide.includes(layer.id) : view.show.includes(layer.id))).map(({ id }) => id),
  )
}

/** The change of view that switches a layer. */
export function toggleLayer(layer: LayerSpec, view: Pick<View, 'show' | 'hide'>): Pick<View, 'show' | 'hide'> {
  const flip = (names: readonly string[]) => (names.includes(layer.id) ? names.filter((id) => id !== layer.id) : [...names, layer.id])
  return layer.initial ? { show: view.show, hide: flip(view.hide) } : { show: flip(view.show), hide: view.hide }
}
