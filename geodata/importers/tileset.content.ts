import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unzip = promisify(gunzip)
const MAGICS = new Set(['b3dm', 'i3dm', 'pnts', 'cmpt', 'glTF', 'subt', 'vctr', 'geom'])
/** RTC_CENTER stands in the feature table's JSON, which follows a header of at most 32 bytes. */
const HEAD_BYTES = 4096

export interface ContentHead {
  /** why the file can't be used, or null */
  readonly damage: string | null
  readonly rtcCenter: readonly [number, number, number] | null
  readonly gzip: boolean
}

/** Looks at a tile's content without reading it whole: kind, announced length, RTC_CENTER. */
export async function inspectContent(path: string, size: number): Promise<ContentHead> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head[0] === 0x1f && head[1] === 0x8b) {
      const whole = await file
        .readFile()
        .then((rest) => unzip(Buffer.concat([head, rest])))
        .catch(() => null)
      return whole ? { ...judge(whole, whole.length), gzip: true } : { damage: 'gzip 压缩不完整', rtcCenter: null, gzip: true }
    }
    return { ...judge(head, size), gzip: false }
  } finally {
    await file.close()
  }
}

function judge(head: Buffer, size: number): Omit<ContentHead, 'gzip'> {
  if (size === 0) return { damage: '空文件', rtcCenter: null }
  const magic = head.toString('latin1', 0, 4)
  if (/^\s*\{/.test(head.toString('latin1', 0, 64))) return { damage: null, rtcCenter: null }
  if (!MAGICS.has(magic)) return { damage: '不是 3D Tiles 的内容', rtcCenter: null }
  // A subtree's length is the sum of its two chunks'; all others announce it in their third word.
  const announced = magic === 'subt' ? 24 + Number(head.readBigUInt64LE(8)) + Number(head.readBigUInt64LE(16)) : head.readUInt32LE(8)
  if (size < announced) return { damage: `应有 ${announced} 字节，只有 ${size} 字节`, rtcCenter: null }
  return { damage: null, rtcCenter: rtcCenterOf(head) }
}

function rtcCenterOf(head: Buffer): readonly [number, number, number] | null {
  const found = /"RTC_CENTER"\s*:\s*\[\s*([-\d.eE+]+)\s*,\s*([-\d.eE+]+)\s*,\s*([-\d.eE+]+)\s*\]/.exec(head.toString('latin1'))
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null
}
