import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useCesium } from 'resium'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { GroundPoints, projectionOf } from '../overlay/project.ts'
import { useDrawing } from './drawing.ts'
import { handlesOf } from './handles.ts'
import { paintSketch } from './paintSketch.ts'
import { outlineOf } from './rings.ts'
import { alongGround } from './sampled.ts'

/** The sketch under the hand on a canvas of its own: follows the pointer without the whole map being drawn anew. */
export function SketchCanvas() {
  const { scene } = useCesium()
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useView((view) => view.theme)
  useEffect(() => {
    if (!scene) return
    const draw = () => {
      const { sketch, cursor, awaited, dragging, faults } = useDrawing.getState()
      const target = canvas.current
      if (!target || !sketch) return
      const picture = projectionOf(scene, 1)
      const project = (points: readonly (readonly [number, number])[]) => {
        const ground = new GroundPoints(
          points.map(([lon, lat]) => ({ lon, lat })),
          0,
        )
        ground.readHeights(scene, Infinity, new Uint8Array(points.length).fill(1))
        return points.map((_, index) => ground.project(index, picture))
      }
      const outline = sketch.done && !dragging ? [] : alongGround(outlineOf(sketch, cursor))
      const handles = handlesOf(sketch)
      paintSketch(target, PALETTE[theme], {
        line: project(outline),
        closed: sketch.kind !== 'line',
        handles: project(handles.map(({ at }) => at)).map((at, index) => ({ at, handle: handles[index]! })),
        chosen: sketch.chosen,
        awaited,
        faults: project(faults),
      })
    }
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    }
    const forget = useDrawing.subscribe(soon)
    const remove = scene.postRender.addEventListener(draw)
    soon()
    return () => {
      cancelAnimationFrame(frame)
      forget()
      remove()
    }
  }, [scene, theme])
  const host = scene?.canvas.parentElement
  return host ? createPortal(<canvas ref={canvas} className="names" aria-hidden />, host) : null
}
