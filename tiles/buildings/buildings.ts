import { gzipSync } from 'node:zlib'
import { workThrough } from '../crew.ts'
import type { Bounds, HeightPyramid } from '../heights.ts'
import type { Sink } from '../sink.ts'
import { encodedGround } from '../terrain/encoded.ts'
import type { HouseColumns } from './houses.columns.ts'
import { heightsBelow, houseBounds, nodeKey, quadtree, type Heights, type QuadNode } from './quadtree.ts'
import { SUBTREE_LEVELS, subtreesOf, TILE_SCHEMA } from './subtree.ts'

/** Nodes that one thread bakes in one go. */
export interface NodePart {
  nodes: QuadNode[]
}

/** What became of them, heights in their order; bytes are compressed. */
export interface BakedNodes {
  houses: number
  bytes: number
  heights: Heights[]
}

const PART_HOUSES = 2000
/** Metres by which the county is wrong when no house is drawn; half of it at each level below. */
const ROOT_ERROR = 5000

/**
 * Bakes houses into 3D Tiles 1.1: an implicit quadtree of binary glTF tiles, gzip-compressed under their plain names.
 * @returns houses and compressed bytes of content
 */
export async function bakeBuildings(
  houses: HouseColumns,
  pyramid: HeightPyramid,
  target: Sink & { folder: string },
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ houses: number; bytes: number }> {
  const region = houseBounds(houses) ?? pyramid.bounds
  const nodes = houses.count > 0 ? quadtree(houses, region) : [{ level: 0, x: 0, y: 0, houses: new Uint32Array() }]
  const baked = { houses: 0, bytes: 0 }
  const own = new Map<string, Heights>()
  onProgress(0, houses.count)
  const worker = new URL('./buildings.worker.ts', import.meta.url)
  const land = await encodedGround(pyramid, region)
  const task = { houses, region, land, folder: target.folder }
  await workThrough<unknown, NodePart, BakedNodes>(worker, task, partsOf(nodes), (result, part) => {
    baked.houses += result.houses
    baked.bytes += result.bytes
    part.nodes.forEach((node, index) => own.set(nodeKey(node), result.heights[index]!))
    onProgress(baked.houses, houses.count)
  })
  const heights = heightsBelow(nodes, own)
  for (const { level, x, y, bytes } of subtreesOf(nodes, heights)) target.put(`subtrees/${level}/${x}/${y}.subtree`, gzipSync(bytes))
  const whole = heights.get('0/0/0') ?? { lowest: 0, highest: 0 }
  target.put('tileset.json', gzipSync(JSON.stringify(tilesetJson(nodes, region, whole, target.version))))
  return { houses: baked.houses, bytes: baked.bytes }
}

function partsOf(nodes: readonly QuadNode[]): NodePart[] {
  const parts: NodePart[] = []
  let room = 0
  for (const node of nodes) {
    if (node.houses.length === 0) continue
    if (room < node.houses.length || parts.length === 0) {
      parts.push({ nodes: [] })
      room = PART_HOUSES
    }
    parts.at(-1)!.nodes.push(node)
    room -= node.houses.length
  }
  return parts
}

function tilesetJson(
  nodes: readonly QuadNode[],
  region: Bounds,
  { lowest, highest }: { lowest: number; highest: number },
  version: string,
) {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const { west, south, east, north } = region
  return {
    asset: { version: '1.1', tilesetVersion: version },
    schema: TILE_SCHEMA,
    geometricError: ROOT_ERROR * 4,
    root: {
      boundingVolume: { region: [...[west, south, east, north].map(radians), lowest, highest] },
      geometricError: ROOT_ERROR,
      refine: 'ADD',
      content: { uri: 'content/{level}/{x}/{y}.glb' },
      implicitTiling: {
        subdivisionScheme: 'QUADTREE',
        subtreeLevels: SUBTREE_LEVELS,
        availableLevels: Math.max(...nodes.map(({ level }) => level)) + 1,
        subtrees: { uri: 'subtrees/{level}/{x}/{y}.subtree' },
      },
    },
  }
}
