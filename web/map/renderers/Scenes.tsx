import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Cesium3DTileset } from 'resium'
import { scenesQuery } from '../../queries.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { drawnTilesets } from '../tilesets.ts'

/** Mounted 实景三维 models. One that fails shows on the layer's badge; the others stand. */
export function Scenes({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const { data, isError } = useQuery(scenesQuery())
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : data ? (data.items.length > 0 ? 'ready' : 'empty') : 'loading'),
    [layer.id, isError, data],
  )
  return data?.items.map(({ name }) => (
    <Cesium3DTileset
      key={name}
      url={`/tiles/scenes/${encodeURIComponent(name)}/tileset.json`}
      show={visible}
      onReady={(tileset) => void drawnTilesets.add(tileset)}
      onError={() => setLayerStatus(layer.id, 'failed')}
    />
  ))
}
