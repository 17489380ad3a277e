import type { ImplicitTiling } from './tileset.types.ts'

interface Availability {
  bitstream?: number
  /** name of `bitstream` in the 1.0 extension */
  bufferView?: number
  constant?: 0 | 1
}
interface SubtreeJson {
  buffers?: { uri?: string; byteLength: number }[]
  bufferViews?: { buffer: number; byteOffset: number; byteLength: number }[]
  contentAvailability?: Availability | Availability[]
  childSubtreeAvailability: Availability
}

export interface Coordinates {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly z: number
}

/** What a .subtree file says exists below it (OGC 22-025r4, section 7.9). */
export interface Subtree {
  /** one list of tiles for each content template */
  readonly contents: Coordinates[][]
  readonly children: Coordinates[]
}

export class SubtreeError extends Error {
  override name = 'SubtreeError'
}

/**
 * Reads a subtree.
 * @param at its root tile
 * @param external bytes of a buffer kept in another file
 * @throws SubtreeError when the bytes don't agree with their own description
 */
export async function readSubtree(
  bytes: Buffer,
  tiling: ImplicitTiling,
  at: Coordinates,
  external: (uri: string) => Promise<Buffer>,
): Promise<Subtree> {
  const binary = bytes.toString('latin1', 0, 4) === 'subt'
  const jsonLength = binary ? Number(bytes.readBigUInt64LE(8)) : bytes.length
  const json = JSON.parse(bytes.toString('utf8', binary ? 24 : 0, (binary ? 24 : 0) + jsonLength)) as SubtreeJson
  const inner = binary ? bytes.subarray(24 + jsonLength) : Buffer.alloc(0)
  const buffers = await Promise.all((json.buffers ?? []).map((buffer) => (buffer.uri === undefined ? inner : external(buffer.uri))))
  const bit = (availability: Availability, index: number): boolean => {
    const view = availability.bitstream ?? availability.bufferView
    if (view === undefined) return availability.constant === 1
    const { buffer, byteOffset } = json.bufferViews?.[view] ?? { buffer: 0, byteOffset: 0 }
    const byte = buffers[buffer]?.[byteOffset + (index >> 3)]
    if (byte === undefined) throw new SubtreeError('可用性数据不完整')
    return ((byte >> (index & 7)) & 1) === 1
  }
  const dimensions = tiling.subdivisionScheme === 'OCTREE' ? 3 : 2
  const content = json.contentAvailability ?? []
  const contents = (Array.isArray(content) ? content : [content]).map((availability) => {
    const tiles: Coordinates[] = []
    let before = 0
    for (let level = 0; level < tiling.subtreeLevels; level++) {
      const count = 2 ** (dimensions * level)
      for (let morton = 0; morton < count; morton++)
        if (bit(availability, before + morton)) tiles.push(below(at, level, morton, dimensions))
      before += count
    }
    return tiles
  })
  const children: Coordinates[] = []
  for (let morton = 0; morton < 2 ** (dimensions * tiling.subtreeLevels); morton++)
    if (bit(json.childSubtreeAvailability, morton)) children.push(below(at, tiling.subtreeLevels, morton, dimensions))
  return { contents, children }
}

/** The tile at a Morton index `levels` below another. */
function below(at: Coordinates, levels: number, morton: number, dimensions: 2 | 3): Coordinates {
  const local = [0, 0, 0]
  for (let level = 0; level < levels; level++)
    for (let axis = 0; axis < dimensions; axis++) local[axis]! |= ((morton >> (level * dimensions + axis)) & 1) << level
  const wide = 2 ** levels
  return { level: at.level + levels, x: at.x * wide + local[0]!, y: at.y * wide + local[1]!, z: at.z * wide + local[2]! }
}

/** A template URI with its {level}, {x}, {y}, {z} filled in. */
export function fillTemplate(uri: string, at: Coordinates): string {
  return uri.replace(/\{(level|x|y|z)\}/g, (_, name: keyof Coordinates) => String(at[name]))
}
