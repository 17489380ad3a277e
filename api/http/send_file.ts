import { open, type FileHandle } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from '../context.ts'

const unzip = promisify(gunzip)
/** Larger files are streamed instead of held in memory. */
const WHOLE_BYTES = 4 << 20
const BINARY = 'application/octet-stream'
/** Types that the MIME registry has no extension for. */
const TYPES: Readonly<Record<string, string>> = {
  '.terrain': 'application/vnd.quantized-mesh',
  '.b3dm': BINARY,
  '.i3dm': BINARY,
  '.pnts': BINARY,
  '.cmpt': BINARY,
  '.subtree': BINARY,
}

/**
 * The path below a folder that a URL's rest names; undefined where it would leave the folder, or names a hidden file.
 * `+` is a plus sign in a path, not a blank.
 */
export function safeRelativePath(rest: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(rest)
  } catch {
    return undefined
  }
  const segments = path.split('/')
  const bad = segments.some((segment) => segment === '' || segment.startsWith('.') || /[\\\0]/.test(segment))
  return bad ? undefined : segments.join('/')
}

interface SendOptions {
  cacheControl: string
  /** Part of the ETag: two sets with equal files are still two sets. */
  version?: string
  /** Whether `path.br` and `path.gz` may lie beside the file. */
  precompressed?: boolean
}

/**
 * Answers with a file below `root`. Files stored as gzip go out as such, unpacked only for a client that cannot.
 * @param path relative, as safeRelativePath gives it
 * @returns false when there is no such file
 */
export async function sendFile(ctx: Context, root: string, path: string, options: SendOptions): Promise<boolean> {
  const { file, encoding } = await openBest(ctx, join(root, path), options.precompressed ?? false)
  if (!file) return false
  let streaming = false
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return false
    ctx.status = 200
    ctx.type = TYPES[extname(path)] ?? (extname(path) || BINARY)
    ctx.set('Cache-Control', options.cacheControl)
    ctx.set('ETag', `"${options.version ?? ''}${stat.mtimeMs.toString(36)}-${stat.size.toString(36)}${encoding ?? ''}"`)
    ctx.vary('Accept-Encoding')
    ctx['compress'] = false
    if (ctx.fresh) {
      ctx.status = 304
      return true
    }
    if (stat.size > WHOLE_BYTES) {
      if (encoding) ctx.set('Content-Encoding', encoding)
      ctx.length = stat.size
      ctx.body = file.createReadStream()
      streaming = true
      return true
    }
    const bytes = await file.readFile()
    if (encoding) ctx.set('Content-Encoding', encoding)
    else if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      if (ctx.acceptsEncodings('gzip')) ctx.set('Content-Encoding', 'gzip')
      else {
        ctx.body = await unzip(bytes)
        return true
      }
    }
    ctx.body = bytes
    return true
  } finally {
    if (!streaming) await file.close()
  }
}

async function openBest(ctx: Context, path: string, precompressed: boolean): Promise<{ file?: FileHandle; encoding?: 'br' | 'gzip' }> {
  if (precompressed) {
    for (const [encoding, suffix] of [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const) {
      if (!ctx.acceptsEncodings(encoding)) continue
      const file = await openFile(path + suffix)
      if (file) return { file, encoding }
    }
  }
  return { file: await openFile(path) }
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(String(error.code)))
      return undefined
    throw error
  }
}
