/**
 * A page with nothing but Cesium and the product's terrain, map and houses, set up as the globe is: what a frame costs before
 * the product adds anything. Arrow keys move it, as they move the product's own map.
 */
import { Cartesian3, Cesium3DTileset, CesiumTerrainProvider, CesiumWidget, ImageryLayer, Math as Angle } from 'cesium'
import type { BasemapMeta } from '../queries.ts'
import { BasemapImagery } from './renderers/basemapImagery.ts'

declare global {
  interface Window {
    bare: { open(at: readonly number[], houses: boolean): Promise<void> }
  }
}

const sized = document.createElement('style')
sized.textContent = '.cesium-widget, .cesium-widget canvas { width: 100%; height: 100% }'
document.head.append(sized)
const container = document.createElement('div')
container.style.cssText = 'position:fixed;inset:0'
document.body.style.margin = '0'
document.body.append(container)

const meta = (await (await fetch('/tiles/basemap/meta.json')).json()) as BasemapMeta
const { scene } = new CesiumWidget(container, {
  baseLayer: new ImageryLayer(new BasemapImagery('/tiles/basemap/{z}/{x}/{y}.webp', meta)),
  terrainProvider: await CesiumTerrainProvider.fromUrl('/tiles/terrain', { requestVertexNormals: true }),
  skyBox: false,
  skyAtmosphere: false,
  scene3DOnly: true,
  requestRenderMode: true,
  maximumRenderTimeChange: Infinity,
  msaaSamples: 1,
  useBrowserRecommendedResolution: true,
  creditContainer: document.createElement('div'),
})
const tileset = await Cesium3DTileset.fromUrl('/tiles/houses/tileset.json')
scene.primitives.add(tileset)

/** Share of the eye's height that a key moves the map by. */
const PAN = 0.05
document.addEventListener('keydown', ({ key }) => {
  const meters = scene.camera.positionCartographic.height * PAN
  if (key === 'ArrowLeft') scene.camera.moveLeft(meters)
  if (key === 'ArrowRight') scene.camera.moveRight(meters)
  scene.requestRender()
})

window.bare = {
  async open([lon, lat, height, heading, pitch], houses) {
    tileset.show = houses
    scene.camera.setView({
      destination: Cartesian3.fromDegrees(lon!, lat!, height),
      orientation: { heading: Angle.toRadians(heading!), pitch: Angle.toRadians(pitch!), roll: 0 },
    })
    // Whole when a second long nothing was left to load.
    for (let still = 0; still < 10;) {
      scene.requestRender()
      await new Promise((later) => setTimeout(later, 100))
      still = scene.globe.tilesLoaded && (!houses || tileset.tilesLoaded) ? still + 1 : 0
    }
  },
}
