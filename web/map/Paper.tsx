import { useEffect } from 'react'
import { useCesium } from 'resium'
import type { Area } from '../../api/contract/areas.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { eyeDistance } from './camera.ts'
import { PaperGround, preparePaper } from './ground.ts'
import { useExaggeration } from './look/look.ts'
import { useMapState } from './mapState.ts'
import { dayShare, lightDirection, useLight, type Light } from './sun/light.ts'

/** Metres: closer, a single house fills the picture; further, the county is a stamp. */
const NEAREST = 70
const FURTHEST = 320_000

/** Paper instead of sky, light from the north-west, haze over what lies far: set on the scene and kept with the theme. */
export function Paper({ county, software }: { county: Area; software: boolean }) {
  const { scene } = useCesium()
  const theme = useView((view) => view.theme)
  const exaggeration = useExaggeration()
  const [lon, lat] = county.seat
  useEffect(() => {
    if (!scene) return
    const { paper } = PALETTE[theme]
    const ground = new PaperGround(lon, lat, paper, theme === 'dark' ? 0.5 : 0.38)
    preparePaper(scene, scene.globe, paper)
    scene.globe.material = ground.material
    const lit = (light: Light) => ground.setLight(lightDirection(light, lon, lat), light.altitude, light.sun, dayShare(light))
    lit(useLight.getState())
    const forgetLight = useLight.subscribe(lit)
    scene.globe.maximumScreenSpaceError = software ? 3 : 2
    scene.globe.tileCacheSize = 300
    const control = scene.screenSpaceCameraController
    control.minimumZoomDistance = NEAREST
    control.maximumZoomDistance = FURTHEST
    control.maximumMovementRatio = 0.2
    // Nothing lies below the ground: the eye stays above it.
    control.enableCollisionDetection = true
    const remove = scene.preRender.addEventListener(() => ground.setDistance(eyeDistance(scene)))
    scene.requestRender()
    return () => {
      remove()
      forgetLight()
    }
  }, [scene, theme, lon, lat, software])
  useEffect(() => {
    if (!scene) return
    // Houses are lifted with the ground they stand on.
    scene.verticalExaggeration = exaggeration
    scene.requestRender()
  }, [scene, exaggeration])
  return null
}

/** Tells the page how near and how turned the picture is, and whether all of it is there. */
export function PictureReport() {
  const { scene } = useCesium()
  useEffect(() => {
    if (!scene) return
    return scene.postRender.addEventListener(() => {
      const eyeMeters = Math.round(eyeDistance(scene))
      const heading = Math.round((scene.camera.heading * 180) / Math.PI) % 360
      const state = useMapState.getState()
      const loaded = scene.globe.tilesLoaded
      if (Math.abs(state.eyeMeters / eyeMeters - 1) > 0.02 || state.heading !== heading || state.loaded !== loaded) {
        useMapState.setState({ eyeMeters, heading, loaded })
      }
    })
  }, [scene])
  return null
}
