import type { Scene } from 'cesium'
import { create } from 'zustand'
import type { LegendEntry } from './layer.ts'
import type { Pin } from './overlay/Overlay.ts'
import type { Name } from './overlay/names.ts'

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

interface MapState {
  /** What each layer last said of itself; the legend shows it. */
  status: Readonly<Record<string, LayerStatus>>
  /** What each layer's signs mean now, where that depends on what it shows; else its declaration says it. */
  legends: Readonly<Record<string, readonly LegendEntry[]>>
  /** Features of a layer in the picture, where it counts them. */
  inView: Readonly<Record<string, number>>
  names: readonly Name[]
  pins: readonly AlertPin[]
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
  controls: MapControls | null
  /** The map on screen, for tools that lie outside it. */
  scene: Scene | null
}

/** What buttons and keys may ask of the camera. */
export interface MapControls {
  zoom(factor: number): void
  pan(right: number, up: number): void
  north(): void
  tilt(): void
}

export const useMapState = create<MapState>()(() => ({
  status: {},
  legends: {},
  inView: {},
  names: [],
  pins: [],
  hover: null,
  heading: 0,
  eyeMeters: 100_000,
  loaded: false,
  housePaint: null,
  housePlaces: null,
  controls: null,
  scene: null,
}))

export function setLayerStatus(id: string, status: LayerStatus): void {
  useMapState.setState((state) => (state.status[id] === status ? state : { status: { ...state.status, [id]: status } }))
}

export function setLegend(id: string, legend: readonly LegendEntry[]): void {
  useMapState.setState((state) => ({ legends: { ...state.legends, [id]: legend } }))
}

export function setInView(id: string, count: number): void {
  useMapState.setState((state) => (state.inView[id] === count ? state : { inView: { ...state.inView, [id]: count } }))
}
