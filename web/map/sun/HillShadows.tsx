import { Cartesian2, Cartographic, ImageryLayer, Math as Angle, Rectangle, SingleTileImageryProvider, type Scene } from 'cesium'
import { useEffect, useState } from 'react'
import { useCesium } from 'resium'
import { eyeDistance } from '../camera.ts'
import { relief } from '../relief/current.ts'
import { degreeMeters } from '../relief/geodesy.ts'
import type { HeightGrid } from '../sight/viewshed.ts'
import type { ShadowQuestion } from './hillShadow.worker.ts'
import { useLight } from './light.ts'

type Box = readonly [west: number, south: number, east: number, north: number]
interface Ground {
  readonly grid: HeightGrid
  readonly box: Box
}

/** Cells a side: the finest shadow of a view from 5 km is 25 m wide, about the relief's own fineness. */
const SIZE = 361
/** The box reaches so many times as far as the eye from the middle of the picture; hills beyond throw no shadow into it. */
const REACH = 1.7
const MOST_METERS = 34_000
/** What a shadow takes from the ground's light. */
const INK = [18, 24, 40] as const
const DEPTH = 0.52
const SETTLE_MS = 300

/** Shadows that hills throw, laid on the ground around what is looked at; computed beside the page's own thread. */
export function HillShadows() {
  const { scene } = useCesium()
  const { azimuth, altitude } = useLight()
  const [ground, setGround] = useState<Ground | null>(null)

  useEffect(() => {
    if (!scene) return
    let current = true
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const box = boxOf(scene)
        if (box) void groundOf(box).then((found) => current && setGround(found))
      }, SETTLE_MS)
    }
    look()
    const remove = scene.camera.moveEnd.addEventListener(look)
    return () => {
      current = false
      clearTimeout(timer)
      remove()
    }
  }, [scene])

  useEffect(() => {
    if (!scene || !ground || altitude <= 0.5) return
    const worker = new Worker(new URL('./hillShadow.worker.ts', import.meta.url), { type: 'module' })
    let layer: ImageryLayer | null = null
    let current = true
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8ClampedArray>) => {
      worker.terminate()
      void layerOf(data, ground.box).then((made) => {
        if (!current || scene.isDestroyed()) return
        layer = made
        scene.imageryLayers.add(made)
        scene.requestRender()
      })
    })
    worker.postMessage({ grid: ground.grid, azimuth, altitude } satisfies ShadowQuestion)
    return () => {
      current = false
      worker.terminate()
      const old = layer
      // Until the next shadow is there.
      if (old) setTimeout(() => scene.isDestroyed() || (scene.imageryLayers.remove(old), scene.requestRender()), SETTLE_MS)
    }
  }, [scene, ground, azimuth, altitude])
  return null
}

/** The ground around the middle of the picture. */
function boxOf(scene: Scene): Box | null {
  const ray = scene.camera.getPickRay(new Cartesian2(scene.canvas.clientWidth / 2, scene.canvas.clientHeight / 2))
  const middle = ray && scene.globe.pick(ray, scene)
  if (!middle) return null
  const { longitude, latitude } = Cartographic.fromCartesian(middle)
  const [lon, lat] = [Angle.toDegrees(longitude), Angle.toDegrees(latitude)]
  const half = Math.min(MOST_METERS, Math.max(1500, eyeDistance(scene) * REACH))
  const perDegree = degreeMeters(lat)
  return [lon - half / perDegree.east, lat - half / perDegree.north, lon + half / perDegree.east, lat + half / perDegree.north]
}

async function groundOf(box: Box): Promise<Ground> {
  await relief.within(box)
  const [west, south, east, north] = box
  const heights = new Float32Array(SIZE * SIZE)
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++)
      heights[row * SIZE + column] = relief.height(
        west + ((column + 0.5) / SIZE) * (east - west),
        north - ((row + 0.5) / SIZE) * (north - south),
      )
  const cellMeters = ((north - south) / SIZE) * degreeMeters((south + north) / 2).north
  return { grid: { size: SIZE, cellMeters, heights }, box }
}

async function layerOf(shade: Uint8ClampedArray, box: Box): Promise<ImageryLayer> {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const context = canvas.getContext('2d')!
  const picture = context.createImageData(SIZE, SIZE)
  shade.forEach((value, index) => picture.data.set([...INK, value * DEPTH], index * 4))
  context.putImageData(picture, 0, 0)
  return new ImageryLayer(await SingleTileImageryProvider.fromUrl(canvas.toDataURL(), { rectangle: Rectangle.fromDegrees(...box) }))
}
