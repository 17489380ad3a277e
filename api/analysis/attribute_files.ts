import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Context } from '../context.ts'
import { houseAttributes } from './attributes.ts'
import type { Reading } from './reading.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** A quarter of the size in a fifth of a second. Brotli makes it two hundredths smaller, for those alone who come by TLS. */
const LEVEL = 5

interface AttributeFile {
  readonly etag: string
  readonly packed: Buffer
}

/** Attributes of houses, made and compressed once for each reading. */
export class AttributeFiles {
  /** A file goes with its reading, of which the store keeps few. */
  private readonly files = new WeakMap<Reading, Promise<AttributeFile>>()

  /** Answers with the file, or that the reader has it. */
  async send(ctx: Context, reading: Reading): Promise<void> {
    const { etag, packed } = await this.fileOf(reading)
    ctx.status = 200
    ctx.type = 'application/octet-stream'
    ctx.set('Cache-Control', 'private, no-cache')
    ctx.set('ETag', etag)
    ctx.vary('Accept-Encoding')
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    if (!ctx.acceptsEncodings('gzip')) {
      ctx.body = await unpack(packed)
      return
    }
    ctx['compress'] = false
    ctx.set('Content-Encoding', 'gzip')
    ctx.body = packed
  }

  private fileOf(reading: Reading): Promise<AttributeFile> {
    let file = this.files.get(reading)
    if (!file) {
      file = fileOf(reading)
      this.files.set(reading, file)
      file.catch(() => this.files.delete(reading))
    }
    return file
  }
}

async function fileOf(reading: Reading): Promise<AttributeFile> {
  const bytes = houseAttributes(reading)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { etag, packed: await pack(bytes, { level: LEVEL }) }
}
