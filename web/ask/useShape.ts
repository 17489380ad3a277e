import { useEffect, useMemo } from 'react'
import { endSketch, showShapes, startSketch, useDrawing } from '../map/draw/drawing.ts'
import type { Position } from '../map/draw/sketch.ts'
import { whenToolCloses } from '../tools/leave.ts'
import { useView } from '../view.ts'
import { useAsk } from './askState.ts'
import { formatShape, parseShape, type Shape, type ShapeKind } from './shape.ts'
import { crossingsOf, pointsOf, shapeOf } from './sketches.ts'

export const OWNER = 'ask'

/** The shape of the address; kept the same as the sketch on the map, whichever of the two changes. */
export function useShape(): Shape | null {
  const text = useView((view) => view.shape)
  const shape = useMemo(() => parseShape(text), [text])

  useEffect(
    () =>
      whenToolCloses(OWNER, () => {
        endSketch(OWNER)
        showShapes(OWNER, [])
        useAsk.setState({ list: null, mode: 'polygon' })
        useView.getState().adjust({ shape: null })
      }),
    [],
  )
  useEffect(() => {
    if (shape?.kind === 'area') {
      useAsk.setState({ mode: 'area', areaMeters: shape.bufferMeters })
      endSketch(OWNER)
      return
    }
    const { sketch, owner } = useDrawing.getState()
    const mine = owner === OWNER ? sketch : null
    if (!shape) {
      const { mode } = useAsk.getState()
      // A polygon that crosses itself is not asked about; it stays to be changed.
      if (mine && (!mine.done || crossingsOf(mine).length > 0)) return
      const kind = mode === 'area' ? 'polygon' : mode
      useAsk.setState({ mode: kind, list: null })
      startSketch(OWNER, kind)
      return
    }
    useAsk.setState({ mode: shape.kind, ...(shape.kind === 'line' ? { lineMeters: shape.bufferMeters } : {}) })
    if (!mine || written(mine) !== text) startSketch(OWNER, shape.kind, pointsOf(shape))
  }, [shape, text])

  useEffect(
    () =>
      useDrawing.subscribe(({ sketch, owner, dragging }, before) => {
        if (owner !== OWNER || dragging || !sketch || (sketch === before.sketch && !before.dragging)) return
        const faults = crossingsOf(sketch)
        if (faults.length > 0 || useDrawing.getState().faults.length > 0) useDrawing.setState({ faults })
        const next = faults.length > 0 ? null : written(sketch)
        if (next !== useView.getState().shape) useView.getState().adjust({ shape: next })
      }),
    [],
  )
  return shape
}

const written = (sketch: Parameters<typeof shapeOf>[0]): string | null => {
  const shape = shapeOf(sketch, useAsk.getState().lineMeters)
  return shape && formatShape(shape)
}

/** Begins anew in a mode; an area is asked about at once. */
export function startMode(mode: ShapeKind, area: string): void {
  useAsk.setState({ mode, list: null })
  showShapes(OWNER, [])
  if (mode === 'area') {
    endSketch(OWNER)
    putShape({ kind: 'area', code: area, bufferMeters: useAsk.getState().areaMeters })
  } else {
    startSketch(OWNER, mode)
    useView.getState().adjust({ shape: null })
  }
}

/** Asks about a shape that was not drawn by hand. */
export function putShape(shape: Shape): void {
  useView.getState().adjust({ shape: formatShape(shape) })
}

/** A polygon through places that were typed, or seen. */
export function putPlaces(mode: ShapeKind, places: readonly Position[], meters: number): Shape | null {
  if (mode === 'circle' && places.length === 1) return { kind: 'circle', centre: places[0]!, radiusMeters: meters }
  if (mode === 'line' && places.length > 1) return { kind: 'line', points: places, bufferMeters: meters }
  if (mode === 'polygon' && places.length > 2) return { kind: 'polygon', points: places }
  return null
}
