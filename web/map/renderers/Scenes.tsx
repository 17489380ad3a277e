import { useQuery } from '@tanstack/react-query'
import { Cartesian3, Cesium3DTileStyle, Ellipsoid, Matrix4, type Cesium3DTileset as Tileset } from 'cesium'
import { useEffect, useMemo } from 'react'
import { Cesium3DTileset } from 'resium'
import type { Scene } from '../../../api/contract/scenes.ts'
import { scenesQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { useOpacity } from '../look/look.ts'
import { AS_MODELLED, parseScenes } from '../scenes.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'
import { drawnTilesets } from '../tilesets.ts'
import { useTilesetLook } from './useTilesetLook.ts'

/** Mounted 实景三维 models. One that fails shows on the layer's badge; the others stand. */
export function Scenes({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const { data, isError } = useQuery(scenesQuery())
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : data ? (data.items.length > 0 ? 'ready' : 'empty') : 'loading'),
    [layer.id, isError, data],
  )
  return data?.items.map((scene) => <Model key={scene.name} layer={layer} visible={visible} scene={scene} />)
}

/** One model, as opaque and as high as its reader put it. */
function Model({ layer, visible, scene: { name, location } }: { layer: LayerSpec; visible: boolean; scene: Scene }) {
  const side = splitDirection(useSide(layer.id))
  const ofLayer = useOpacity(layer.id)
  const lift = useView((view) => parseScenes(view.scenes).get(name)?.liftMeters ?? AS_MODELLED.liftMeters)
  const percent = useView((view) => parseScenes(view.scenes).get(name)?.opacity ?? AS_MODELLED.opacity)
  const opacity = (ofLayer * percent) / 100
  const style = useMemo(() => (opacity < 1 ? new Cesium3DTileStyle({ color: `color('white', ${opacity})` }) : undefined), [opacity])
  const [lon, lat] = location ?? [null, null]
  const matrix = useMemo(() => (lon === null || lat === null ? Matrix4.IDENTITY : lifted(lon, lat, lift)), [lon, lat, lift])
  const [look, opened] = useTilesetLook({ show: visible && percent > 0, style, splitDirection: side, modelMatrix: matrix })
  const onReady = (tileset: Tileset) => {
    opened(tileset)
    drawnTilesets.add(tileset)
  }
  return (
    <Cesium3DTileset
      url={`/tiles/scenes/${encodeURIComponent(name)}/tileset.json`}
      {...look}
      onReady={onReady}
      onError={() => setLayerStatus(layer.id, 'failed')}
    />
  )
}

/** Moves what stands at a place straight up. */
function lifted(lon: number, lat: number, meters: number): Matrix4 {
  const up = Ellipsoid.WGS84.geodeticSurfaceNormal(Cartesian3.fromDegrees(lon, lat))
  return Matrix4.fromTranslation(Cartesian3.multiplyByScalar(up, meters, new Cartesian3()))
}
