import { DirectionalLight, ShadowMode, SunLight as EngineSun, Cartesian3, type Scene } from 'cesium'
import { useEffect } from 'react'
import { useCesium } from 'resium'
import { useView } from '../../view.ts'
import { drawnBySoftware } from '../graphics.ts'
import { useMapState } from '../mapState.ts'
import { HillShadows } from './HillShadows.tsx'
import { clockOf } from './clock.ts'
import { CALM_LIGHT, lightDirection, useLight } from './light.ts'
import { SHADOWS_WITHIN } from './shadows.ts'
import { sunPosition } from './sun.ts'

/** Below this the sun throws shadows longer than the picture. */
const LOWEST_ALTITUDE = 1.5
/** Shadows are drawn this many times as far as what is looked at. */
const REACH = 2.6

/** The sun of the moment in the address; the calm light comes back when it leaves. */
export default function SunLight({ lon, lat }: { lon: number; lat: number }) {
  const { scene } = useCesium()
  const text = useView((view) => view.sun)
  const near = useMapState(({ eyeMeters }) => eyeMeters < SHADOWS_WITHIN)
  useEffect(() => {
    const instant = text === null ? null : clockOf(text)
    if (!instant) return
    useLight.setState({ ...sunPosition(instant, lon, lat), sun: true })
  }, [text, lon, lat])
  useEffect(() => () => useLight.setState(CALM_LIGHT), [])
  const light = useLight()
  useEffect(() => {
    if (!scene || !light.sun) return
    const towards = lightDirection(light, lon, lat)
    scene.light = new DirectionalLight({ direction: Cartesian3.negate(towards, new Cartesian3()) })
    const stop = near && light.altitude > LOWEST_ALTITUDE ? throwShadows(scene) : () => {}
    scene.requestRender()
    return () => {
      stop()
      if (scene.isDestroyed()) return
      scene.light = new EngineSun()
      scene.requestRender()
    }
  }, [scene, light, near, lon, lat])
  return <HillShadows />
}

function throwShadows(scene: Scene): () => void {
  const { shadowMap, globe } = scene
  shadowMap.enabled = true
  shadowMap.softShadows = true
  shadowMap.size = drawnBySoftware() ? 1024 : 2048
  shadowMap.darkness = 0.45
  shadowMap.fadingEnabled = false
  // Hills throw theirs by another way: on wide ground this one leaves stripes.
  globe.shadows = ShadowMode.RECEIVE_ONLY
  const follow = () => {
    shadowMap.maximumDistance = Math.max(600, useMapState.getState().eyeMeters * REACH)
  }
  follow()
  const remove = scene.preRender.addEventListener(follow)
  return () => {
    remove()
    if (scene.isDestroyed()) return
    shadowMap.enabled = false
  }
}
