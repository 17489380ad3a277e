import type { Scene } from 'cesium'
import { create } from 'zustand'
import type { Rect } from './declutter.ts'
import type { Layout } from '../parts/useLayout.ts'
import type { Frame } from './framing.ts'
import type { LegendEntry } from './layer.ts'
import type { Pin } from './overlay/Overlay.ts'
import type { Name } from './overlay/names.ts'
import type { Plate } from './overlay/Plates.ts'
import type { Site } from './overlay/Sites.ts'

export type LayerStatus = 'loading' | 'ready' | 'failed' | 'empty'

export interface AlertPin extends Pin {
  readonly title: string
  readonly houseId: number | null
}

/** Colours laid over the houses: four bytes a house (sRGB and how much of it covers), in the place its number names, row by row. */
export interface HousePaint {
  readonly texels: Uint8Array
  readonly width: number
  readonly height: number
}

/** Houses by number and where they stand, degrees. */
export interface HousePlaces {
  readonly ids: Uint32Array
  readonly lons: Float64Array
  readonly lats: Float64Array
}

/** Edges of the picture under panels, CSS pixels. */
export type Insets = Omit<Frame, 'width' | 'height'>

/** Height of the bar of tools with the room around it, CSS pixels. */
const TOOL_BAR = 44

/** The edges with the bar of tools, above on a desk and below on a phone: what is flown to, and a line that divides the map, keep clear of it. */
export function besideTools(insets: Insets, layout: Layout): Insets {
  if (layout === 'wall') return insets
  return layout === 'phone' ? { ...insets, bottom: insets.bottom + TOOL_BAR } : { ...insets, top: insets.top + TOOL_BAR }
}

interface MapState {
  /** What each layer last said of itself; the legend shows it. */
  status: Readonly<Record<string, LayerStatus>>
  /** What each layer's signs mean now, where that depends on what it shows; else its declaration says it. Beside layers, what tools show. */
  legends: Readonly<Record<string, readonly LegendEntry[]>>
  /** Features of a layer in the part of the picture that no panel covers, where it counts them. */
  inView: Readonly<Record<string, number>>
  insets: Insets
  /** Buttons, cards and lines that float on the map, CSS pixels of the page: names give way to them. */
  floating: readonly Rect[]
  names: readonly Name[]
  pins: readonly AlertPin[]
  /** Points of layers that are drawn as signs, by layer. */
  sites: Readonly<Record<string, readonly Site[]>>
  /** Cards and signs that layers set beside places, by layer. */
  plates: Readonly<Record<string, readonly Plate[]>>
  /** The small card under the pointer. */
  hover: { x: number; y: number; lines: readonly string[] } | null
  /** degrees clockwise from north */
  heading: number
  /** metres between the eye and the ground in the middle of the picture */
  eyeMeters: number
  /** nothing of the ground is left to load */
  loaded: boolean
  /** null: houses in their own colours */
  housePaint: HousePaint | null
  /** loaded with the first paint */
  housePlaces: HousePlaces | null
  /** A byte for each house number, 1: in the part of the picture that no panel covers; null before anything is painted. */
  housesInView: Uint8Array | null
  /** Houses not drawn at all, by a texel whose red is 255: those that a month of the past did not have yet. */
  housesAbsent: HousePaint | null
  controls: MapControls | null
  /** The map on screen, for tools that lie outside it. */
  scene: Scene | null
  /** The map beside it while two scenarios are compared. */
  twin: Scene | null
}

/** What buttons and keys may ask of the camera. */
export interface MapControls {
  zoom(factor: number): void
  pan(right: number, up: number): void
  north(): void
  tilt(): void
  /** @param place lon, lat */
  flyAround(place: readonly [number, number], radiusMeters: number): void
}

export const useMapState = create<MapState>()(() => ({
  status: {},
  legends: {},
  inView: {},
  insets: { left: 0, right: 0, top: 0, bottom: 0 },
  floating: [],
  names: [],
  pins: [],
  sites: {},
  plates: {},
  hover: null,
  heading: 0,
  eyeMeters: 100_000,
  loaded: false,
  housePaint: null,
  housePlaces: null,
  housesInView: null,
  housesAbsent: null,
  controls: null,
  scene: null,
  twin: null,
}))

export function setLayerStatus(id: string, status: LayerStatus): void {
  useMapState.setState((state) => (state.status[id] === status ? state : { status: { ...state.status, [id]: status } }))
}

/** Says what the signs of a layer, or of a tool, mean now; null: no more. */
export function setLegend(id: string, legend: readonly LegendEntry[] | null): void {
  useMapState.setState(({ legends: { [id]: _old, ...others } }) => ({ legends: legend ? { ...others, [id]: legend } : others }))
}

export function setInView(id: string, count: number): void {
  useMapState.setState((state) => (state.inView[id] === count ? state : { inView: { ...state.inView, [id]: count } }))
}

/** Counts of signs in the picture, by layer and by kind: `industry`, `industry:1`. */
export function countSites(counts: ReadonlyMap<string, number>): void {
  useMapState.setState((state) => {
    const layers = Object.keys(state.sites)
    const others = Object.entries(state.inView).filter(([id]) => !layers.includes(id.split(':')[0]!))
    const mine = layers.map((id) => [id, 0] as const)
    const next = Object.fromEntries([...others, ...mine, ...counts])
    const same =
      Object.keys(next).length === Object.keys(state.inView).length && Object.entries(next).every(([id, n]) => state.inView[id] === n)
    return same ? state : { inView: next }
  })
}

/** Puts a layer's points on the map, or takes them away. */
export function setSites(layer: string, points: readonly Site[] | null): void {
  useMapState.setState(({ sites: { [layer]: _old, ...others } }) => ({ sites: points ? { ...others, [layer]: points } : others }))
}

/** Puts a layer's plates on the map, or takes them away. */
export function setPlates(layer: string, sheets: readonly Plate[] | null): void {
  useMapState.setState(({ plates: { [layer]: _old, ...others } }) => ({ plates: sheets ? { ...others, [layer]: sheets } : others }))
}

/** Counts of a layer's features in the picture by kind, and of all. */
export function setFeaturesInView(layer: string, counts: ReadonlyMap<string, number>): void {
  useMapState.setState(({ inView }) => {
    const others = Object.entries(inView).filter(([id]) => id !== layer && !id.startsWith(`${layer}:`))
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { inView: Object.fromEntries([...others, [layer, all], ...[...counts].map(([kind, n]) => [`${layer}:${kind}`, n])]) }
  })
}
