import { Cartesian2, Cartographic, Math as Angle, SceneTransforms, Cartesian3, type Scene } from 'cesium'
import { drawnHeight } from '../camera.ts'
import type { Position } from './sketch.ts'

export interface GroundPoint {
  readonly lon: number
  readonly lat: number
  /** of the drawn terrain, above the ellipsoid */
  readonly heightMeters: number
}

/** The place of the ground under a point of the picture (CSS pixels of the canvas); null beside the Earth. */
export function pickGround(scene: Scene, x: number, y: number): GroundPoint | null {
  const ray = scene.camera.getPickRay(new Cartesian2(x, y))
  const ground = ray && scene.globe.pick(ray, scene)
  if (!ground) return null
  const { longitude, latitude, height } = Cartographic.fromCartesian(ground)
  return { lon: Angle.toDegrees(longitude), lat: Angle.toDegrees(latitude), heightMeters: height }
}

/** Where a place of the ground is in the picture, CSS pixels; undefined behind the eye. */
export function toScreen(scene: Scene, [lon, lat]: Position): { x: number; y: number } | undefined {
  const height = drawnHeight(scene, Cartographic.fromDegrees(lon, lat)) ?? 0
  return SceneTransforms.worldToWindowCoordinates(scene, Cartesian3.fromDegrees(lon, lat, height))
}
