import { GroundPolylinePrimitive, PrimitiveCollection } from 'cesium'
import { useEffect, useMemo, useRef } from 'react'
import { useCesium } from 'resium'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import type { Frame } from '../framing.ts'
import { draped } from './draped.ts'
import { DrawInput } from './DrawInput.tsx'
import { useDrawing, type DrawnShape } from './drawing.ts'
import { outlineOf } from './rings.ts'
import { seenGround } from './seenGround.ts'
import { SketchCanvas } from './SketchCanvas.tsx'

/** All that is drawn by hand or shown by a tool: shapes lie on the terrain, the sketch under the hand is drawn above it. */
export default function Drawing({ input, insets }: { input: boolean; insets: Omit<Frame, 'width' | 'height'> }) {
  const { scene } = useCesium()
  const sketch = useDrawing((state) => state.sketch)
  const dragging = useDrawing((state) => state.dragging)
  const shapes = useDrawing((state) => state.shapes)
  const resting = useMemo<readonly DrawnShape[]>(() => {
    if (!sketch?.done || dragging) return []
    const ring = outlineOf(sketch)
    return ring.length > 1 ? [{ kind: 'line', rings: [ring], ink: 'accent' }] : []
  }, [sketch, dragging])
  const latestInsets = useRef(insets)
  latestInsets.current = insets
  useEffect(() => {
    if (!scene) return
    useDrawing.setState({ seen: () => seenGround(scene, latestInsets.current) })
    return () => useDrawing.setState({ seen: null })
  }, [scene])
  const shown = useMemo(() => Object.values(shapes).flat(), [shapes])
  return (
    <>
      <Draped shapes={shown} />
      <Draped shapes={resting} />
      {sketch && <SketchCanvas />}
      {sketch && input && <DrawInput insets={insets} />}
    </>
  )
}

function Draped({ shapes }: { shapes: readonly DrawnShape[] }) {
  const { scene } = useCesium()
  const theme = useView((view) => view.theme)
  useEffect(() => {
    if (!scene || shapes.length === 0) return
    const collection = new PrimitiveCollection()
    let current = true
    void GroundPolylinePrimitive.initializeTerrainHeights().then(() => {
      if (!current || scene.isDestroyed()) return
      for (const shape of shapes) for (const primitive of draped(shape, PALETTE[theme])) collection.add(primitive)
      scene.groundPrimitives.add(collection)
      scene.requestRender()
    })
    return () => {
      current = false
      if (scene.isDestroyed()) return
      scene.groundPrimitives.remove(collection)
      scene.requestRender()
    }
  }, [scene, shapes, theme])
  return null
}
