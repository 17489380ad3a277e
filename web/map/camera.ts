import {
  Cartesian2,
  Cartesian3,
  Cartographic,
  EasingFunction,
  Math as Angle,
  sampleTerrain,
  type PerspectiveFrustum,
  type Scene,
} from 'cesium'
import type { CameraView } from '../url.ts'
import { frameBox, type Box, type Frame } from './framing.ts'

const DEFAULT_PITCH = -42
/** Steeper where houses are looked at, so that hills in front do not hide them. */
const NEAR_PITCH = -38

export function readCamera({ camera }: Scene): CameraView {
  const { longitude, latitude, height } = camera.positionCartographic
  return {
    lon: Angle.toDegrees(longitude),
    lat: Angle.toDegrees(latitude),
    heightMeters: height,
    heading: Angle.toDegrees(camera.heading) % 360,
    pitch: Angle.toDegrees(camera.pitch),
  }
}

/** No ground of a county lies lower, metres: what does is a chord of the whole Earth's first, coarsest tiles. */
const LOWEST = -300

/** Height of the terrain as drawn now; undefined while only the coarsest tiles are there. */
export function drawnHeight({ globe }: Scene, place: Cartographic): number | undefined {
  const height = globe.getHeight(place)
  return height !== undefined && height > LOWEST ? height : undefined
}

/** Metres between the eye and the ground in the middle of the picture; a smooth estimate, never zero. */
export function eyeDistance(scene: Scene): number {
  const { camera } = scene
  const { height } = camera.positionCartographic
  const ground = drawnHeight(scene, camera.positionCartographic) ?? 0
  return Math.max(height - ground, 30) / Math.max(Math.sin(-camera.pitch), 0.25)
}

/** Height of the ground at a place, read from a terrain tile of middling detail (±20 m) whether drawn or not. */
async function groundHeight(scene: Scene, lon: number, lat: number): Promise<number> {
  const [place] = await sampleTerrain(scene.terrainProvider, 11, [Cartographic.fromDegrees(lon, lat)]).catch(() => [])
  return place?.height ?? scene.globe.getHeight(Cartographic.fromDegrees(lon, lat)) ?? 0
}

/** The camera that frames a box of ground in the free part of the picture. */
export async function cameraFor(scene: Scene, box: Box, frame: Frame): Promise<CameraView> {
  const ground = await groundHeight(scene, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
  const fov = (scene.camera.frustum as PerspectiveFrustum).fov ?? Math.PI / 3
  const wide = box[2] - box[0] > 0.05
  return frameBox(box, ground, frame, fov, 0, wide ? DEFAULT_PITCH : NEAR_PITCH)
}

function orientation({ heading, pitch }: CameraView) {
  return { heading: Angle.toRadians(heading), pitch: Angle.toRadians(pitch), roll: 0 }
}

/** Goes to a camera in 0.8–1.5 s, longer for further; at once where motion is unwelcome. */
export function flyTo(scene: Scene, view: CameraView, instant: boolean): void {
  const { camera } = scene
  const destination = Cartesian3.fromDegrees(view.lon, view.lat, view.heightMeters)
  camera.cancelFlight()
  if (instant || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    camera.setView({ destination, orientation: orientation(view) })
    scene.requestRender()
    return
  }
  const way = Cartesian3.distance(camera.positionWC, destination)
  const from = camera.positionCartographic.height
  camera.flyTo({
    destination,
    orientation: orientation(view),
    duration: Math.min(1.5, 0.8 + way / 120_000),
    maximumHeight: Math.max(from, view.heightMeters) * 1.1 + way * 0.08,
    easingFunction: EasingFunction.QUADRATIC_IN_OUT,
  })
}

/** The point of the ground in the middle of the picture. */
function lookedAt(scene: Scene): Cartesian3 | undefined {
  const { clientWidth, clientHeight } = scene.canvas
  const ray = scene.camera.getPickRay(new Cartesian2(clientWidth / 2, clientHeight / 2))
  return ray ? scene.globe.pick(ray, scene) : undefined
}

/** Turns the camera about what it looks at. @param heading @param pitch degrees */
export function orbitTo(scene: Scene, heading: number, pitch: number): void {
  const centre = lookedAt(scene)
  if (!centre) return
  const range = Cartesian3.distance(centre, scene.camera.positionWC)
  const at = Cartographic.fromCartesian(centre)
  const turn = Angle.toRadians(heading)
  const tilt = Angle.toRadians(-pitch)
  const back = range * Math.cos(tilt)
  const perDegree = 111_320
  const lat = Angle.toDegrees(at.latitude) - (back * Math.cos(turn)) / perDegree
  const lon = Angle.toDegrees(at.longitude) - (back * Math.sin(turn)) / (perDegree * Math.cos(at.latitude))
  flyTo(scene, { lon, lat, heightMeters: at.height + range * Math.sin(tilt), heading, pitch }, false)
}

/** Moves towards (factor < 1) or away from what the camera looks at. */
export function zoomBy(scene: Scene, factor: number): void {
  const step = eyeDistance(scene) * (1 - factor)
  if (step > 0) scene.camera.zoomIn(step)
  else scene.camera.zoomOut(-step)
  scene.requestRender()
}

/** Slides over the ground by shares of what is seen. */
export function panBy(scene: Scene, right: number, up: number): void {
  const { camera } = scene
  const view = readCamera(scene)
  const step = eyeDistance(scene)
  const turn = Angle.toRadians(view.heading)
  const east = (right * Math.cos(turn) + up * Math.sin(turn)) * step
  const north = (up * Math.cos(turn) - right * Math.sin(turn)) * step
  const lat = view.lat + north / 111_320
  const lon = view.lon + east / (111_320 * Math.cos(Angle.toRadians(view.lat)))
  camera.setView({ destination: Cartesian3.fromDegrees(lon, lat, view.heightMeters), orientation: orientation(view) })
  scene.requestRender()
}
