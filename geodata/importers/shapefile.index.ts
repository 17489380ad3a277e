import { open } from 'node:fs/promises'
import { ImportError } from './importer.types.ts'

/**
 * Writes the .shx of a .shp by walking its records (ESRI White Paper, "Organization of the Index File").
 * @returns number of records
 * @throws ImportError naming the record at which the file breaks off
 */
export async function writeIndex(name: string, shpPath: string, shxPath: string): Promise<number> {
  const shp = await open(shpPath)
  const shx = await open(shxPath, 'w')
  try {
    const header = Buffer.alloc(100)
    await shp.read(header, 0, 100, 0)
    const end = header.readInt32BE(24) * 2
    const entries: number[] = []
    const record = Buffer.alloc(8)
    for (let at = 100; at < end;) {
      const { bytesRead } = await shp.read(record, 0, 8, at)
      const words = bytesRead === 8 ? record.readInt32BE(4) : -1
      if (words < 2 || at + 8 + words * 2 > end)
        throw new ImportError(`${name}：第 ${entries.length / 2 + 1} 条图形的长度不对，文件已损坏。`)
      entries.push(at / 2, words)
      at += 8 + words * 2
    }
    header.writeInt32BE(50 + entries.length * 2, 24)
    const body = Buffer.alloc(entries.length * 4)
    entries.forEach((value, index) => body.writeInt32BE(value, index * 4))
    await shx.write(Buffer.concat([header, body]))
    return entries.length / 2
  } finally {
    await shp.close()
    await shx.close()
  }
}
