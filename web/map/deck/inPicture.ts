import { BoundingSphere, Cartesian3, Intersect, type Scene } from 'cesium'
import { useEffect, useRef } from 'react'
import { freeVolume } from '../freePart.ts'
import type { Insets } from '../mapState.ts'

const REST_MS = 120
/** Metres: a place is a point, and the hills around move it in the picture. */
const SPHERE = new BoundingSphere(new Cartesian3(), 60)

/** People at those of some places that lie in the part of the picture that no panel covers. */
export function inPicture(scene: Scene, places: readonly { lon: number; lat: number; people: number }[], insets: Insets): number {
  const volume = freeVolume(scene, insets)
  let sum = 0
  for (const { lon, lat, people } of places) {
    Cartesian3.fromDegrees(lon, lat, 200, undefined, SPHERE.center)
    if (volume.computeVisibility(SPHERE) !== Intersect.OUTSIDE) sum += people
  }
  return sum
}

/** Does something whenever the camera has come to rest, and when what it looks at has changed. */
export function useMoveEnd(scene: Scene | undefined, act: () => void, on: readonly unknown[]): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!scene) return
    let timer = setTimeout(() => latest.current(), 0)
    const remove = scene.camera.moveEnd.addEventListener(() => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), REST_MS)
    })
    return () => {
      clearTimeout(timer)
      remove()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `on` is the caller's own list
  }, [scene, ...on])
}
