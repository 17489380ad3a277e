import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groundHeight, heightAt, heightPyramid } from '../heights.ts'
import { beginBake } from '../sink.ts'
import { NORTH, testRelief, WEST } from '../testing.ts'
import { decodeQuantizedMesh, heightOfMesh, type DecodedMesh } from './decode.ts'
import type { layerJson } from './layer.ts'
import { encodedGround } from './encoded.ts'
import { meshError, terrainMesh } from './mesh.ts'
import { encodeQuantizedMesh } from './quantized-mesh.ts'
import { bakeTerrain } from './terrain.ts'
import { tileDegrees, tileRectangle, type TerrainTile } from './terrain.tiles.ts'

const pyramid = heightPyramid(testRelief())
const MAX_ZOOM = 12
const folder = mkdtempSync(join(tmpdir(), 'terrain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tileAt = (z: number): TerrainTile => ({
  z,
  x: Math.floor((WEST + 0.1 + 180) / tileDegrees(z)),
  y: Math.floor((NORTH - 0.1 + 90) / tileDegrees(z)),
})
const decoded = (tile: TerrainTile) => decodeQuantizedMesh(encodeQuantizedMesh(terrainMesh(pyramid, tile), tileRectangle(tile)))

/** Heights along an edge, at any place along it. */
function profile({ u, v, heights, edges }: DecodedMesh, edge: number): (place: number) => number {
  const along = edge % 2 === 0 ? v : u
  const points = edges[edge]!.map((vertex) => [along[vertex]!, heights[vertex]!] as const).sort(([a], [b]) => a - b)
  return (place) => {
    const next = Math.max(
      1,
      points.findIndex(([at]) => at >= place),
    )
    const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!]
    return y0 + ((y1 - y0) * (place - x0)) / (x1 - x0)
  }
}

describe('a mesh', () => {
  it.each([3, 7, 9, 11, 12, 13])('of level %i has the same edges as its neighbours', (z) => {
    const tile = tileAt(z)
    const here = decoded(tile)
    const east = decoded({ ...tile, x: tile.x + 1 })
    const north = decoded({ ...tile, y: tile.y + 1 })
    for (const [edge, neighbour, opposite] of [
      [2, east, 0],
      [3, north, 1],
    ] as const) {
      // prettier-ignore
      const steps = (here.highest - here.lowest + neighbour.highest - neighbour.lowest) / 32767
      const [mine, theirs] = [profile(here, edge), profile(neighbour, opposite)]
      for (let place = 0; place <= 32767; place += 151) expect(Math.abs(mine(place) - theirs(place))).toBeLessThanOrEqual(steps + 1e-3)
    }
  })

  it.each([9, 11, 12, 13])('of level %i stays near the relief', (z) => {
    const tile = tileAt(z)
    const mesh = decoded(tile)
    const { west, south } = tileRectangle(tile)
    const size = tileDegrees(z)
    let squares = 0
    let count = 0
    for (let y = 0.5; y < 40; y++)
      for (let x = 0.5; x < 40; x++) {
        const height = heightOfMesh(mesh, (x / 40) * 32767, (y / 40) * 32767)
        expect(height).toBeDefined()
        const error = height! - groundHeight(pyramid, 0, west + (x / 40) * size, south + (y / 40) * size)
        squares += error * error
        count++
      }
    expect(Math.sqrt(squares / count)).toBeLessThan(meshError(z) + (z < 12 ? 12 : 1))
  })

  it('faces up, with normals that agree', () => {
    const { u, v, indices, normals } = decoded(tileAt(12))
    for (let at = 0; at < indices.length; at += 3) {
      const [a, b, c] = [indices[at]!, indices[at + 1]!, indices[at + 2]!]
      expect((u[b]! - u[a]!) * (v[c]! - v[a]!) - (u[c]! - u[a]!) * (v[b]! - v[a]!)).toBeGreaterThan(0)
    }
    const latitude = ((NORTH - 0.1) * Math.PI) / 180
    const longitude = ((WEST + 0.1) * Math.PI) / 180
    const up = [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)]
    for (let at = 0; at < normals.length; at += 3)
      expect(normals[at]! * up[0]! + normals[at + 1]! * up[1]! + normals[at + 2]! * up[2]!).toBeGreaterThan(0.3)
  })

  it('of a coarse level follows the curve of the Earth with a vertex every few degrees', () => {
    expect(decoded({ z: 0, x: 1, y: 0 }).u.length).toBeGreaterThan(16 * 16)
  })
})

