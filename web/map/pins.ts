import type { Scene } from 'cesium'
import { cameraFor, flyTo } from './camera.ts'
import { boxAround, type Box } from './framing.ts'
import type { Pin } from './overlay/Overlay.ts'

/** Flies near enough to tell the pins of a cluster apart. */
export function flyToPins(scene: Scene, pins: readonly Pin[]): void {
  const box = pins.reduce<Box>(
    (all, { lon, lat }) => [Math.min(all[0], lon), Math.min(all[1], lat), Math.max(all[2], lon), Math.max(all[3], lat)],
    [180, 90, -180, -90],
  )
  const [west, south, east, north] = box
  const middle = boxAround([(west + east) / 2, (south + north) / 2], 150)
  const wide: Box = [Math.min(west, middle[0]), Math.min(south, middle[1]), Math.max(east, middle[2]), Math.max(north, middle[3])]
  const { clientWidth: width, clientHeight: height } = scene.canvas
  void cameraFor(scene, wide, { width, height, left: width * 0.2, right: width * 0.2, top: height * 0.2, bottom: height * 0.2 }).then(
    (view) => flyTo(scene, view, false),
  )
}
