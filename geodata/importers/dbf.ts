import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ImportError } from './importer.types.ts'

/** Enough to tell an encoding by. */
const SAMPLE_BYTES = 4_000_000

export interface Table {
  readonly records: number
  /** column names and the texts of the first records, undecoded, trailing blanks cut */
  readonly texts: readonly Uint8Array[]
}

/**
 * Byte strings of a dBASE III table (.dbf).
 * @throws ImportError when it is damaged or cut short
 */
export async function readTexts(path: string): Promise<Table> {
  const name = basename(path)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, SAMPLE_BYTES)), 0, Math.min(size, SAMPLE_BYTES), 0)
    if (bytesRead < 33) throw new ImportError(`${name}：属性表不完整（只有 ${size} 字节），请重新取一份。`)
    const records = buffer.readUInt32LE(4)
    const headerLength = buffer.readUInt16LE(8)
    const recordLength = buffer.readUInt16LE(10)
    const whole = headerLength + records * recordLength
    if (headerLength < 33 || recordLength < 1 || headerLength > bytesRead)
      throw new ImportError(`${name}：不是正确的 dBASE 属性表，文件已损坏。`)
    if (size < whole) throw new ImportError(`${name}：属性表不完整，应有 ${whole} 字节，只有 ${size} 字节，请重新取一份。`)
    return { records, texts: textsOf(buffer.subarray(0, bytesRead), headerLength, recordLength, records) }
  } finally {
    await file.close()
  }
}

function textsOf(bytes: Buffer, headerLength: number, recordLength: number, records: number): Uint8Array[] {
  const texts: Uint8Array[] = []
  const columns: { from: number; length: number }[] = []
  let from = 1
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    texts.push(bytes.subarray(at, at + bytes.subarray(at, at + 11).indexOf(0)))
    const length = bytes[at + 16]!
    if (bytes[at + 11] === 0x43) columns.push({ from, length }) // 'C'
    from += length
  }
  for (let record = 0; record < records; record++) {
    const start = headerLength + record * recordLength
    if (start + recordLength > bytes.length) break
    for (const column of columns) {
      let end = start + column.from + column.length
      while (end > start + column.from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
      if (end > start + column.from) texts.push(bytes.subarray(start + column.from, end))
    }
  }
  return texts
}
