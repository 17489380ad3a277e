import { View, Viewport } from '@deck.gl/core'
import { Cartesian3, Ellipsoid, Matrix4, type PerspectiveFrustum, type Scene } from 'cesium'
import type { EnuFrame } from './EnuFrame.ts'

/** The camera Cesium has just drawn with, as deck.gl's viewport takes it. */
export interface CesiumViewState extends ViewState {
  viewMatrix: number[]
  projectionMatrix: number[]
  position: number[]
  focalDistance: number
  zoom: number
  near: number
  far: number
  fovyRadians: number
}
/** What deck.gl itself keeps in a view's state: transitions, of which this view has none. */
type ViewState = Parameters<View['filterViewState']>[0]

class CesiumViewport extends Viewport {
  static override displayName = 'CesiumViewport'
}

/** A view without a camera of its own: Cesium's matrices over a local frame of metres. */
export class CesiumView extends View {
  static displayName = 'CesiumView'
  override getViewportType(_state: ViewState) {
    return CesiumViewport
  }
  /** The mouse belongs to Cesium. */
  protected get ControllerType(): never {
    throw new Error('this view takes no controller')
  }
}

/** Metres from the eye within which nothing is drawn, at the least. */
const NEAREST = 0.5
/** Metres seen beyond the eye's own height: the far side of the county. */
const BEYOND = 4e5
/** No pixel size is derived from a distance beyond this, metres. */
const FURTHEST_FOCUS = 2e5

const view = new Matrix4()
const eye = new Cartesian3()
const up = new Cartesian3()

/** The view state of Cesium's camera as it stands. Exact to float32: at most a third of a pixel off. */
export function cesiumViewState({ camera, canvas, drawingBufferWidth, drawingBufferHeight }: Scene, frame: EnuFrame): CesiumViewState {
  Matrix4.multiplyTransformation(camera.viewMatrix, frame.toEarth, view)
  Matrix4.multiplyByPoint(frame.fromEarth, camera.positionWC, eye)
  // deck.gl multiplies the view matrix by T(-position) itself, in doubles: given is V · T(eye.x, eye.y, 0).
  const viewMatrix = Matrix4.toArray(view)
  for (let row = 0; row < 3; row++) viewMatrix[12 + row]! += viewMatrix[row]! * eye.x + viewMatrix[4 + row]! * eye.y
  const fovyRadians = (camera.frustum as PerspectiveFrustum).fovy ?? Math.PI / 3
  const focal = 1 / Math.tan(fovyRadians / 2)
  const height = Math.max(1, camera.positionCartographic.height)
  const near = Math.max(NEAREST, height * 1e-3)
  const far = BEYOND + height * 4
  const aspect = drawingBufferWidth / drawingBufferHeight
  const depth = near - far
  const projectionMatrix = [focal / aspect, 0, 0, 0, 0, focal, 0, 0, 0, 0, (far + near) / depth, -1, 0, 0, (2 * far * near) / depth, 0]
  // Sizes in pixels hold at the distance of the ground in the middle of the picture.
  const down = Math.max(0.05, -Cartesian3.dot(camera.directionWC, Ellipsoid.WGS84.geodeticSurfaceNormal(camera.positionWC, up)))
  const focalDistance = Math.min(height / down, FURTHEST_FOCUS)
  const zoom = Math.log2((canvas.clientHeight * focal) / (2 * focalDistance))
  return { viewMatrix, projectionMatrix, position: [eye.x, eye.y, 0], focalDistance, zoom, near, far, fovyRadians }
}
