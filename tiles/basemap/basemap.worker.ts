import sharp from 'sharp'
import { serveParts } from '../crew.ts'
import { folderSink } from '../sink.ts'
import type { MapPart } from './basemap.ts'
import { drawTile, type MapSource } from './draw-tile.ts'
import { TILE_PIXELS } from './mercator.ts'

/** Soft relief needs no more, 85 takes a quarter more time and 40 % more bytes; more effort costs more time than the bytes it saves. */
const WEBP = { quality: 80, alphaQuality: 60, effort: 0, smartSubsample: false }

// The threads of the crew are the ones that work.
sharp.concurrency(1)
sharp.cache(false)

serveParts<{ source: MapSource; folder: string }, MapPart, number>(async ({ source, folder }) => {
  const sink = folderSink(folder, '')
  const raw = { width: TILE_PIXELS, height: TILE_PIXELS, channels: 4 } as const
  // One tile is compressed while the next is drawn.
  let [drawn, spare] = [new Uint8ClampedArray(TILE_PIXELS ** 2 * 4), new Uint8ClampedArray(TILE_PIXELS ** 2 * 4)]
  const empty = await sharp(spare, { raw }).webp(WEBP).toBuffer()
  return async ({ tiles }) => {
    let compressing = Promise.resolve()
    for (const tile of tiles) {
      const key = `${tile.z}/${tile.x}/${tile.y}.webp`
      const presence = drawTile(source, tile, drawn)
      await compressing
      if (presence === 'none') {
        sink.put(key, empty)
        continue
      }
      const image = sharp(drawn, { raw })
      const webp = (presence === 'whole' ? image.removeAlpha() : image).webp(WEBP).toBuffer()
      compressing = webp.then((bytes) => sink.put(key, bytes))
      ;[drawn, spare] = [spare, drawn]
    }
    await compressing
    return tiles.length
  }
})
