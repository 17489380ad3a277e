import type { Scene } from 'cesium'
import { useEffect } from 'react'
import { setInView, setLayerStatus, setLegend, useMapState } from '../mapState.ts'
import type { Classes } from './classes.ts'
import { BANDS, shownAt } from './heights.ts'
import { inPicture, useMoveEnd } from './inPicture.ts'
import { peopleLegend } from './peopleLegend.ts'
import type { PeopleLook } from './peopleLook.ts'

export type Way = keyof typeof BANDS

/** The way people are shown most at a height. */
export function foremostAt(eyeMeters: number): Way {
  const ways = Object.keys(BANDS) as Way[]
  return ways.reduce((best, way) => (shownAt(BANDS[way], eyeMeters) > shownAt(BANDS[best], eyeMeters) ? way : best))
}

export interface Shown {
  readonly classes: Classes
  readonly places: readonly { lon: number; lat: number; people: number }[]
}

/** Lets the way that is foremost at this height speak for the layer: its state, its legend, its people in the picture. */
export function useForemost(scene: Scene, way: Way, { layerId, theme }: PeopleLook, shown: Shown | undefined, failed: boolean): void {
  const first = useMapState(({ eyeMeters }) => foremostAt(eyeMeters) === way)
  useEffect(() => {
    if (!first) return
    setLayerStatus(layerId, failed ? 'failed' : !shown ? 'loading' : shown.places.length === 0 ? 'empty' : 'ready')
    if (shown) setLegend(layerId, peopleLegend(shown.classes, way, theme))
  }, [first, layerId, failed, shown, way, theme])
  const insets = useMapState((state) => state.insets)
  useMoveEnd(scene, () => first && shown && setInView(layerId, inPicture(scene, shown.places, insets)), [first, layerId, shown, insets])
}
