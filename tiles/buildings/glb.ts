import { MeshoptEncoder } from 'meshoptimizer/encoder'

/** EXT_structural_metadata wants its views on 8 bytes, everything else less. */
const ALIGNMENT = 8
const GLB_MAGIC = 0x46546c67
const JSON_CHUNK = 0x4e4f534a
const BINARY_CHUNK = 0x004e4942

export const COMPONENT = { unsignedByte: 5121, unsignedShort: 5123, unsignedInt: 5125 } as const
const TARGET = { attributes: 34962, indices: 34963 } as const

type Bytes = Uint8Array | Uint16Array | Uint32Array | Float32Array

interface BufferView {
  buffer: number
  byteOffset: number
  byteLength: number
  byteStride?: number
  target?: number
  extensions?: object
}

/** An accessor as glTF describes it, but for its view. */
export interface Accessor {
  componentType: number
  count: number
  type: 'SCALAR' | 'VEC3' | 'VEC4'
  normalized?: boolean
  min?: number[]
  max?: number[]
}

/** Writes a binary glTF 2.0 whose positions and indices are compressed by EXT_meshopt_compression. Await `glbReady` before. */
export class GlbWriter {
  #views: BufferView[] = []
  #accessors: (Accessor & { bufferView: number })[] = []
  #pieces: Uint8Array[] = []
  #length = 0
  #uncompressedLength = 0

  /** Bytes as they are; gives the view's index. */
  addBytes(bytes: Bytes): number {
    this.#views.push({ buffer: 0, byteOffset: this.#append(bytesOf(bytes)), byteLength: bytes.byteLength })
    return this.#views.length - 1
  }

  /** Compressed vertex data, `stride` bytes a vertex; gives the accessor's index. */
  addAttribute(values: Bytes, stride: number, accessor: Accessor): number {
    const view = this.#addCompressed(values, accessor.count, stride, 'ATTRIBUTES', { byteStride: stride, target: TARGET.attributes })
    return this.#accessors.push({ bufferView: view, ...accessor }) - 1
  }

  /** Vertex data as they are, `stride` bytes a vertex; gives the accessor's index. */
  addPlainAttribute(values: Bytes, stride: number, accessor: Accessor): number {
    const view = this.addBytes(values)
    Object.assign(this.#views[view]!, { byteStride: stride, target: TARGET.attributes })
    return this.#accessors.push({ bufferView: view, ...accessor }) - 1
  }

  /** Compressed indices of triangles; gives the accessor's index. */
  addTriangles(indices: Uint16Array | Uint32Array): number {
    const view = this.#addCompressed(indices, indices.length, indices.BYTES_PER_ELEMENT, 'TRIANGLES', { target: TARGET.indices })
    const componentType = indices.BYTES_PER_ELEMENT === 4 ? COMPONENT.unsignedInt : COMPONENT.unsignedShort
    return this.#accessors.push({ bufferView: view, componentType, count: indices.length, type: 'SCALAR' }) - 1
  }

  /** The file; `document` brings everything that isn't buffers, views and accessors. */
  finish(document: object): Buffer {
    const json = {
      ...document,
      accessors: this.#accessors,
      bufferViews: this.#views,
      buffers: [
        { byteLength: this.#length },
        { byteLength: this.#uncompressedLength, extensions: { EXT_meshopt_compression: { fallback: true } } },
      ],
    }
    const text = Buffer.from(JSON.stringify(json))
    const textChunk = Buffer.alloc(aligned(text.length), ' ')
    text.copy(textChunk)
    const header = Buffer.alloc(20)
    header.writeUInt32LE(GLB_MAGIC, 0)
    header.writeUInt32LE(2, 4)
    header.writeUInt32LE(20 + textChunk.length + 8 + this.#length, 8)
    header.writeUInt32LE(textChunk.length, 12)
    header.writeUInt32LE(JSON_CHUNK, 16)
    const binaryHeader = Buffer.alloc(8)
    binaryHeader.writeUInt32LE(this.#length, 0)
    binaryHeader.writeUInt32LE(BINARY_CHUNK, 4)
    return Buffer.concat([header, textChunk, binaryHeader, ...this.#pieces])
  }

  #addCompressed(values: Bytes, count: number, byteStride: number, mode: 'ATTRIBUTES' | 'TRIANGLES', view: Partial<BufferView>): number {
    const compressed = MeshoptEncoder.encodeGltfBuffer(bytesOf(values), count, byteStride, mode, 0)
    const extension = { buffer: 0, byteOffset: this.#append(compressed), byteLength: compressed.byteLength, byteStride, count, mode }
    this.#views.push({
      buffer: 1,
      byteOffset: this.#uncompressedLength,
      byteLength: values.byteLength,
      ...view,
      extensions: { EXT_meshopt_compression: extension },
    })
    this.#uncompressedLength += aligned(values.byteLength)
    return this.#views.length - 1
  }

  #append(bytes: Uint8Array): number {
    const offset = this.#length
    this.#pieces.push(bytes)
    const padding = aligned(bytes.length) - bytes.length
    if (padding > 0) this.#pieces.push(new Uint8Array(padding))
    this.#length += bytes.length + padding
    return offset
  }
}

/** Resolves when the compressor (WebAssembly) can be used. */
export const glbReady: Promise<void> = MeshoptEncoder.ready

const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT
const bytesOf = (values: Bytes) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
