import type { Cesium3DTileset, Scene } from 'cesium'

/**
 * Resolves when the scene has nothing left to load, also with `requestRenderMode` (nothing loads unless frames are
 * asked for). Three quiet frames in a row: `tilesLoaded` flickers for one frame after a camera move.
 * @throws after `timeoutMs`
 */
export async function sceneIdle(scene: Scene, tilesets: () => readonly Cesium3DTileset[], timeoutMs = 180_000): Promise<void> {
  const start = performance.now()
  for (let quiet = 0; quiet < 3;) {
    await new Promise<void>((done) => {
      const remove = scene.postRender.addEventListener(() => {
        remove()
        done()
      })
      scene.requestRender()
    })
    quiet = scene.globe.tilesLoaded && tilesets().every((tileset) => tileset.tilesLoaded) ? quiet + 1 : 0
    if (performance.now() - start > timeoutMs) throw new Error(`the scene still loads after ${timeoutMs} ms`)
  }
}
