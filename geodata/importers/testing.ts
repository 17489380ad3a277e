/** Small files of every format, made on the spot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MultiPolygon, Position } from 'geojson'
import iconv from 'iconv-lite'
import { afterAll } from 'vitest'
import { GdalProcess } from './gdal.ts'

/** A folder that is gone after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yitu-import-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A county-sized polygon with a hole and some hundred vertices, around 111 E 29.4 N; `turn` moves its corners. */
export function roundCounty(turn = 0): MultiPolygon {
  const ring = (radius: number, clockwise: boolean): Position[] => {
    const points = Array.from({ length: 120 }, (_, index) => {
      const angle = ((clockwise ? -index : index) / 120) * 2 * Math.PI + turn
      const wave = radius * (1 + 0.1 * Math.cos(5 * angle))
      return [111 + wave * Math.cos(angle), 29.4 + wave * 0.85 * Math.sin(angle)]
    })
    return [...points, points[0]!]
  }
  return { type: 'MultiPolygon', coordinates: [[ring(0.33, false), ring(0.02, true)]] }
}

/** A rectangle of degrees as a ring that is closed, counter-clockwise. */
export function rectangle(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

export interface Drawn {
  properties: Record<string, string | number>
  geometry: object | null
}

export function writeGeojson(path: string, features: readonly Drawn[]): string {
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', ...feature })) }))
  return path
}

interface ShapefileParts {
  encoding: 'UTF-8' | 'GBK' | 'GB18030'
  cpg?: string
  prj?: string
  shx?: boolean
  dbf?: boolean
}

/** A polygon Shapefile, byte by byte, of one rectangle a record. Returns the .shp's path. */
export function writeShapefile(
  base: string,
  rows: readonly { code: string; name: string; ring: Position[] }[],
  parts: ShapefileParts,
): string {
  const records = rows.map(({ ring }, index) => {
    const content = Buffer.alloc(48 + ring.length * 16)
    content.writeInt32LE(5, 0)
    boxOf(ring).forEach((value, at) => content.writeDoubleLE(value, 4 + at * 8))
    content.writeInt32LE(1, 36)
    content.writeInt32LE(ring.length, 40)
    // Outer rings run clockwise.
    ring.toReversed().forEach(([x, y], at) => {
      content.writeDoubleLE(x!, 48 + at * 16)
      content.writeDoubleLE(y!, 56 + at * 16)
    })
    const head = Buffer.alloc(8)
    head.writeInt32BE(index + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([head, content])
  })
  const body = Buffer.concat(records)
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + body.length) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(5, 32)
  boxOf(rows.flatMap((row) => row.ring)).forEach((value, at) => header.writeDoubleLE(value, 36 + at * 8))
  writeFileSync(`${base}.shp`, Buffer.concat([header, body]))
  if (parts.shx !== false) {
    const index = Buffer.alloc(records.length * 8)
    let offset = 50
    records.forEach((record, at) => {
      index.writeInt32BE(offset, at * 8)
      index.writeInt32BE(record.length / 2 - 4, at * 8 + 4)
      offset += record.length / 2
    })
    const head = Buffer.from(header)
    head.writeInt32BE(50 + records.length * 4, 24)
    writeFileSync(`${base}.shx`, Buffer.concat([head, index]))
  }
  if (parts.dbf !== false) writeFileSync(`${base}.dbf`, tableOf(rows, parts.encoding))
  if (parts.cpg !== undefined) writeFileSync(`${base}.cpg`, parts.cpg)
  if (parts.prj !== undefined) writeFileSync(`${base}.prj`, parts.prj)
  return `${base}.shp`
}

function tableOf(rows: readonly { code: string; name: string }[], encoding: string): Buffer {
  const columns = [
    ['CODE', 12],
    ['名称', 30],
  ] as const
  const header = Buffer.alloc(32 + columns.length * 32 + 1)
  header[0] = 3
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(1 + 42, 10)
  columns.forEach(([name, length], at) => {
    iconv.encode(name, encoding).copy(header, 32 + at * 32)
    header.write('C', 32 + at * 32 + 11)
    header[32 + at * 32 + 16] = length
  })
  header[header.length - 1] = 0x0d
  const records = rows.map(({ code, name }) => {
    const record = Buffer.alloc(43, 0x20)
    record.write(code, 1, 'latin1')
    iconv.encode(name, encoding).copy(record, 13, 0, 30)
    return record
  })
  return Buffer.concat([header, ...records, Buffer.from([0x1a])])
}

function boxOf(points: readonly Position[]): number[] {
  const [xs, ys] = [points.map((point) => point[0]!), points.map((point) => point[1]!)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A GeoTIFF of float32 heights in EPSG:4326, uncompressed; `west` and `north` are the first sample's place. */
export function writeGeotiff(
  path: string,
  grid: { west: number; north: number; step: number; width: number; heights: Float32Array },
): string {
  const { west, north, step, width, heights } = grid
  const data = Buffer.from(heights.buffer, heights.byteOffset, heights.byteLength)
  const doubles = Buffer.alloc(72)
  ;[step, step, 0, 0, 0, 0, west - step / 2, north + step / 2, 0].forEach((value, at) => doubles.writeDoubleLE(value, at * 8))
  // GeoKeyDirectory: geographic model, cells are areas, EPSG:4326 (OGC 19-008, section 7).
  const keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]
  const shorts = Buffer.alloc(keys.length * 2)
  keys.forEach((value, at) => shorts.writeUInt16LE(value, at * 2))
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, 4, 1, width],
    [257, 4, 1, heights.length / width],
    [258, 3, 1, 32],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 8 + doubles.length + shorts.length],
    [277, 3, 1, 1],
    [278, 4, 1, heights.length / width],
    [279, 4, 1, data.length],
    [339, 3, 1, 3],
    [33550, 12, 3, 8],
    [33922, 12, 6, 8 + 24],
    [34735, 3, keys.length, 8 + doubles.length],
  ]
  const directory = Buffer.alloc(2 + entries.length * 12 + 4)
  directory.writeUInt16LE(entries.length, 0)
  entries.forEach(([tag, type, count, value], at) => {
    directory.writeUInt16LE(tag, 2 + at * 12)
    directory.writeUInt16LE(type, 4 + at * 12)
    directory.writeUInt32LE(count, 6 + at * 12)
    directory.writeUInt32LE(value, 10 + at * 12)
  })
  const header = Buffer.from('II*\0\0\0\0\0', 'latin1')
  header.writeUInt32LE(8 + doubles.length + shorts.length + data.length, 4)
  writeFileSync(path, Buffer.concat([header, doubles, shorts, data, directory]))
  return path
}

/** The same file in another format or coordinate system, by one of GDAL's programs. Returns its bytes. */
export async function convertWithGdal(
  task: 'ogr2ogr' | 'gdalwarp',
  path: string,
  options: string[],
  read: (written: string) => Buffer,
): Promise<Buffer> {
  const gdal = await GdalProcess.start()
  try {
    return read(await gdal.run<string>('test', { task, path, options }))
  } finally {
    await gdal.close()
  }
}
