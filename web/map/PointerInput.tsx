import { useQueryClient } from '@tanstack/react-query'
import { ScreenSpaceEventHandler, ScreenSpaceEventType } from 'cesium'
import { useEffect } from 'react'
import { useCesium } from 'resium'
import { NOTHING_SELECTED, useView } from '../view.ts'
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
      void pickAt(scene, client, position.x, position.y).then((found) => {
        useMapState.setState({ hover: null })
        if (!found) return
        if (found.pins) flyToPins(scene, found.pins)
        else if (found.change) useView.getState().go({ ...NOTHING_SELECTED, ...found.change })
      })
    }, ScreenSpaceEventType.LEFT_CLICK)

    let last = 0
    handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
      const now = performance.now()
      if (now - last < HOVER_EVERY_MS) return
      last = now
      const lines = pickLight(endPosition.x, endPosition.y)
      scene.canvas.style.cursor = lines ? 'pointer' : ''
      const { hover } = useMapState.getState()
      if (lines) useMapState.setState({ hover: { x: endPosition.x, y: endPosition.y, lines } })
      else if (hover) useMapState.setState({ hover: null })
    }, ScreenSpaceEventType.MOUSE_MOVE)
    return () => handler.destroy()
  }, [scene, client])
  return null
}
