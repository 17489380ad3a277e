import type { LayerSpec } from '../layer.ts'
import type { Feature } from './features.ts'
import type { TileStore } from './tileStore.ts'

interface DrawnLayer {
  readonly layer: LayerSpec
  readonly store: TileStore
  readonly shown: (feature: Feature) => boolean
}

/** Layers of vector tiles on the map now, for the pointer. */
export const drawnVectors = new Map<string, DrawnLayer>()
