import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { validateBytes } from 'gltf-validator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { heightPyramid } from '../heights.ts'
import { beginBake } from '../sink.ts'
import { testHouses, testRelief } from '../testing.ts'
import { bakeBuildings } from './buildings.ts'
import { readGlb } from './read-glb.ts'
import { morton, SUBTREE_LEVELS } from './subtree.ts'

const COUNT = 4000
const houses = testHouses(COUNT)
const pyramid = heightPyramid(testRelief())
const folder = mkdtempSync(join(tmpdir(), 'houses-'))
const bake = beginBake(folder, 'test')!
let contents: string[]
const unpacked = (name: string) => gunzipSync(readFileSync(join(bake.folder, name)))

beforeAll(async () => {
  await bakeBuildings(houses, pyramid, bake)
  bake.publish()
  contents = (readdirSync(bake.folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.glb'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('holds each house once, with its height and village', () => {
  const seen = new Map<number, { height: number; village: string }>()
  for (const name of contents)
    for (const { houseId, height, village } of readGlb(unpacked(name)).houses) {
      expect(seen.has(houseId)).toBe(false)
      seen.set(houseId, { height, village })
    }
  expect(seen.size).toBe(COUNT)
  for (let index = 0; index < COUNT; index++) {
    const found = seen.get(houses.ids[index]!)!
    expect(found.height).toBeCloseTo(houses.heights[index]!, 1)
    expect(found.village).toBe(houses.villageCodes[houses.villages[index]!])
  }
})

it('says nothing else about a house', () => {
  for (const name of contents) expect(Object.keys(readGlb(unpacked(name)).houses[0]!).sort()).toEqual(['height', 'houseId', 'village'])
})

it('is available just where there is content', () => {
  const said = new Set<string>()
  const walk = (level: number, x: number, y: number) => {
    const bytes = unpacked(`subtrees/${level}/${x}/${y}.subtree`)
    const json = JSON.parse(bytes.subarray(24, 24 + Number(bytes.readBigUInt64LE(8))).toString()) as SubtreeJson
    const binary = bytes.subarray(24 + Number(bytes.readBigUInt64LE(8)))
    const bit = ({ constant, bitstream }: Availability, index: number) => {
      if (constant !== undefined) return constant === 1
      return ((binary[json.bufferViews![bitstream!]!.byteOffset + (index >> 3)]! >> (index & 7)) & 1) === 1
    }
    for (let depth = 0; depth < SUBTREE_LEVELS; depth++)
      for (let dy = 0; dy < 2 ** depth; dy++)
        for (let dx = 0; dx < 2 ** depth; dx++) {
          const index = (4 ** depth - 1) / 3 + morton(dx, dy, depth)
          if (!bit(json.contentAvailability[0]!, index)) continue
          expect(bit(json.tileAvailability, index)).toBe(true)
          said.add(`content/${level + depth}/${(x << depth) + dx}/${(y << depth) + dy}.glb`)
        }
    for (let dy = 0; dy < 2 ** SUBTREE_LEVELS; dy++)
      for (let dx = 0; dx < 2 ** SUBTREE_LEVELS; dx++)
        if (bit(json.childSubtreeAvailability, morton(dx, dy, SUBTREE_LEVELS)))
          walk(level + SUBTREE_LEVELS, (x << SUBTREE_LEVELS) + dx, (y << SUBTREE_LEVELS) + dy)
  }
  walk(0, 0, 0)
  expect([...said].sort()).toEqual(contents.toSorted())
})

it('is clean for the glTF validator', async () => {
  for (const name of contents) {
    const { issues } = await validateBytes(new Uint8Array(unpacked(name)), { uri: name, maxIssues: 20 })
    expect({ name, errors: issues.numErrors, warnings: issues.numWarnings, messages: issues.messages.filter(({ severity }) => severity < 2) }).toEqual({ name, errors: 0, warnings: 0, messages: [] }) // prettier-ignore
  }
})

it('is the same bytes when baked again', async () => {
  const again = mkdtempSync(join(tmpdir(), 'houses-'))
  try {
    const other = beginBake(again, 'test')!
    await bakeBuildings(houses, pyramid, other)
    for (const name of contents) expect(readFileSync(join(other.folder, name)).equals(readFileSync(join(bake.folder, name)))).toBe(true)
  } finally {
    rmSync(again, { recursive: true, force: true })
  }
})

it('is opened and converted by 3d-tiles-tools', () => {
  const tool = new URL('../../node_modules/.bin/3d-tiles-tools', import.meta.url).pathname
  const run = (...args: string[]) => spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' })
  const packed = join(folder, 'set.3tz')
  const converted = run('convert', '-i', bake.folder, '-o', packed, '-f')
  expect(converted.stderr + converted.stdout).not.toMatch(/error/i)
  expect(converted.status).toBe(0)
  const report = join(folder, 'analysis')
  const sample = join(folder, 'sample.glb')
  writeFileSync(sample, unpacked(contents[0]!))
  const analysed = run('analyze', '-i', sample, '-o', report, '-f')
  expect(analysed.status).toBe(0)
})

it('is an empty set when there are no houses', async () => {
  const none = mkdtempSync(join(tmpdir(), 'houses-'))
  try {
    const empty = beginBake(none, 'none')!
    await bakeBuildings(testHouses(0), pyramid, empty)
    expect((readdirSync(empty.folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.glb'))).toEqual([])
    expect(JSON.parse(gunzipSync(readFileSync(join(empty.folder, 'tileset.json'))).toString())).toMatchObject({ asset: { version: '1.1' } })
  } finally {
    rmSync(none, { recursive: true, force: true })
  }
})

interface Availability {
  constant?: number
  bitstream?: number
}
interface SubtreeJson {
  tileAvailability: Availability
  contentAvailability: Availability[]
  childSubtreeAvailability: Availability
  bufferViews?: { byteOffset: number }[]
}
