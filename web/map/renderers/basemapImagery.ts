import { DiscardEmptyTileImagePolicy, Rectangle, UrlTemplateImageryProvider, WebMercatorTilingScheme, type Request } from 'cesium'
import type { BasemapMeta } from '../../queries.ts'

/** Pictures of the product's own map; where a level holds none, Cesium goes on with the one above it. */
export class BasemapImagery extends UrlTemplateImageryProvider {
  private readonly rows: BasemapMeta['rows']

  /** @param url with `{z}`, `{x}` and `{y}` */
  constructor(url: string, meta: BasemapMeta) {
    super({
      url,
      tilingScheme: new WebMercatorTilingScheme(),
      minimumLevel: meta.minzoom,
      maximumLevel: meta.maxzoom,
      rectangle: Rectangle.fromDegrees(...meta.bounds),
      tileWidth: meta.tileSize,
      tileHeight: meta.tileSize,
      enablePickFeatures: false,
      tileDiscardPolicy: new DiscardEmptyTileImagePolicy(),
    })
    this.rows = meta.rows
  }

  override requestImage(x: number, y: number, level: number, request?: Request) {
    if (this.holds(x, y, level)) return super.requestImage(x, y, level, request)
    return Promise.resolve(DiscardEmptyTileImagePolicy.EMPTY_IMAGE)
  }

  private holds(x: number, y: number, level: number): boolean {
    const held = this.rows?.[level]
    if (!held) return true
    const row = held.rows[y - held.from]
    return row !== undefined && x >= row[0] && x <= row[1]
  }
}
