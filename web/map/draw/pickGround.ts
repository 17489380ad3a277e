import { Cartesian2, Cartographic, Math as Angle, Matrix4, SceneTransforms, Cartesian3, type Ray, type Scene } from 'cesium'
import { drawnHeight } from '../camera.ts'
import type { Position } from './sketch.ts'

export interface GroundPoint {
  readonly lon: number
  readonly lat: number
  /** of the drawn terrain, above the ellipsoid */
  readonly heightMeters: number
}

/** Frames in a row with nothing to load: `tilesLoaded` flickers for one frame after a camera move. */
const QUIET_FRAMES = 3

/** The place of the ground under a point of the picture (CSS pixels of the canvas); null beside the Earth. */
export function pickGround(scene: Scene, x: number, y: number): GroundPoint | null {
  const ray = scene.camera.getPickRay(new Cartesian2(x, y))
  return ray ? groundOn(scene, ray) : null
}

function groundOn(scene: Scene, ray: Ray): GroundPoint | null {
  const ground = scene.globe.pick(ray, scene)
  if (!ground) return null
  const { longitude, latitude, height } = Cartographic.fromCartesian(ground)
  return { lon: Angle.toDegrees(longitude), lat: Angle.toDegrees(latitude), heightMeters: height }
}

/**
 * The same place once the ground is drawn as fine as it will be: right after a flight a pick meets coarse tiles, which may lie
 * hundreds of metres from the ground. When the camera moves on before, the finest that was drawn by then.
 * @param steadyMs a place that has not moved for so long is sure enough, though elsewhere ground still loads
 */
export function settledGround(scene: Scene, x: number, y: number, steadyMs = Infinity): Promise<GroundPoint | null> {
  const { camera, globe } = scene
  const ray = camera.getPickRay(new Cartesian2(x, y))
  if (!ray) return Promise.resolve(null)
  const view = Matrix4.clone(camera.viewMatrix)
  let finest = groundOn(scene, ray)
  let since = performance.now()
  let quiet = 0
  return new Promise((settle) => {
    const remove = scene.postRender.addEventListener(() => {
      const moved = !Matrix4.equals(view, camera.viewMatrix)
      // What lies out of the picture is not drawn: the ray would meet the ground behind it.
      const before = finest
      if (!moved) finest = groundOn(scene, ray) ?? finest
      if (finest?.lon !== before?.lon || finest?.lat !== before?.lat || !finest) since = performance.now()
      const steady = performance.now() - since >= steadyMs
      quiet = globe.tilesLoaded ? quiet + 1 : 0
      if (!moved && !steady && quiet < QUIET_FRAMES) {
        scene.requestRender()
        return
      }
      remove()
      settle(finest)
    })
    scene.requestRender()
  })
}

/** Where a place of the ground is in the picture, CSS pixels; undefined behind the eye. */
export function toScreen(scene: Scene, [lon, lat]: Position): { x: number; y: number } | undefined {
  const height = drawnHeight(scene, Cartographic.fromDegrees(lon, lat)) ?? 0
  return SceneTransforms.worldToWindowCoordinates(scene, Cartesian3.fromDegrees(lon, lat, height))
}
