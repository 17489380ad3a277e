import sharp from 'sharp'
import { serveParts } from '../crew.ts'
import { folderSink } from '../sink.ts'
import type { MapPart } from './basemap.ts'
import { drawTile, type MapSource } from './draw-tile.ts'
import { TILE_PIXELS, type MapTile } from './mercator.ts'

/** Soft relief needs no more; effort beyond 1 costs more time than the bytes it saves. */
const WEBP = { quality: 80, alphaQuality: 60, effort: 1, smartSubsample: false }

// The threads of the crew are the ones that work.
sharp.concurrency(1)
sharp.cache(false)

serveParts<{ source: MapSource; folder: string }, MapPart, number>(async ({ source, folder }) => {
  const sink = folderSink(folder, '')
  const encode = async (tile: MapTile) => {
    const { pixels, opaque } = drawTile(source, tile)
    const image = sharp(pixels, { raw: { width: TILE_PIXELS, height: TILE_PIXELS, channels: 4 } })
    sink.put(`${tile.z}/${tile.x}/${tile.y}.webp`, await (opaque ? image.removeAlpha() : image).webp(WEBP).toBuffer())
  }
  return async ({ tiles }) => {
    // One tile is compressed while the next is drawn.
    let compressing = Promise.resolve()
    for (const tile of tiles) {
      const previous = compressing
      compressing = encode(tile)
      await previous
    }
    await compressing
    return tiles.length
  }
})
