import { useQueryClient } from '@tanstack/react-query'
import { Cartesian2, Cartographic, Math as Angle, type Scene } from 'cesium'
import { useState } from 'react'
import { outlinesQuery } from '../../queries.ts'
import { outlinesOf } from '../outlines.ts'
import { contains } from '../polygons.ts'
import { useMoveEnd } from './inPicture.ts'

/** Code of the village in the middle of the picture, while it is looked at from near; null where there is none. */
export function useVillageBelow(scene: Scene | undefined, near: boolean): string | null {
  const client = useQueryClient()
  const [village, setVillage] = useState<string | null>(null)
  const find = async () => {
    if (!scene || !near) return
    const ray = scene.camera.getPickRay(new Cartesian2(scene.canvas.clientWidth / 2, scene.canvas.clientHeight / 2))
    const ground = ray && scene.globe.pick(ray, scene)
    if (!ground) return
    const { longitude, latitude } = Cartographic.fromCartesian(ground)
    const [lon, lat] = [Angle.toDegrees(longitude), Angle.toDegrees(latitude)]
    const township = outlinesOf(await client.fetchQuery(outlinesQuery('township'))).find((outline) => contains(outline, lon, lat))
    if (!township) return
    const villages = outlinesOf(await client.fetchQuery(outlinesQuery('village', township.code)))
    setVillage(villages.find((outline) => contains(outline, lon, lat))?.code ?? null)
  }
  // Outlines that cannot be fetched show on their own layer.
  useMoveEnd(scene, () => void find().catch(() => undefined), [near, client])
  return village
}
