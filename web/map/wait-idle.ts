import { Matrix4, type Scene } from 'cesium'

/**
 * Resolves when the scene has nothing left to load, also with `requestRenderMode` (nothing loads unless frames are
 * asked for). Three quiet frames in a row: `tilesLoaded` flickers for one frame after a camera move. Frames in which the camera moved,
 * and the one after, are not quiet: tilesets ask for nothing while it moves (`cullRequestsWhileMoving`).
 * @throws after `timeoutMs`
 */
export async function sceneIdle(scene: Scene, tilesetsLoaded: () => boolean, timeoutMs = 180_000): Promise<void> {
  const start = performance.now()
  let from = new Matrix4()
  let still = 0
  for (let quiet = 0; quiet < 3;) {
    await new Promise<void>((done) => {
      const remove = scene.postRender.addEventListener(() => {
        remove()
        done()
      })
      scene.requestRender()
    })
    still = scene.camera.viewMatrix.equals(from) ? still + 1 : 0
    from = scene.camera.viewMatrix.clone(from)
    quiet = still > 1 && scene.globe.tilesLoaded && tilesetsLoaded() ? quiet + 1 : 0
    if (performance.now() - start > timeoutMs) throw new Error(`the scene still loads after ${timeoutMs} ms`)
  }
}
