import { gzipSync } from 'node:zlib'
import { serveParts } from '../crew.ts'
import type { HeightPyramid } from '../heights.ts'
import { folderSink } from '../sink.ts'
import { terrainMesh } from './mesh.ts'
import { encodeQuantizedMesh } from './quantized-mesh.ts'
import { tileRectangle } from './terrain.tiles.ts'
import type { TerrainPart } from './terrain.ts'

/** Each level beyond 5 takes gzip a tenth to a third longer for 1 % or less. */
const GZIP = { level: 5 }

serveParts<{ pyramid: HeightPyramid; folder: string }, TerrainPart, number>(async ({ pyramid, folder }) => {
  const sink = folderSink(folder, '')
  return async ({ tiles }) => {
    for (const tile of tiles) {
      const bytes = encodeQuantizedMesh(terrainMesh(pyramid, tile), tileRectangle(tile))
      sink.put(`${tile.z}/${tile.x}/${tile.y}.terrain`, gzipSync(bytes, GZIP))
    }
    return tiles.length
  }
})
