import type { Named } from './importer.types.ts'

/** Encodings of Chinese files as GDAL and TextDecoder both name them. */
type EncodingName = 'UTF-8' | 'GB18030' | 'BIG5'

/** The encoding a `.cpg` or `--encoding` means; GBK and GB2312 are read by their superset. Undefined = not known. */
export function encodingOf(text: string): EncodingName | undefined {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (['utf8', '65001', 'cp65001'].includes(plain)) return 'UTF-8'
  if (['gbk', 'gb2312', 'gb18030', '936', 'cp936', 'ansi936', 'oem936', 'euccn', 'chinese', 'ms936', 'windows936'].includes(plain))
    return 'GB18030'
  if (['big5', '950', 'cp950', 'ansi950', 'windows950'].includes(plain)) return 'BIG5'
  return undefined
}

/** Whether bytes can be read in an encoding; a character cut off at the end (a full field) is forgiven. */
export function fits(bytes: Uint8Array, encoding: EncodingName): boolean {
  return [0, 1, 2, 3].some((cut) => {
    if (cut >= bytes.length) return cut === 0
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      return false
    }
  })
}

/**
 * The encoding of a file's texts.
 * @param texts its byte strings
 * @param declared what a `.cpg` says, if there is one
 */
export function detectEncoding(texts: readonly Uint8Array[], declared?: string): Named & { name: EncodingName } {
  const foreign = texts.filter((bytes) => bytes.some((byte) => byte > 127))
  const suits = (encoding: EncodingName) => foreign.every((bytes) => fits(bytes, encoding))
  const said = declared === undefined ? undefined : encodingOf(declared)
  if (said && suits(said)) return { name: said, why: `.cpg 写明 ${declared!.trim()}` }
  const lie =
    declared === undefined ? '没有 .cpg' : said ? `.cpg 写的 ${declared.trim()} 与内容不符` : `.cpg 写的 ${declared.trim()} 不认识`
  if (foreign.length === 0) return { name: 'UTF-8', why: '只有 ASCII 字符' }
  if (suits('UTF-8')) return { name: 'UTF-8', why: `${lie}，按内容判断` }
  if (suits('GB18030')) return { name: 'GB18030', why: `${lie}，内容不是合法的 UTF-8` }
  return { name: 'GB18030', why: `${lie}，内容判断不出，按国标处理；若有乱码，请用 --encoding 指明` }
}
