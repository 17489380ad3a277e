import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { TileLayer } from '../contract/tile_layer.ts'
import type { Scope } from '../database/sql.ts'

const CACHE_BYTES = 64 << 20
/** Changes when the same rows become other bytes. */
const ENCODING = 1
/** Smaller answers gain nothing by packing, bytes. */
const WORTH_PACKING = 512

export type Packing = 'br' | 'gzip' | 'identity'
const PACK: Readonly<Record<Exclude<Packing, 'identity'>, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 5 }),
}

/** Answers made for one version of the data and one scope, packed and plain. Bounded by bytes; the least asked for goes first. */
export interface VectorCache {
  /** What was made before, or what `make` makes now; asked for several times at once, it is made once. */
  get(key: string, packing: Packing, make: () => Promise<Buffer>): Promise<{ bytes: Buffer; packing: Packing }>
}

export function createVectorCache(): VectorCache {
  const kept = new LRUCache<string, Buffer>({ maxSize: CACHE_BYTES, sizeCalculation: (bytes, key) => bytes.length + key.length + 64 })
  const making = new Map<string, Promise<Buffer>>()

  async function once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = kept.get(key)
    if (known) return known
    let made = making.get(key)
    if (!made) {
      made = make()
        .then((bytes) => {
          kept.set(key, bytes)
          return bytes
        })
        .finally(() => making.delete(key))
      making.set(key, made)
    }
    return made
  }

  return {
    async get(key, packing, make) {
      const plain = () => once(`${key} identity`, make)
      const known = packing !== 'identity' && kept.get(`${key} ${packing}`)
      if (known) return { bytes: known, packing }
      const bytes = await plain()
      if (packing === 'identity' || bytes.length < WORTH_PACKING) return { bytes, packing: 'identity' }
      return { bytes: await once(`${key} ${packing}`, () => PACK[packing](bytes)), packing }
    },
  }
}

/** Says whose picture of which data this is; equal for readers who see the same. */
export function layerKey(layer: TileLayer, version: string, scope: Scope): string {
  return `${ENCODING} ${layer.id} ${version} ${layer.seenBy === 'area' ? scope.area : 'everyone'}`
}

/** A weak tag: packed and plain bytes of one answer share it. */
export function tagOf(key: string): string {
  return `W/"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`
}
