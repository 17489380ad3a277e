import { open, readdir, stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { type Importer, ImportError, type ProbedFile } from './importer.types.ts'

const HEAD_BYTES = 4096

/**
 * Looks at a file's size and first bytes.
 * @throws ImportError when it isn't there, can't be opened or is empty
 */
export async function probeFile(given: string): Promise<ProbedFile> {
  const path = resolve(given)
  const name = basename(path)
  const extension = extname(name).slice(1).toLowerCase()
  const status = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(
      error.code === 'ENOENT' ? `${given}：没有这个文件，请核对路径。` : `${given}：打不开（${error.code ?? error.message}）。`,
    )
  })
  if (status.isDirectory()) return { path, name, extension, size: 0, head: Buffer.alloc(0), folder: true }
  if (!status.isFile()) throw new ImportError(`${given}：不是普通文件。`)
  if (status.size === 0) throw new ImportError(`${name}：文件是空的（0 字节），请重新取一份。`)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${given}：打不开（${error.code ?? error.message}）。`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return { path, name, extension, size: status.size, head: buffer.subarray(0, bytesRead), folder: false }
  } finally {
    await file.close()
  }
}

/**
 * The format of a file, by its first bytes.
 * @throws ImportError saying what the file looks like and which formats would do
 */
export async function recognise<T extends Importer>(file: ProbedFile, formats: readonly T[]): Promise<T> {
  const found = formats.find((format) => format.recognises(file))
  if (found) return found
  const known = `能读的格式：${formats.map((format) => format.title).join('、')}`
  if (file.folder) {
    const inside = (await readdir(file.path)).filter((name) =>
      formats.some((format) => format.recognises({ ...file, name, extension: extname(name).slice(1).toLowerCase(), folder: true })),
    )
    const hint = inside.length > 0 ? `请指明其中的一个，如 ${inside.slice(0, 3).join('、')}` : `请给出文件；${known}`
    throw new ImportError(`${file.name}：这是文件夹，不是文件。${hint}。`)
  }
  if (file.head.every((byte) => byte === 0))
    throw new ImportError(`${file.name}：文件开头全是 0，没有数据（可能下载或复制没有完成），请重新取一份。`)
  if (/^(csv|txt|xlsx?|et)$/.test(file.extension)) throw new ImportError(`${file.name}：这是表格，没有图形，不能这样导入。${known}。`)
  if (file.head.subarray(0, 2).toString('latin1') === 'PK') throw new ImportError(`${file.name}：这是压缩包，请先解压再导入。`)
  throw new ImportError(`${file.name}：认不出是什么格式。${known}。`)
}
