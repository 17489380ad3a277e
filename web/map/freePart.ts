import { PerspectiveOffCenterFrustum, type CullingVolume, type PerspectiveFrustum, type Scene } from 'cesium'
import { freeWindow } from './framing.ts'
import type { Insets } from './mapState.ts'

/** Metres before the eye at which the window on the free part is measured. */
const NEAR = 1
const FAR = 1e7

/** The space seen through the part of the picture that no panel covers. */
export function freeVolume({ camera, canvas }: Scene, insets: Insets): CullingVolume {
  const { fov } = camera.frustum as PerspectiveFrustum
  const window = freeWindow({ width: canvas.clientWidth, height: canvas.clientHeight, ...insets }, fov ?? Math.PI / 3)
  const frustum = new PerspectiveOffCenterFrustum({ ...window, near: NEAR, far: FAR })
  return frustum.computeCullingVolume(camera.positionWC, camera.directionWC, camera.upWC)
}
