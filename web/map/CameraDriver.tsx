import { useQueryClient } from '@tanstack/react-query'
import type { Scene } from 'cesium'
import { useEffect, useRef } from 'react'
import { useCesium } from 'resium'
import { isSameCamera } from '../url.ts'
import { settleCamera, useView } from '../view.ts'
import { cameraFor, flyTo, orbitTo, panBy, readCamera, zoomBy } from './camera.ts'
import { boxAround } from './framing.ts'
import { useMapState, type Insets } from './mapState.ts'
import { targetBox } from './target.ts'
import { tilesetsLoaded } from './tilesets.ts'
import { sceneIdle } from './wait-idle.ts'

declare global {
  interface Window {
    /** For tests in a browser: resolves once nothing is left to load or draw. */
    yitu?: { idle(): Promise<void> }
  }
}

const SETTLE_MS = 250

/** Takes the camera where the view asks, and keeps the address at where it came to rest. */
export function CameraDriver({ home, insets }: { home: string; insets: Insets }) {
  const { scene } = useCesium()
  const client = useQueryClient()
  const flight = useView((view) => view.flight)
  const latestInsets = useRef(insets)
  latestInsets.current = insets
  const arrived = useRef(false)
  const untouched = useUntouched()
  const { left, right, top, bottom } = insets

  useEffect(() => {
    if (!scene) return
    const view = useView.getState()
    if (flight.to === 'camera' && view.camera) {
      flyTo(scene, view.camera, flight.instant)
      arrived.current = true
      return
    }
    return goToSelection(scene, flight.instant)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a flight is one whatever the panels do meanwhile
  }, [scene, client, flight, home])

  // A dock and a sheet know their height once their content is there: what an address shows is framed again beside them.
  useEffect(() => {
    if (scene && flight.instant && flight.to === 'selection' && untouched.current) return goToSelection(scene, true)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when panels change only
  }, [left, right, top, bottom])

  function goToSelection(scene: Scene, instant: boolean): () => void {
    let current = true
    const go = async () => {
      const box = await targetBox(useView.getState(), home, client)
      const { clientWidth: width, clientHeight: height } = scene.canvas
      const camera = await cameraFor(scene, box, { width, height, ...latestInsets.current })
      if (!current || scene.isDestroyed()) return
      const here = readCamera(scene)
      flyTo(scene, camera, instant)
      arrived.current = true
      // A camera that is there already never comes to rest anew.
      if (isSameCamera(here, camera)) settleCamera(here)
    }
    // What cannot be found says so in its panel; the camera stays where it is.
    go().catch(() => undefined)
    return () => {
      current = false
    }
  }

  useEffect(() => {
    if (!scene) return
    let timer: ReturnType<typeof setTimeout>
    const remove = scene.camera.moveEnd.addEventListener(() => {
      clearTimeout(timer)
      if (arrived.current) timer = setTimeout(() => settleCamera(readCamera(scene)), SETTLE_MS)
    })
    useMapState.setState({
      scene,
      controls: {
        zoom: (factor) => zoomBy(scene, factor),
        pan: (right, up) => panBy(scene, right, up),
        north: () => orbitTo(scene, 0, (scene.camera.pitch * 180) / Math.PI),
        flyAround: (place, radiusMeters) => {
          const { clientWidth: width, clientHeight: height } = scene.canvas
          const frame = { width, height, ...latestInsets.current }
          void cameraFor(scene, boxAround(place, radiusMeters), frame).then((view) => !scene.isDestroyed() && flyTo(scene, view, false))
        },
        tilt: () => orbitTo(scene, (scene.camera.heading * 180) / Math.PI, scene.camera.pitch < -1.2 ? -42 : -89),
      },
    })
    window.yitu = {
      idle: async () => {
        await sceneIdle(scene, tilesetsLoaded)
        const { twin } = useMapState.getState()
        if (twin) await sceneIdle(twin, tilesetsLoaded)
      },
    }
    return () => {
      clearTimeout(timer)
      remove()
      useMapState.setState({ controls: null, scene: null })
      delete window.yitu
    }
  }, [scene])
  return null
}

/** Whether nobody has pressed, turned or typed anything yet since the page was opened. */
function useUntouched(): { readonly current: boolean } {
  const untouched = useRef(true)
  useEffect(() => {
    const done = new AbortController()
    const touch = () => {
      untouched.current = false
      done.abort()
    }
    for (const kind of ['pointerdown', 'wheel', 'keydown']) window.addEventListener(kind, touch, { capture: true, signal: done.signal })
    return () => done.abort()
  }, [])
  return untouched
}
