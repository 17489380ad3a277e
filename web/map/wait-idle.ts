import { Cartesian3, type Scene } from 'cesium'

/** Metres: what lifts the eye off the ground moves it by less, frame after frame. */
const STILL_METERS = 0.01

/**
 * Resolves when the scene has nothing left to load, also with `requestRenderMode` (nothing loads unless frames are
 * asked for). Three quiet frames in a row: `tilesLoaded` flickers for one frame after a camera move. Frames in which the eye moves,
 * and the one after, are not quiet: tilesets ask for nothing while it moves (`cullRequestsWhileMoving`).
 * @throws after `timeoutMs`
 */
export async function sceneIdle(scene: Scene, tilesetsLoaded: () => boolean, timeoutMs = 180_000): Promise<void> {
  const start = performance.now()
  let from = scene.camera.positionWC.clone()
  let still = 0
  for (let quiet = 0; quiet < 3;) {
    await new Promise<void>((done) => {
      const remove = scene.postRender.addEventListener(() => {
        remove()
        done()
      })
      scene.requestRender()
    })
    const { positionWC } = scene.camera
    still = Cartesian3.distance(positionWC, from) < STILL_METERS ? still + 1 : 0
    from = positionWC.clone(from)
    quiet = still > 1 && scene.globe.tilesLoaded && tilesetsLoaded() ? quiet + 1 : 0
    if (performance.now() - start > timeoutMs) throw new Error(`the scene still loads after ${timeoutMs} ms`)
  }
}
