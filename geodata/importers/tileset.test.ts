import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportOptions, Summary } from './kind.types.ts'
import { temporaryFolder } from './testing.ts'
import { tileset } from './tileset.kind.ts'
import { eastNorthUp, placeOf, toGeodetic } from './tileset.place.ts'

const folder = temporaryFolder()
const plain: ImportOptions = { resettle: false, yes: false }
let made = 0

/** A folder with the given files: objects become JSON. */
function lay(files: Record<string, object | Buffer>): string {
  const place = join(folder, `source-${++made}`)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), Buffer.isBuffer(content) ? content : JSON.stringify(content))
  }
  return place
}

function mount(path: string, options: Partial<ImportOptions> = {}): Promise<Summary> {
  const transaction = () => Promise.reject(new Error('a scene needs no database'))
  return tileset.run([path], { ...plain, ...options }, { dataDir: folder, transaction })
}
const stored = (name: string, ...rest: string[]) => join(folder, 'scenes', name, ...rest)
const sceneOf = (name: string) =>
  JSON.parse(readFileSync(stored(name, 'scene.json'), 'utf8')) as { location: [number, number] | null; radiusMeters: number }
const textOf = ({ lines, notes }: Summary) => [...lines.map(([, text]) => text), ...notes].join('\n')

/** A b3dm with a feature table that may name an RTC_CENTER, and nothing drawn. */
function b3dm(rtcCenter?: number[]): Buffer {
  const table = Buffer.from(JSON.stringify({ BATCH_LENGTH: 0, ...(rtcCenter ? { RTC_CENTER: rtcCenter } : {}) }))
  const header = Buffer.alloc(28)
  header.write('b3dm')
  header.writeUInt32LE(1, 4)
  header.writeUInt32LE(28 + table.length, 8)
  header.writeUInt32LE(table.length, 12)
  return Buffer.concat([header, table])
}

const box = [0, 0, 0, 100, 0, 0, 0, 100, 0, 0, 0, 30]
const placed = {
  asset: { version: '1.0' },
  geometricError: 100,
  root: { boundingVolume: { box }, geometricError: 50, refine: 'REPLACE', transform: eastNorthUp(110.95, 29.42, 120) },
}

test('nested tilesets with + in their names are copied whole', async () => {
  const source = lay({
    'tileset.json': {
      ...placed,
      root: { ...placed.root, children: [{ boundingVolume: { box }, content: { uri: './Tile_+001_+002/Tile_+001_+002.json?v=3' } }] },
    },
    'Tile_+001_+002/Tile_+001_+002.json': {
      asset: { version: '1.0' },
      root: { boundingVolume: { box }, content: { uri: 'Tile_%2B001_%2B002.b3dm' }, children: [{ content: { url: '塔.b3dm' } }] },
    },
    'Tile_+001_+002/Tile_+001_+002.b3dm': b3dm([1, 2, 3]),
    'Tile_+001_+002/塔.b3dm': gzipSync(b3dm()),
    'web.config': Buffer.from('<x/>'),
  })
  const summary = await mount(source, { name: '大雁塔' })
  expect(summary).toMatchObject({ read: 4, stored: 4, bake: false })
  expect(textOf(summary)).toMatch(/2 个 tileset、2 个模型文件.*RTC_CENTER.*110\.95000.*29\.42000/s)
  expect(sceneOf('大雁塔').location![0]).toBeCloseTo(110.95, 6)
  expect(sceneOf('大雁塔').location![1]).toBeCloseTo(29.42, 6)
  expect(readFileSync(stored('大雁塔', 'Tile_+001_+002', 'Tile_+001_+002.b3dm'))).toEqual(b3dm([1, 2, 3]))
  expect(readFileSync(stored('大雁塔', 'Tile_+001_+002', '塔.b3dm'))).toEqual(b3dm())
  expect(existsSync(stored('大雁塔', 'web.config'))).toBe(false)

  await expect(mount(source, { name: '大雁塔' })).rejects.toThrow(/--yes/)
  await mount(source, { name: '大雁塔', yes: true })
  expect(readdirSync(join(folder, 'scenes')).filter((name) => name.startsWith('.'))).toEqual([])
})

