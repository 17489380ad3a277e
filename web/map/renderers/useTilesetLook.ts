import type { Cesium3DTileset, Cesium3DTileStyle, Matrix4, ShadowMode, SplitDirection } from 'cesium'
import { useCallback, useRef } from 'react'

/** How a tileset is drawn at the moment. */
interface TilesetLook {
  show: boolean
  style: Cesium3DTileStyle | undefined
  splitDirection: SplitDirection
  shadows?: ShadowMode
  modelMatrix?: Matrix4
}

/**
 * Properties of a tileset that change, and what is to be called once it is open: resium never tells it what changed while it was opening.
 */
export function useTilesetLook(look: TilesetLook): [look: TilesetLook, opened: (tileset: Cesium3DTileset) => void] {
  const latest = useRef(look)
  latest.current = look
  return [look, useCallback((tileset) => void Object.assign(tileset, latest.current), [])]
}
