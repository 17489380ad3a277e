import { ScreenSpaceEventHandler, ScreenSpaceEventType, type Cartesian2, type Scene } from 'cesium'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useCesium } from 'resium'
import type { Frame } from '../framing.ts'
import { addPlace, placeOf, putRight } from './addPlace.ts'
import { changeSketch, finishSketch, startSketch, takeClick, useDrawing, type Pixel } from './drawing.ts'
import { byThumb } from './hand.ts'
import { handleAt, handlesOf, type Handle } from './handles.ts'
import { pickGround, settledGround, toScreen } from './pickGround.ts'
import { canFinish, dragPoint, finish, insertPoint, movePoint, removePoint, undo, type Position } from './sketch.ts'

/** CSS pixels from a handle within which it is taken: a thumb is broader than a pointer. */
const REACH = byThumb ? 24 : 11
/** CSS pixels a held pointer may tremble before it drags. */
const TREMBLE = 4

type Insets = Omit<Frame, 'width' | 'height'>

/**
 * Clicks, drags and keys of the sketch under the hand. By keys alone the arrows bring the place under the aim in the middle of the
 * free part of the picture, and Space puts a point there.
 */
export function DrawInput({ insets }: { insets: Insets }) {
  const { scene } = useCesium()
  const latest = useRef(insets)
  latest.current = insets
  useEffect(() => {
    if (!scene) return
    const forget = takePointer(scene)
    const takeKey = (event: KeyboardEvent) => onKey(event, () => void addPlace(scene, aimedAt(scene, latest.current)))
    window.addEventListener('keydown', takeKey, true)
    return () => {
      forget()
      window.removeEventListener('keydown', takeKey, true)
    }
  }, [scene])
  const host = scene?.canvas.parentElement
  const { left, right, top, bottom } = insets
  const middle = { left: `calc((100% + ${left - right}px) / 2)`, top: `calc((100% + ${top - bottom}px) / 2)` }
  return host ? createPortal(<span className="draw-aim" style={middle} aria-hidden />, host) : null
}

/** The middle of what no panel covers: the cross stands there. */
function aimedAt(scene: Scene, { left, right, top, bottom }: Insets): Pixel {
  const { clientWidth, clientHeight } = scene.canvas
  return { x: (clientWidth + left - right) / 2, y: (clientHeight + top - bottom) / 2 }
}

const groundAt = (scene: Scene, { x, y }: Pixel): Position | null => placeOf(pickGround(scene, x, y))

function takePointer(scene: Scene): () => void {
  const handler = new ScreenSpaceEventHandler(scene.canvas)
  const control = scene.screenSpaceCameraController
  let held: Handle | null = null
  let from = { x: 0, y: 0 }
  let moved = false
  let dropped: { at: Cartesian2; place: Position } | null = null
  const under = ({ x, y }: Cartesian2): Handle | null => {
    const { sketch } = useDrawing.getState()
    return sketch ? handleAt(handlesOf(sketch), (at) => toScreen(scene, at), x, y, REACH) : null
  }

  handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
    held = under(position)
    from = { x: position.x, y: position.y }
    moved = false
    if (held) control.enableInputs = false
  }, ScreenSpaceEventType.LEFT_DOWN)
  handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
    const { sketch } = useDrawing.getState()
    if (!sketch) return
    if (!held && sketch.done) {
      scene.canvas.style.cursor = under(endPosition) ? 'grab' : ''
      return
    }
    if (held ? !moved && Math.hypot(endPosition.x - from.x, endPosition.y - from.y) < TREMBLE : byThumb) return
    const ground = groundAt(scene, endPosition)
    if (!ground) return
    if (!held) {
      scene.canvas.style.cursor = 'crosshair'
      useDrawing.setState({ cursor: ground })
      return
    }
    if (!moved) {
      const { index, kind } = held
      changeSketch((now) => (kind === 'middle' ? insertPoint(now, index, ground) : movePoint(now, index, ground)))
      held = { ...held, kind: 'point', index: kind === 'middle' ? index + 1 : index }
      moved = true
      useDrawing.setState({ dragging: true })
    }
    changeSketch((now) => dragPoint(now, held!.index, ground))
    dropped = { at: endPosition.clone(), place: ground }
  }, ScreenSpaceEventType.MOUSE_MOVE)
  handler.setInputAction(() => {
    held = null
    control.enableInputs = true
    if (useDrawing.getState().dragging) useDrawing.setState({ dragging: false })
    if (dropped) void putRight(dropped.place, settledGround(scene, dropped.at.x, dropped.at.y).then(placeOf))
    dropped = null
  }, ScreenSpaceEventType.LEFT_UP)
  handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
    const touched = under(position)
    const { sketch } = useDrawing.getState()
    if (!sketch) return
    if (touched || moved || !sketch.done) takeClick()
    if (moved) return
    if (touched?.kind === 'point') clickPoint(touched.index)
    else if (!touched && !sketch.done) void addPlace(scene, position.clone())
    else if (sketch.chosen !== null) changeSketch((now) => ({ ...now, chosen: null }))
  }, ScreenSpaceEventType.LEFT_CLICK)
  handler.setInputAction(() => void finishSketch(), ScreenSpaceEventType.LEFT_DOUBLE_CLICK)
  return () => {
    control.enableInputs = true
    scene.canvas.style.cursor = ''
    handler.destroy()
  }
}

/** The first point of a polygon closes it, the last of a line ends it; any other is chosen. */
function clickPoint(index: number): void {
  changeSketch((sketch) => {
    const ends = sketch.kind === 'polygon' ? index === 0 || index === sketch.points.length - 1 : index === sketch.points.length - 1
    if (!sketch.done && ends && canFinish(sketch)) return finish(sketch)
    return { ...sketch, chosen: sketch.chosen === index ? null : index }
  })
}

/** Keys are the sketch's unless something is being written. */
function onKey(event: KeyboardEvent, mark: () => void): void {
  const { sketch, owner } = useDrawing.getState()
  const target = event.target as HTMLElement
  if (!sketch || !owner || target.closest('input, textarea, [contenteditable], [role=dialog]')) return
  const onMap = target === document.body || target.closest('.globe') !== null
  const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
  const act = undoes
    ? () => changeSketch(undo)
    : event.key === 'Escape' && (!sketch.done || sketch.chosen !== null)
      ? () => (sketch.done ? changeSketch((now) => ({ ...now, chosen: null })) : startSketch(owner, sketch.kind))
      : event.key === 'Enter' && onMap && !sketch.done
        ? () => void finishSketch()
        : event.key === ' ' && onMap && !sketch.done
          ? mark
          : (event.key === 'Backspace' || event.key === 'Delete') && (!sketch.done || sketch.chosen !== null)
            ? () => changeSketch(removePoint)
            : null
  if (!act) return
  event.preventDefault()
  event.stopImmediatePropagation()
  act()
}
