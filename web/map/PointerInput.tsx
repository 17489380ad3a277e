import { useQueryClient } from '@tanstack/react-query'
import { ScreenSpaceEventHandler, ScreenSpaceEventType } from 'cesium'
import { useEffect } from 'react'
import { useCesium } from 'resium'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { clickFlies } from './clickFlies.ts'
import { clickTaken, isDrawing } from './draw/drawing.ts'
import { useMapState } from './mapState.ts'
import { pickAt, pickLight } from './pick.ts'
import { flyToPins } from './pins.ts'

const HOVER_EVERY_MS = 60

/** Clicks open what lies under them; a pointer at rest shows its small card. */
export function PointerInput() {
  const { scene } = useCesium()
  const client = useQueryClient()
  useEffect(() => {
    if (!scene) return
    const handler = new ScreenSpaceEventHandler(scene.canvas)
    handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
      const { x, y } = position
      const open = () =>
        void pickAt(scene, client, x, y).then((found) => {
          useMapState.setState({ hover: null })
          if (!found) return
          if (found.pins) flyToPins(scene, found.pins)
          if (!found.change) return
          const { area, go } = useView.getState()
          go({ ...NOTHING_SELECTED, ...found.change }, clickFlies(found, area) ? 'fly' : 'stay')
        })
      // A sketch's own handler may hear the click after this one.
      if (!isDrawing()) setTimeout(() => !clickTaken() && open())
    }, ScreenSpaceEventType.LEFT_CLICK)

    let last = 0
    handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
      const now = performance.now()
      if (now - last < HOVER_EVERY_MS || isDrawing()) return
      last = now
      const lines = pickLight(scene, endPosition.x, endPosition.y)
      scene.canvas.style.cursor = lines ? 'pointer' : ''
      const { hover } = useMapState.getState()
      if (lines) useMapState.setState({ hover: { x: endPosition.x, y: endPosition.y, lines } })
      else if (hover) useMapState.setState({ hover: null })
    }, ScreenSpaceEventType.MOUSE_MOVE)
    // The map takes the pointer for itself and no mousedown follows, by which open menus and pickers close.
    const { canvas } = scene
    const tell = () => canvas.parentElement?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    canvas.addEventListener('pointerdown', tell)
    return () => {
      canvas.removeEventListener('pointerdown', tell)
      handler.destroy()
    }
  }, [scene, client])
  return null
}
