import { copyFile, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readTexts, type Table } from './dbf.ts'
import { detectEncoding, encodingOf } from './encoding.ts'
import { type FeatureFormat, ImportError, type Named, type ProbedFile, type ReadOptions } from './importer.types.ts'
import { openWithOgr, type Prepared } from './ogr.ts'
import { writeIndex } from './shapefile.index.ts'

/** ESRI Shapefile (ESRI White Paper, July 1998): .shp with .shx, .dbf and, if one is lucky, .prj and .cpg beside it. */
export const shapefile: FeatureFormat = {
  id: 'shapefile',
  title: 'Shapefile（.shp）',
  gives: 'features',
  recognises: (file) =>
    file.head.length >= 100 && file.head.readInt32BE(0) === 9994 && file.head.readInt32LE(28) === 1000 && file.extension !== 'shx',
  open: (file, options) => openWithOgr(file, options, (folder) => prepareShapefile(file, options, folder)),
}

type Parts = Partial<Record<'shx' | 'dbf' | 'prj' | 'cpg', string>>

async function prepareShapefile(file: ProbedFile, options: ReadOptions, folder: string): Promise<Prepared> {
  const whole = file.head.readInt32BE(24) * 2
  if (file.size < whole) throw new ImportError(`${file.name}：文件不完整，应有 ${whole} 字节，只有 ${file.size} 字节，请重新取一份。`)
  const parts = await besides(file)
  const table = parts.dbf ? await readTexts(parts.dbf) : null
  const encoding = table && (await encodingOfTable(table, parts.cpg, options))
  const notes = parts.dbf ? [] : ['缺 .dbf，没有属性（名称、代码）']
  const openOptions = encoding ? [`ENCODING=${encoding.name}`] : []
  const indexed = parts.shx ? await sizeOf(parts.shx) : 0
  const records = Math.max(0, (indexed - 100) / 8)
  if (parts.shx && (table === null || records === table.records)) return { openOptions, encoding, notes }

  // Without a sound .shx GDAL opens nothing: a copy gets a new one, made from the records themselves.
  const path = join(folder, 'source.shp')
  await copyFile(file.path, path)
  const counted = await writeIndex(file.name, path, join(folder, 'source.shx'))
  if (table && counted !== table.records)
    throw new ImportError(`${file.name}：图形有 ${counted} 条，属性表 .dbf 有 ${table.records} 条，不是一套，请重新取一份完整的。`)
  if (parts.dbf) await copyFile(parts.dbf, join(folder, 'source.dbf'))
  if (parts.prj) await copyFile(parts.prj, join(folder, 'source.prj'))
  return { path, openOptions, encoding, notes: [...notes, parts.shx ? '.shx 与图形不符，已重建索引' : '缺 .shx，已重建索引'] }
}

async function encodingOfTable(table: Table, cpg: string | undefined, options: ReadOptions): Promise<Named> {
  if (options.encoding) {
    const name = encodingOf(options.encoding)
    if (!name) throw new ImportError(`--encoding ${options.encoding}：不认识这种编码，可写 UTF-8、GBK、GB18030。`)
    return { name, why: '由 --encoding 指定' }
  }
  return detectEncoding(table.texts, cpg && (await readFile(cpg, 'latin1')))
}

/** Files of the same base name beside it, whatever the case of their endings. */
async function besides(file: ProbedFile): Promise<Parts> {
  const folder = dirname(file.path)
  const base = file.name.slice(0, -file.extension.length - 1)
  const names = await readdir(folder)
  const parts: Parts = {}
  for (const ending of ['shx', 'dbf', 'prj', 'cpg'] as const) {
    const name = names.find((name) => name.toLowerCase() === `${base}.${ending}`.toLowerCase())
    if (name) parts[ending] = join(folder, name)
  }
  return parts
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path)
  try {
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}
