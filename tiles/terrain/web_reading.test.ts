import { expect, test } from 'vitest'
import { MeshHeights, decodeMesh } from '../../web/map/relief/mesh.ts'
import type { LonLat } from '../../web/map/relief/geodesy.ts'
import { Relief } from '../../web/map/relief/Relief.ts'
import { heightPyramid } from '../heights.ts'
import { NORTH, testRelief, WEST } from '../testing.ts'
import { decodeQuantizedMesh, heightOfMesh } from './decode.ts'
import { layerJson } from './layer.ts'
import { terrainMesh } from './mesh.ts'
import { encodeQuantizedMesh } from './quantized-mesh.ts'
import { tileDegrees, tileRectangle, type TerrainTile } from './terrain.tiles.ts'

const pyramid = heightPyramid(testRelief())
const encoded = (tile: TerrainTile) => encodeQuantizedMesh(terrainMesh(pyramid, tile), tileRectangle(tile))
const bytesOf = (buffer: Buffer): ArrayBuffer => Uint8Array.from(buffer).buffer
const Z = 12
const tile: TerrainTile = {
  z: Z,
  x: Math.floor((WEST + 0.1 + 180) / tileDegrees(Z)),
  y: Math.floor((NORTH - 0.1 + 90) / tileDegrees(Z)),
}

test('what measuring reads of a tile is what was written into it', () => {
  const mesh = decodeMesh(bytesOf(encoded(tile)), tileRectangle(tile))
  const written = decodeQuantizedMesh(encoded(tile))
  expect([mesh.u, mesh.v, mesh.triangles]).toEqual([written.u, written.v, written.indices])
  const heights = new MeshHeights(mesh)
  const { west, south } = tileRectangle(tile)
  for (let step = 0; step <= 200; step++) {
    const [u, v] = [(step * 7919) % 32_768, (step * 104_729) % 32_768]
    const lon = west + (u / 32_767) * tileDegrees(Z)
    const lat = south + (v / 32_767) * tileDegrees(Z)
    expect(heights.at(lon, lat)).toBeCloseTo(heightOfMesh(written, u, v)!, 2)
  }
  expect(heights.at(west - 0.001, south)).toBeNaN()
})

test('heights come from the finest tile there is, each fetched once; where none was fetched none is known', async () => {
  const asked: string[] = []
  const range = { startX: tile.x, startY: tile.y, endX: tile.x + 1, endY: tile.y }
  const parent = {
    startX: Math.floor(tile.x / 2),
    startY: Math.floor(tile.y / 2),
    endX: Math.floor(tile.x / 2) + 1,
    endY: Math.floor(tile.y / 2),
  }
  const everywhere = Array.from({ length: Z - 1 }, (_, z) => ({ startX: 0, startY: 0, endX: 2 ** (z + 1) - 1, endY: 2 ** z - 1 }))
  const relief = new Relief({
    layer: async () => layerJson([...everywhere, parent, range], 'v1', ''),
    tile: async (z, x, y, version) => {
      asked.push(`${z}/${x}/${y}?v=${version}`)
      return bytesOf(encoded({ z, x, y }))
    },
  })
  const { west, south } = tileRectangle(tile)
  const span = tileDegrees(Z)
  const [lon, lat] = [west + span * 0.4, south + span * 0.6]
  await relief.alongLine([
    [lon, lat],
    [lon + span, lat],
  ])
  expect(asked.toSorted()).toEqual([`${Z}/${tile.x}/${tile.y}?v=v1`, `${Z}/${tile.x + 1}/${tile.y}?v=v1`])
  expect(relief.height(lon, lat)).toBe(new MeshHeights(decodeMesh(bytesOf(encoded(tile)), tileRectangle(tile))).at(lon, lat))
  await relief.within([lon, lat, lon + span / 10, lat + span / 10])
  expect(asked).toHaveLength(2)
  const below = south - span * 3
  expect(relief.height(lon, below)).toBeNaN()
  await relief.within([lon, below, lon, below])
  expect(asked[2]!.startsWith(`${Z - 2}/`)).toBe(true)
  expect(relief.height(lon, below)).not.toBeNaN()
})

test('a line is known all along, also where it only cuts off the corner of a tile', async () => {
  const range = { startX: tile.x, startY: tile.y, endX: tile.x + 1, endY: tile.y + 1 }
  const relief = new Relief({
    layer: async () => layerJson([...Array.from({ length: Z }, () => ({ startX: 0, startY: 0, endX: 1, endY: 0 })), range], 'v1', ''),
    tile: async (z, x, y) => bytesOf(encoded({ z, x, y })),
  })
  const { west, south } = tileRectangle(tile)
  const span = tileDegrees(Z)
  const at = (u: number, v: number): LonLat => [west + span * u, south + span * v]
  await relief.alongLine([at(0.95, 0.94), at(1.05, 1.04)])
  for (let step = 0; step <= 100; step++) expect(relief.height(...at(0.95 + step / 1000, 0.94 + step / 1000)), `${step}`).not.toBeNaN()
})
