import type { Cesium3DTileset } from 'cesium'

/** Tilesets on the map now, for those who wait until everything is drawn. */
export const drawnTilesets = new Set<Cesium3DTileset>()
/** Layers whose tileset is asked for and not open yet. */
export const openingTilesets = new Set<string>()

/** Whether nothing of the tilesets on the map is still to come. */
export function tilesetsLoaded(): boolean {
  for (const tileset of drawnTilesets) if (tileset.isDestroyed()) drawnTilesets.delete(tileset)
  return openingTilesets.size === 0 && [...drawnTilesets].every(({ show, tilesLoaded }) => !show || tilesLoaded)
}