test('implicit tiles are followed through their subtrees', async () => {
  const subtree = (json: object, ...bits: number[]) => {
    const text = Buffer.from(JSON.stringify(json).padEnd(Math.ceil(JSON.stringify(json).length / 8) * 8))
    const header = Buffer.alloc(24)
    header.write('subt')
    header.writeUInt32LE(1, 4)
    header.writeBigUInt64LE(BigInt(text.length), 8)
    header.writeBigUInt64LE(BigInt(bits.length), 16)
    return Buffer.concat([header, text, Buffer.from(bits)])
  }
  const tree = {
    asset: { version: '1.1' },
    root: {
      boundingVolume: { region: [1.936, 0.513, 1.937, 0.514, 0, 100] },
      content: { uri: 'content/{level}/{x}/{y}.glb' },
      implicitTiling: {
        subdivisionScheme: 'QUADTREE',
        subtreeLevels: 2,
        availableLevels: 3,
        subtrees: { uri: 'subtrees/{level}/{x}/{y}.subtree' },
      },
    },
  }
  const glb = Buffer.from('glTF\x02\0\0\0\x0c\0\0\0', 'latin1')
  // Two levels: root and, of its four children, those at Morton 0 and 3; below Morton 3's fourth child (15) another subtree.
  const view = {
    buffers: [{ byteLength: 4 }],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: 1 },
      { buffer: 0, byteOffset: 1, byteLength: 2 },
    ],
  }
  const files = {
    'tileset.json': tree,
    'subtrees/0/0/0.subtree': subtree(
      { ...view, contentAvailability: [{ bitstream: 0 }], childSubtreeAvailability: { bitstream: 1 } },
      0b10010,
      0,
      0x80,
      0,
    ),
    'subtrees/2/3/3.subtree': subtree({ contentAvailability: [{ constant: 1 }], childSubtreeAvailability: { constant: 0 } }),
    'content/1/0/0.glb': glb,
    'content/1/1/1.glb': glb,
    'content/2/3/3.glb': glb,
    'content/3/6/6.glb': glb,
    'content/3/7/6.glb': glb,
    'content/3/6/7.glb': glb,
    'content/3/7/7.glb': glb,
  }
  expect(await mount(lay(files), { name: 'implicit' })).toMatchObject({ read: 10 })
  const { 'content/3/7/6.glb': _, ...without } = files
  await expect(mount(lay(without), { name: 'without' })).rejects.toThrow(/缺 1 个（content\/3\/7\/6\.glb）/)
})

test('what is missing, cut short or elsewhere is named, and nothing is stored', async () => {
  const root = (uri: string) => ({ ...placed, root: { ...placed.root, content: { uri } } })
  const refused = async (files: Record<string, object | Buffer>, words: RegExp, options: Partial<ImportOptions> = {}) => {
    await expect(mount(lay(files), { name: 'refused', ...options })).rejects.toThrow(words)
    expect(existsSync(stored('refused'))).toBe(false)
  }
  await refused({ 'tileset.json': root('a.b3dm') }, /缺 1 个（a\.b3dm）/)
  await refused({ 'tileset.json': root('a.b3dm'), 'a.b3dm': b3dm().subarray(0, 30) }, /a\.b3dm（应有 \d+ 字节，只有 30 字节）/)
  await refused({ 'tileset.json': root('a.b3dm'), 'a.b3dm': Buffer.alloc(5000) }, /不是 3D Tiles 的内容/)
  await refused({ 'tileset.json': root('https://example.org/a.b3dm') }, /文件夹以外/)
  await refused({ 'tileset.json': root('../a.b3dm') }, /文件夹以外/)
  await refused({ 'tileset.json': placed }, /没有一个模型文件/)
  await refused({ 'tileset.json': { type: 'FeatureCollection' } }, /不是 3D Tiles/)
  await refused({ 'tileset.json': Buffer.from('{"asset":') }, /JSON 不完整/)
  await refused({ 'metadata.xml': Buffer.from('<x/>') }, /OSGB/)
  await refused({ 'a.b3dm': b3dm() }, /没有 tileset\.json/)
  await refused({ 'tileset.json': root('a.b3dm'), 'a.b3dm': b3dm() }, /场景名/, { name: '../x' })
  await refused({ 'tileset.json': root('a.b3dm'), 'a.b3dm': b3dm() }, /自带地理位置/, { at: '111,29' })
})

test('a model without a place is said to be so, and stands where it is put', async () => {
  const source = lay({
    'tileset.json': { asset: { version: '1.0' }, root: { boundingVolume: { box }, content: { uri: 'a.b3dm' } } },
    'a.b3dm': b3dm(),
  })
  expect(textOf(await mount(source, { name: 'nowhere' }))).toContain('--at')
  expect(sceneOf('nowhere').location).toBeNull()
  await expect(mount(source, { name: 'there', at: 'here' })).rejects.toThrow(/看不懂/)
  await mount(source, { name: 'there', at: '111.12,29.42,95' })
  expect(sceneOf('there').location![0]).toBeCloseTo(111.12, 6)
  expect(sceneOf('there').location![1]).toBeCloseTo(29.42, 6)
  const root = JSON.parse(readFileSync(stored('there', 'tileset.json'), 'utf8')) as { root: { transform: number[] } }
  expect(root.root.transform).toEqual(eastNorthUp(111.12, 29.42, 95))
})

test('a place goes through earth-centred coordinates and back', () => {
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(degrees(-179, 179), degrees(-85, 85), degrees(-400, 8000), (lon, lat, height) => {
      const matrix = eastNorthUp(lon, lat, height)
      const back = toGeodetic([matrix[12]!, matrix[13]!, matrix[14]!])!
      expect(back.lon).toBeCloseTo(lon, 8)
      expect(back.lat).toBeCloseTo(lat, 8)
      expect(back.heightMeters).toBeCloseTo(height, 3)
      expect(placeOf({ boundingVolume: { sphere: [0, 0, 0, 50] }, transform: matrix })).toMatchObject({
        radiusMeters: expect.closeTo(50, 6),
      })
    }),
  )
  expect(toGeodetic([1, 2, 3])).toBeNull()
})