describe('the encoded ground', () => {
  it('is as high as the finest meshes', async () => {
    const [west, north] = [WEST + 0.06, NORTH - 0.08]
    const ground = await encodedGround(pyramid, { west, south: north - 0.04, east: west + 0.05, north })
    const tile = tileAt(13)
    const mesh = decoded(tile)
    const rectangle = tileRectangle(tile)
    for (let row = 0; row <= 64; row += 3)
      for (let column = 0; column <= 64; column += 3) {
        const [x, y] = [column / 64, row / 64]
        const height = heightAt(
          ground,
          rectangle.west + x * (rectangle.east - rectangle.west),
          rectangle.south + y * (rectangle.north - rectangle.south),
        )
        expect(Math.abs(height - heightOfMesh(mesh, x * 32767, y * 32767)!)).toBeLessThan(0.1)
      }
  })
})

describe('heights around the relief', () => {
  it('sink to 0 without a step', () => {
    let previous = heightAt(pyramid.levels[0]!, WEST, NORTH - 0.05)
    for (let away = 0; away <= 0.16; away += 0.0005) {
      const height = groundHeight(pyramid, 0, WEST - away, NORTH - 0.05)
      expect(Math.abs(height - previous)).toBeLessThan(25)
      previous = height
    }
    expect(previous).toBe(0)
  })
})

describe('a baked set', () => {
  let files: string[]
  let layer: ReturnType<typeof layerJson>
  let version: string

  beforeAll(async () => {
    const bake = beginBake(folder, 'test')!
    await bakeTerrain(pyramid, bake, 'test', () => {}, MAX_ZOOM)
    bake.publish()
    version = bake.version
    files = (readdirSync(join(folder, version), { recursive: true }) as string[]).filter((name) => name.endsWith('.terrain')).sort()
    layer = JSON.parse(gunzipSync(readFileSync(join(folder, version, 'layer.json'))).toString()) as typeof layer
  })

  it('holds just what its layer.json says', () => {
    const said = layer.available.flatMap((ranges, z) =>
      ranges.flatMap(({ startX, startY, endX, endY }) =>
        Array.from({ length: endX - startX + 1 }, (_, dx) =>
          Array.from({ length: endY - startY + 1 }, (_, dy) => `${z}/${startX + dx}/${startY + dy}.terrain`),
        ).flat(),
      ),
    )
    expect(files).toEqual(said.sort())
    expect(layer.maxzoom).toBe(MAX_ZOOM)
  })

  it('has every tile of each group of four siblings', () => {
    const known = new Set(files)
    for (const file of files) {
      const [z, x, y] = file.replace('.terrain', '').split('/').map(Number) as [number, number, number]
      if (z > 0) for (const sibling of [`${z}/${x ^ 1}/${y}`, `${z}/${x}/${y ^ 1}`]) expect(known).toContain(`${sibling}.terrain`)
    }
  })

  it('is the same bytes when baked again', () => {
    const tile = tileAt(12)
    const stored = gunzipSync(readFileSync(join(folder, version, `${tile.z}/${tile.x}/${tile.y}.terrain`)))
    expect(stored.equals(encodeQuantizedMesh(terrainMesh(pyramid, tile), tileRectangle(tile)))).toBe(true)
  })
})
