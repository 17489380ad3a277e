import { workThrough } from '../crew.ts'
import type { Bounds, HeightLevel, HeightPyramid } from '../heights.ts'
import { CELLS, terrainMesh, type TerrainMesh } from './mesh.ts'
import { TERRAIN_MAX_ZOOM, tileDegrees, type TerrainTile } from './terrain.tiles.ts'

/** The ground as a viewer sees it at its finest: the heights of the triangles, which on rough land leave the relief by metres. */
export interface EncodedGround extends HeightLevel {
  /** tile of the finest level at the grid's north-western corner */
  firstX: number
  lastY: number
}

const PART_TILES = 16

/** Grid of the finest tiles' own vertices over some bounds, on shared memory. */
export async function encodedGround(pyramid: HeightPyramid, { west, south, east, north }: Bounds): Promise<EncodedGround> {
  const size = tileDegrees(TERRAIN_MAX_ZOOM)
  const firstX = Math.floor((west + 180) / size)
  const lastX = Math.floor((east + 180) / size)
  const firstY = Math.floor((south + 90) / size)
  const lastY = Math.floor((north + 90) / size)
  const width = (lastX - firstX + 1) * CELLS + 1
  const height = (lastY - firstY + 1) * CELLS + 1
  const heights = new Float32Array(new SharedArrayBuffer(width * height * 4))
  const ground: EncodedGround = {
    west: firstX * size - 180,
    north: (lastY + 1) * size - 90,
    step: size / CELLS,
    width,
    height,
    heights,
    firstX,
    lastY,
  }
  const tiles: TerrainTile[] = []
  for (let x = firstX; x <= lastX; x++) for (let y = firstY; y <= lastY; y++) tiles.push({ z: TERRAIN_MAX_ZOOM, x, y })
  const parts = Array.from({ length: Math.ceil(tiles.length / PART_TILES) }, (_, part) =>
    tiles.slice(part * PART_TILES, (part + 1) * PART_TILES),
  )
  await workThrough(new URL('./encoded.worker.ts', import.meta.url), { pyramid, ground }, parts, () => {})
  return ground
}

/** Writes the heights of a finest tile's triangles into the grid. */
export function fillEncoded(ground: EncodedGround, pyramid: HeightPyramid, tile: TerrainTile): void {
  const mesh = terrainMesh(pyramid, tile)
  const column = (tile.x - ground.firstX) * CELLS
  const row = (ground.lastY - tile.y) * CELLS
  for (let at = 0; at < mesh.triangles.length; at += 3) fillTriangle(mesh, at, ground, column, row)
}

/** Right triangles between samples of the grid: every sample within gets its height in the triangle's plane. */
function fillTriangle(
  { columns, rows, heights, triangles }: TerrainMesh,
  at: number,
  ground: EncodedGround,
  column: number,
  row: number,
): void {
  const [a, b, c] = [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!]
  const [ax, ay, bx, by, cx, cy] = [columns[a]!, rows[a]!, columns[b]!, rows[b]!, columns[c]!, rows[c]!]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  const rightmost = Math.max(ax, bx, cx)
  const bottom = Math.max(ay, by, cy)
  for (let y = Math.min(ay, by, cy); y <= bottom; y++)
    for (let x = Math.min(ax, bx, cx); x <= rightmost; x++) {
      const shareB = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
      const shareC = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
      if (shareB < 0 || shareC < 0 || shareB + shareC > 1) continue
      const height = heights[a]! * (1 - shareB - shareC) + heights[b]! * shareB + heights[c]! * shareC
      ground.heights[(row + y) * ground.width + column + x] = height
    }
}
