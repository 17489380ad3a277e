import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/**
 * A folder in one buffer: zstd of an int32 length, a JSON list of [path, size] and the files' bytes in that order.
 * Folders have size −1.
 */
export function packFolder(folder: string): Buffer {
  const entries: [string, number][] = []
  const bytes: Buffer[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    if (entry.isDirectory()) entries.push([name, -1])
    else if (entry.isFile()) entries.push([name, bytes[bytes.push(readFileSync(path)) - 1]!.length])
  }
  const list = Buffer.from(JSON.stringify(entries))
  const length = Buffer.alloc(4)
  length.writeInt32LE(list.length)
  return zstdCompressSync(Buffer.concat([length, list, ...bytes]), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}

/** Writes a packed folder out. */
export function unpackFolder(pack: Buffer, folder: string): void {
  const plain = zstdDecompressSync(pack)
  const listEnd = 4 + plain.readInt32LE(0)
  const entries = JSON.parse(plain.toString('utf8', 4, listEnd)) as [string, number][]
  mkdirSync(folder, { recursive: true })
  let at = listEnd
  for (const [name, size] of entries) {
    const path = join(folder, name)
    if (size < 0) mkdirSync(path, { recursive: true })
    else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, plain.subarray(at, at + size), { mode: 0o600 })
      at += size
    }
  }
  chmodSync(folder, 0o700)
}
