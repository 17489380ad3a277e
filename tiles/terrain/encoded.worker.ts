import { serveParts } from '../crew.ts'
import type { HeightPyramid } from '../heights.ts'
import { fillEncoded, type EncodedGround } from './encoded.ts'
import type { TerrainTile } from './terrain.tiles.ts'

serveParts<{ pyramid: HeightPyramid; ground: EncodedGround }, TerrainTile[], number>(async ({ pyramid, ground }) => async (tiles) => {
  for (const tile of tiles) fillEncoded(ground, pyramid, tile)
  return tiles.length
})
