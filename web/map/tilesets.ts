import type { Cesium3DTileset } from 'cesium'

/** Tilesets on the map now, for those who wait until everything is drawn. */
export const drawnTilesets = new Set<Cesium3DTileset>()

export function liveTilesets(): Cesium3DTileset[] {
  for (const tileset of drawnTilesets) if (tileset.isDestroyed()) drawnTilesets.delete(tileset)
  return [...drawnTilesets].filter(({ show }) => show)
}
