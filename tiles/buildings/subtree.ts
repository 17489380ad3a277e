import { nodeKey, type Heights, type QuadNode } from './quadtree.ts'

/** Levels of one subtree file. */
export const SUBTREE_LEVELS = 5
const MAGIC = 0x74627573

/** What a tile says of itself: without its own heights it would be taken to be as high as the whole county. */
export const TILE_SCHEMA = {
  id: 'tiles',
  classes: {
    tile: {
      properties: {
        lowest: { type: 'SCALAR', componentType: 'FLOAT32', semantic: 'TILE_MINIMUM_HEIGHT', required: true },
        highest: { type: 'SCALAR', componentType: 'FLOAT32', semantic: 'TILE_MAXIMUM_HEIGHT', required: true },
      },
    },
  },
}

export interface Subtree {
  level: number
  x: number
  y: number
  bytes: Buffer
}

/**
 * The availability of a quadtree's nodes, and their heights, as 3D Tiles 1.1 subtrees.
 * https://docs.ogc.org/cs/22-025r4/22-025r4.html#implicittiling-subtrees
 */
export function subtreesOf(nodes: readonly QuadNode[], heights: ReadonlyMap<string, Heights>): Subtree[] {
  const roots = new Map<string, { level: number; x: number; y: number; nodes: QuadNode[] }>()
  for (const node of nodes) {
    const below = node.level % SUBTREE_LEVELS
    const root = { level: node.level - below, x: node.x >> below, y: node.y >> below }
    const key = `${root.level}/${root.x}/${root.y}`
    const known = roots.get(key)
    if (known) known.nodes.push(node)
    else roots.set(key, { ...root, nodes: [node] })
  }
  return [...roots.values()].map((root) => {
    const tiles = new Uint8Array((4 ** SUBTREE_LEVELS - 1) / 3)
    const contents = new Uint8Array(tiles.length)
    const children = new Uint8Array(4 ** SUBTREE_LEVELS)
    const tileHeights: Heights[] = []
    for (const node of root.nodes) {
      const depth = node.level - root.level
      const bit = (4 ** depth - 1) / 3 + morton(node.x - (root.x << depth), node.y - (root.y << depth), depth)
      tiles[bit] = 1
      tileHeights[bit] = heights.get(nodeKey(node)) ?? { lowest: 0, highest: 0 }
      if (node.houses.length > 0) contents[bit] = 1
    }
    for (const child of roots.values())
      if (child.level === root.level + SUBTREE_LEVELS && child.x >> SUBTREE_LEVELS === root.x && child.y >> SUBTREE_LEVELS === root.y)
        children[morton(child.x - (root.x << SUBTREE_LEVELS), child.y - (root.y << SUBTREE_LEVELS), SUBTREE_LEVELS)] = 1
    return { level: root.level, x: root.x, y: root.y, bytes: encodeSubtree(tiles, contents, children, tileHeights.filter(Boolean)) }
  })
}

/** Bits of x and y interleaved, x lowest. */
export function morton(x: number, y: number, bits: number): number {
  let value = 0
  for (let bit = 0; bit < bits; bit++) value |= (((x >> bit) & 1) << (2 * bit)) | (((y >> bit) & 1) << (2 * bit + 1))
  return value
}

/** @param heights of the available tiles, in the order of their bits */
function encodeSubtree(tiles: Uint8Array, contents: Uint8Array, children: Uint8Array, heights: readonly Heights[]): Buffer {
  const pieces: Buffer[] = []
  const views: { buffer: number; byteOffset: number; byteLength: number }[] = []
  let length = 0
  const addView = (bytes: Uint8Array) => {
    const piece = Buffer.alloc(padded(bytes.length))
    piece.set(bytes)
    views.push({ buffer: 0, byteOffset: length, byteLength: bytes.length })
    pieces.push(piece)
    length += piece.length
    return views.length - 1
  }
  const availability = (bits: Uint8Array) => {
    const count = bits.reduce((sum, bit) => sum + bit, 0)
    if (count === 0 || count === bits.length) return { constant: count === 0 ? 0 : 1 }
    const packed = new Uint8Array(Math.ceil(bits.length / 8))
    bits.forEach((bit, index) => (packed[index >> 3]! |= bit << (index & 7)))
    return { bitstream: addView(packed), availableCount: count }
  }
  const column = (values: number[]) => ({ values: addView(new Uint8Array(Float32Array.from(values).buffer)) })
  const json = {
    tileAvailability: availability(tiles),
    contentAvailability: [availability(contents)],
    childSubtreeAvailability: availability(children),
    propertyTables: [
      {
        class: 'tile',
        count: heights.length,
        properties: { lowest: column(heights.map(({ lowest }) => lowest)), highest: column(heights.map(({ highest }) => highest)) },
      },
    ],
    tileMetadata: 0,
  }
  const text = Buffer.from(JSON.stringify({ ...json, buffers: [{ byteLength: length }], bufferViews: views }))
  const textChunk = Buffer.alloc(padded(text.length), ' ')
  text.copy(textChunk)
  const header = Buffer.alloc(24)
  header.writeUInt32LE(MAGIC, 0)
  header.writeUInt32LE(1, 4)
  header.writeBigUInt64LE(BigInt(textChunk.length), 8)
  header.writeBigUInt64LE(BigInt(length), 16)
  return Buffer.concat([header, textChunk, ...pieces])
}

const padded = (length: number) => Math.ceil(length / 8) * 8
