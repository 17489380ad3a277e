import type { QuadNode } from './quadtree.ts'

/** Levels of one subtree file. */
export const SUBTREE_LEVELS = 5
const MAGIC = 0x74627573

export interface Subtree {
  level: number
  x: number
  y: number
  bytes: Buffer
}

/**
 * The availability of a quadtree's nodes as 3D Tiles 1.1 subtrees.
 * https://docs.ogc.org/cs/22-025r4/22-025r4.html#implicittiling-subtrees
 */
export function subtreesOf(nodes: readonly QuadNode[]): Subtree[] {
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
    for (const node of root.nodes) {
      const depth = node.level - root.level
      const bit = (4 ** depth - 1) / 3 + morton(node.x - (root.x << depth), node.y - (root.y << depth), depth)
      tiles[bit] = 1
      if (node.houses.length > 0) contents[bit] = 1
    }
    for (const child of roots.values())
      if (child.level === root.level + SUBTREE_LEVELS && child.x >> SUBTREE_LEVELS === root.x && child.y >> SUBTREE_LEVELS === root.y)
        children[morton(child.x - (root.x << SUBTREE_LEVELS), child.y - (root.y << SUBTREE_LEVELS), SUBTREE_LEVELS)] = 1
    return { level: root.level, x: root.x, y: root.y, bytes: encodeSubtree(tiles, contents, children) }
  })
}

/** Bits of x and y interleaved, x lowest. */
export function morton(x: number, y: number, bits: number): number {
  let value = 0
  for (let bit = 0; bit < bits; bit++) value |= (((x >> bit) & 1) << (2 * bit)) | (((y >> bit) & 1) << (2 * bit + 1))
  return value
}

function encodeSubtree(tiles: Uint8Array, contents: Uint8Array, children: Uint8Array): Buffer {
  const pieces: Buffer[] = []
  const views: { buffer: number; byteOffset: number; byteLength: number }[] = []
  let length = 0
  const availability = (bits: Uint8Array) => {
    const count = bits.reduce((sum, bit) => sum + bit, 0)
    if (count === 0 || count === bits.length) return { constant: count === 0 ? 0 : 1 }
    const packed = Buffer.alloc(padded(Math.ceil(bits.length / 8)))
    bits.forEach((bit, index) => (packed[index >> 3]! |= bit << (index & 7)))
    views.push({ buffer: 0, byteOffset: length, byteLength: Math.ceil(bits.length / 8) })
    pieces.push(packed)
    length += packed.length
    return { bitstream: views.length - 1, availableCount: count }
  }
  const json = {
    tileAvailability: availability(tiles),
    contentAvailability: [availability(contents)],
    childSubtreeAvailability: availability(children),
    ...(length > 0 ? { buffers: [{ byteLength: length }], bufferViews: views } : {}),
  }
  const text = Buffer.from(JSON.stringify(json))
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
