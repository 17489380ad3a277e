import { ScreenSpaceEventHandler, ScreenSpaceEventType, type Cartesian2, type Scene } from 'cesium'
import { useEffect } from 'react'
import { useCesium } from 'resium'
import { changeSketch, startSketch, takeClick, useDrawing } from './drawing.ts'
import { handleAt, handlesOf, type Handle } from './handles.ts'
import { pickGround, toScreen } from './pickGround.ts'
import { addPoint, canFinish, dragPoint, finish, insertPoint, movePoint, removePoint, undo, type Position } from './sketch.ts'

/** CSS pixels from a handle within which it is taken: a thumb is broader than a pointer. */
const coarse = matchMedia('(pointer: coarse)').matches
const REACH = coarse ? 24 : 11
/** CSS pixels a held pointer may tremble before it drags. */
const TREMBLE = 4

/** Clicks, drags and keys of the sketch under the hand. */
export function DrawInput() {
  const { scene } = useCesium()
  useEffect(() => {
    if (!scene) return
    const forget = takePointer(scene)
    window.addEventListener('keydown', onKey, true)
    return () => {
      forget()
      window.removeEventListener('keydown', onKey, true)
    }
  }, [scene])
  return null
}

function groundAt(scene: Scene, { x, y }: Cartesian2): Position | null {
  const ground = pickGround(scene, x, y)
  return ground && [ground.lon, ground.lat]
}

function takePointer(scene: Scene): () => void {
  const handler = new ScreenSpaceEventHandler(scene.canvas)
  const control = scene.screenSpaceCameraController
  let held: Handle | null = null
  let from = { x: 0, y: 0 }
  let moved = false
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
    if (held ? !moved && Math.hypot(endPosition.x - from.x, endPosition.y - from.y) < TREMBLE : coarse) return
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
  }, ScreenSpaceEventType.MOUSE_MOVE)
  handler.setInputAction(() => {
    held = null
    control.enableInputs = true
    if (useDrawing.getState().dragging) useDrawing.setState({ dragging: false })
  }, ScreenSpaceEventType.LEFT_UP)
  handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
    const touched = under(position)
    const { sketch } = useDrawing.getState()
    if (!sketch) return
    if (touched || moved || !sketch.done) takeClick()
    if (moved) return
    if (touched?.kind === 'point') clickPoint(touched.index)
    else if (!touched && !sketch.done) {
      const ground = groundAt(scene, position)
      if (ground) changeSketch((now) => addPoint(now, ground))
    } else if (sketch.chosen !== null) changeSketch((now) => ({ ...now, chosen: null }))
  }, ScreenSpaceEventType.LEFT_CLICK)
  handler.setInputAction(() => changeSketch(finish), ScreenSpaceEventType.LEFT_DOUBLE_CLICK)
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
function onKey(event: KeyboardEvent): void {
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
        ? () => changeSketch(finish)
        : (event.key === 'Backspace' || event.key === 'Delete') && (!sketch.done || sketch.chosen !== null)
          ? () => changeSketch(removePoint)
          : null
  if (!act) return
  event.preventDefault()
  event.stopImmediatePropagation()
  act()
}
