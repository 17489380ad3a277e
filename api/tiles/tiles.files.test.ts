import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askRaw, filesServices, serveFiles } from '../testing/files.testing.ts'
import { openTileSets } from './tile_sets.ts'
import { tileFiles } from './tiles.files.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'yitu-tiles-'))
let server: Server

function put(path: string, content: string | Buffer): void {
  mkdirSync(join(dataDir, path, '..'), { recursive: true })
  writeFileSync(join(dataDir, path), content)
}

beforeAll(async () => {
  put('secret.txt', 'secret')
  put('tiles/terrain/v1/layer.json', gzipSync('{"v":1}'))
  put('tiles/terrain/v1/0/0/0.terrain', gzipSync('mesh of v1'))
  put('tiles/terrain/v2/0/0/0.terrain', gzipSync('mesh of v2'))
  put('tiles/terrain/current', 'v1\n')
  put('tiles/basemap/a/3/1/2.webp', 'RIFF')
  put('tiles/basemap/current', 'a')
  put('scenes/dayanta/tileset.json', '{}')
  put('scenes/dayanta/Tile_+000_+001/Tile_+000_+001.b3dm', 'b3dm')
  put('scenes/.dayanta.new-1/tileset.json', '{}')
  server = await serveFiles(
    filesServices(dataDir, () => ({ ready: true, steps: [] })),
    tileFiles(
      filesServices(dataDir, () => ({ ready: true, steps: [] })),
      openTileSets(dataDir),
    ),
  )
})
afterAll(() => server.close())

test('terrain goes out as it is stored, gzip, and plain to who cannot unpack it', async () => {
  const packed = await askRaw(server, '/tiles/terrain/0/0/0.terrain', { 'accept-encoding': 'gzip, br' })
  expect([packed.status, packed.headers['content-type'], packed.headers['content-encoding']]).toEqual([
    200,
    'application/vnd.quantized-mesh',
    'gzip',
  ])
  expect(gunzipSync(packed.bytes).toString()).toBe('mesh of v1')
  const plain = await askRaw(server, '/tiles/terrain/0/0/0.terrain', { 'accept-encoding': 'identity' })
  expect([plain.headers['content-encoding'], plain.bytes.toString()]).toEqual([undefined, 'mesh of v1'])
  expect((await askRaw(server, '/tiles/terrain/layer.json')).headers['content-type']).toMatch(/^application\/json/)
  expect((await askRaw(server, '/tiles/basemap/3/1/2.webp')).headers['content-type']).toBe('image/webp')
})

test('what is not there is not there', async () => {
  for (const path of [
    'terrain/9/9/9.terrain',
    'houses/tileset.json',
    'nothing/x',
    'terrain',
    'terrain/',
    'terrain/0',
    'terrain/current',
    'scenes',
    'scenes/none/tileset.json',
  ]) {
    const reply = await askRaw(server, `/tiles/${path}`)
    expect([path, reply.status, reply.headers['content-type']]).toEqual([path, 404, 'application/problem+json'])
  }
})

test('no path leads out of its folder, nor into hidden ones', async () => {
  const ways = [
    '../../../secret.txt',
    '..%2f..%2f..%2fsecret.txt',
    '%2e%2e/%2e%2e/%2e%2e/secret.txt',
    '..\\..\\..\\secret.txt',
    '0/0/0.terrain%00',
    '%ff',
    '//secret.txt',
    '.dayanta.new-1/tileset.json',
  ]
  for (const way of ways) {
    for (const set of ['terrain', 'scenes', 'scenes/dayanta', 'basemap']) {
      const reply = await askRaw(server, `/tiles/${set}/${way}`)
      expect([404], `${set} ${way}`).toContain(reply.status)
    }
  }
  expect((await askRaw(server, '/tiles/terrain/0/0/0.terrain?v=../../..')).headers['cache-control']).toBe('private, no-cache')
})

test('names with a plus are found, as written and as encoded', async () => {
  for (const plus of ['+', '%2B']) {
    const name = `Tile_${plus}000_${plus}001`
    expect((await askRaw(server, `/tiles/scenes/dayanta/${name}/${name}.b3dm`)).bytes.toString()).toBe('b3dm')
  }
})

test('a named version may be kept for good; the one in use is asked about again and changes at once', async () => {
  const ask = (query: string, headers = {}) =>
    askRaw(server, `/tiles/terrain/0/0/0.terrain${query}`, { 'accept-encoding': 'identity', ...headers })
  expect((await ask('?v=v1')).headers['cache-control']).toContain('immutable')
  expect((await ask('?v=gone')).headers['cache-control']).toBe('private, no-cache')
  const first = await ask('')
  expect((await ask('', { 'if-none-match': first.headers.etag! })).status).toBe(304)
  writeFileSync(join(dataDir, 'tiles/terrain/current.new'), 'v2')
  renameSync(join(dataDir, 'tiles/terrain/current.new'), join(dataDir, 'tiles/terrain/current'))
  await delay(1100)
  const second = await ask('', { 'if-none-match': first.headers.etag! })
  expect([second.status, second.bytes.toString()]).toEqual([200, 'mesh of v2'])
  expect((await ask('?v=v1')).bytes.toString()).toBe('mesh of v1')
})
