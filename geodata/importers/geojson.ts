import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { detectEncoding, encodingOf } from './encoding.ts'
import { type FeatureFormat, ImportError, type ProbedFile, type ReadOptions } from './importer.types.ts'
import { openWithOgr, type Prepared } from './ogr.ts'

/** A JavaScript string holds no more; larger sets belong in a GeoPackage. */
const LARGEST_MEGABYTES = 500
const TYPES = new Set([
  'FeatureCollection',
  'Feature',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/** GeoJSON, RFC 7946. */
export const geojson: FeatureFormat = {
  id: 'geojson',
  title: 'GeoJSON',
  gives: 'features',
  recognises: (file) => /^(\xef\xbb\xbf)?\s*[{[]/.test(file.head.toString('latin1')),
  open: (file, options) => openWithOgr(file, options, (folder) => prepareGeojson(file, options, folder)),
}

async function prepareGeojson(file: ProbedFile, options: ReadOptions, folder: string): Promise<Prepared> {
  if (file.size > LARGEST_MEGABYTES * 1e6)
    throw new ImportError(`${file.name}：GeoJSON 超过 ${LARGEST_MEGABYTES} MB，请转成 GeoPackage 再导入。`)
  const bytes = await readFile(file.path)
  const encoding = options.encoding
    ? { name: encodingOf(options.encoding) ?? options.encoding, why: '由 --encoding 指定' }
    : detectEncoding([bytes])
  const text = decode(bytes, encoding.name)
  const parsed = parse(file.name, text)
  const path = encoding.name === 'UTF-8' ? undefined : join(folder, 'decoded.geojson')
  if (path) await writeFile(path, text)
  // RFC 7946 has no `crs` and means WGS-84; whether that is true, the numbers must show.
  return { path, encoding: { name: encoding.name, why: encoding.why.replace('没有 .cpg，', '') }, ...(parsed.crs ? {} : { crs: null }) }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new ImportError(`--encoding ${encoding}：不认识这种编码，可写 UTF-8、GBK、GB18030。`)
  }
}

function parse(name: string, text: string): { crs?: unknown } {
  const value = parseJson(name, text)
  const type = (value as { type?: unknown } | null)?.type
  if (typeof type !== 'string' || !TYPES.has(type))
    throw new ImportError(`${name}：是 JSON，但不是 GeoJSON（type 是 ${JSON.stringify(type) ?? '空'}），请给 FeatureCollection。`)
  return value as { crs?: unknown }
}

/**
 * Parses JSON.
 * @throws ImportError with line and column of what is wrong
 */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const message = (error as SyntaxError).message
    const position = /position (\d+)/.exec(message)?.[1]
    const at = position === undefined ? text.length : Number(position)
    const before = text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    const ended = position === undefined || at >= text.length
    throw new ImportError(
      ended
        ? `${name}：JSON 不完整，到第 ${line} 行第 ${column} 列就断了（共 ${text.length} 个字符），请重新取一份。`
        : `${name}：JSON 语法有误，第 ${line} 行第 ${column} 列（第 ${at + 1} 个字符）附近：${JSON.stringify(text.slice(Math.max(0, at - 12), at + 12))}。`,
    )
  }
}
