import { useQuery } from '@tanstack/react-query'
import { Cesium3DTileStyle } from 'cesium'
import { useEffect, useMemo } from 'react'
import { Cesium3DTileset } from 'resium'
import { scenesQuery } from '../../queries.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { useOpacity } from '../look/look.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'
import { drawnTilesets } from '../tilesets.ts'

/** Mounted 实景三维 models. One that fails shows on the layer's badge; the others stand. */
export function Scenes({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const { data, isError } = useQuery(scenesQuery())
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : data ? (data.items.length > 0 ? 'ready' : 'empty') : 'loading'),
    [layer.id, isError, data],
  )
  const side = splitDirection(useSide(layer.id))
  const opacity = useOpacity(layer.id)
  const style = useMemo(() => (opacity < 1 ? new Cesium3DTileStyle({ color: `color('white', ${opacity})` }) : undefined), [opacity])
  return data?.items.map(({ name }) => (
    <Cesium3DTileset
      key={name}
      url={`/tiles/scenes/${encodeURIComponent(name)}/tileset.json`}
      show={visible}
      splitDirection={side}
      style={style}
      onReady={(tileset) => void drawnTilesets.add(tileset)}
      onError={() => setLayerStatus(layer.id, 'failed')}
    />
  ))
}
