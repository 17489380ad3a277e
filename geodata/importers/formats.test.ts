import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readWgs84, withFeatures } from './features.ts'
import type { ImportOptions } from './kind.types.ts'
import { toOffset } from './offsets.ts'
import { convertWithGdal, type Drawn, rectangle, temporaryFolder, writeGeojson, writeShapefile } from './testing.ts'

const folder = temporaryFolder()
const plain: ImportOptions = { resettle: false, yes: false }
const read = (path: string, options: Partial<ImportOptions> = {}, near: number | null = 111) =>
  withFeatures(path, { ...plain, ...options }, (open) => readWgs84(open, near))

const rows = [
  { code: '430821109', name: '零溪镇', ring: rectangle(110.9, 29.3, 111, 29.4) },
  { code: '430821201', name: '三官寺土家族乡', ring: rectangle(111, 29.3, 111.1, 29.4) },
]
const drawn: Drawn[] = rows.map(({ code, name, ring }) => ({
  properties: { CODE: code, 名称: name },
  geometry: { type: 'Polygon', coordinates: [ring] },
}))
const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

/** Every corner of the file lies on a corner of `rows`, within 2 cm. */
async function expectRows(path: string, options: Partial<ImportOptions> = {}): Promise<string> {
  const { features, lines, notes } = await read(path, options)
  expect(features.map(({ properties }) => properties['CODE'] ?? properties['Name']).sort()).toEqual(rows.map(({ code }) => code))
  for (const { geometry, properties } of features) {
    const row = rows.find(({ code }) => code === (properties['CODE'] ?? properties['Name']))!
    if (properties['名称'] !== undefined) expect(properties['名称']).toBe(row.name)
    const corners =
      geometry?.type === 'Polygon' ? geometry.coordinates[0]! : geometry?.type === 'MultiPolygon' ? geometry.coordinates[0]![0]! : []
    expect(corners).toHaveLength(5)
    for (const [lon, lat] of corners)
      expect(Math.min(...row.ring.map(([x, y]) => Math.max(Math.abs(x! - lon!), Math.abs(y! - lat!))))).toBeLessThan(2e-7)
  }
  return [...lines.map(([label, text]) => `${label}：${text}`), ...notes].join('\n')
}

test.each([
  ['GBK with .cpg and .prj', { encoding: 'GBK', cpg: 'GBK', prj: WGS84_PRJ }, ['GB18030（.cpg 写明 GBK）', '文件自带']],
  ['GBK without either', { encoding: 'GBK' }, ['没有 .cpg，内容不是合法的 UTF-8', '猜测']],
  ['GBK that calls itself UTF-8', { encoding: 'GBK', cpg: 'UTF-8' }, ['不符']],
  ['UTF-8 without .cpg', { encoding: 'UTF-8' }, ['UTF-8（没有 .cpg，按内容判断）']],
  ['no .shx', { encoding: 'GB18030', shx: false }, ['缺 .shx，已重建索引']],
] as const)('Shapefile: %s', async (title, parts, said) => {
  const told = await expectRows(writeShapefile(join(folder, title.replaceAll(/\W/g, '_')), rows, parts))
  for (const words of said) expect(told).toContain(words)
})

test('Shapefile: what is broken is told before anything is read', async () => {
  const cut = writeShapefile(join(folder, 'cut'), rows, { encoding: 'GBK' })
  truncateSync(cut, 200)
  await expect(read(cut)).rejects.toThrow(/cut\.shp：文件不完整，应有 \d+ 字节，只有 200 字节/)
  const table = writeShapefile(join(folder, 'table'), rows, { encoding: 'GBK' })
  truncateSync(join(folder, 'table.dbf'), 150)
  await expect(read(table)).rejects.toThrow(/table\.dbf：属性表不完整/)
  const odd = writeShapefile(join(folder, 'odd'), rows, { encoding: 'GBK' })
  writeShapefile(join(folder, 'other'), rows.slice(0, 1), { encoding: 'GBK' })
  writeFileSync(join(folder, 'odd.dbf'), readFileSync(join(folder, 'other.dbf')))
  await expect(read(odd)).rejects.toThrow(/图形有 2 条，属性表 \.dbf 有 1 条/)
  await expect(read(writeShapefile(join(folder, 'klingon'), rows, { encoding: 'GBK' }), { encoding: 'klingon' })).rejects.toThrow(
    /--encoding klingon/,
  )
})

test('GeoJSON: offset coordinates come back, GBK and a byte order mark are read', async () => {
  const moved = drawn.map((row, index) => ({
    ...row,
    geometry: { type: 'Polygon', coordinates: [rows[index]!.ring.map((at) => toOffset('gcj02', at))] },
  }))
  expect(await expectRows(writeGeojson(join(folder, 'gcj.geojson'), moved), { crs: 'gcj02' })).toContain('GCJ-02')
  const path = writeGeojson(join(folder, 'plain.geojson'), drawn)
  expect(await expectRows(path)).toContain('--crs gcj02')
  const gbk = join(folder, 'gbk.geojson')
  writeFileSync(gbk, iconv.encode(readFileSync(path, 'utf8'), 'gbk'))
  expect(await expectRows(gbk)).toContain('GB18030')
  const bom = join(folder, 'bom.geojson')
  writeFileSync(bom, `\uFEFF${readFileSync(path, 'utf8')}`)
  await expectRows(bom)
})

test.each([
  ['EPSG:4525', 'shp', 'ESRI Shapefile'],
  ['EPSG:4490', 'gpkg', 'GPKG'],
  ['EPSG:4546', 'gpkg', 'GPKG'],
  ['EPSG:4525', 'fgb', 'FlatGeobuf'],
  ['EPSG:4326', 'kml', 'KML'],
])('%s in a .%s', async (crs, extension, driver) => {
  const source = writeGeojson(join(folder, 'source.geojson'), drawn)
  const path = join(folder, `${crs.slice(5)}.${extension}`)
  const options = [
    '-f',
    driver,
    '-t_srs',
    crs,
    ...(extension === 'shp' ? ['-lco', 'ENCODING=GBK'] : []),
    ...(extension === 'kml' ? ['-dsco', 'NameField=CODE'] : []),
  ]
  const bytes = await convertWithGdal('ogr2ogr', source, options, (written) => {
    for (const part of extension === 'shp' ? ['shx', 'dbf', 'prj', 'cpg'] : [])
      writeFileSync(join(folder, `4525.${part}`), readFileSync(written.replace(/shp$/, part)))
    return readFileSync(written)
  })
  writeFileSync(path, bytes)
  expect(await expectRows(path)).toContain('文件自带')
  if (extension === 'gpkg') {
    truncateSync(path, bytes.length - 4096)
    await expect(read(path)).rejects.toThrow(/文件不完整/)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 7)]))
    await expect(read(path)).rejects.toThrow(/GDAL/)
  }
})

test.each([
  ['{"type":"FeatureCollection","features":[', /不完整/],
  ['{"type":"FeatureCollection",\n"features";[]}', /第 2 行第 11 列/],
  ['[1,2]', /不是 GeoJSON/],
  ['{"type":"FeatureCollection","features":[]}', /没有任何要素/],
  ['{"type":"Polygon","coordinates":[[["a",1],[2,3],[4,5],["a",1]]]}', /损坏/],
  ['{"type":"Point","coordinates":[29.4,111]}', /写反/],
  ['{"type":"Point","coordinates":[-90,29]}', /不在中国境内/],
  ['<html>', /认不出/],
  ['PK\u0003\u0004', /先解压/],
])('%j is refused', async (text, words) => {
  const path = join(folder, 'bad.json')
  writeFileSync(path, text)
  await expect(read(path)).rejects.toThrow(words)
})

test('systems that don’t fit the numbers, or don’t exist, are refused', async () => {
  const path = writeGeojson(join(folder, 'fit.geojson'), drawn)
  await expect(read(path, { crs: 'EPSG:4525' })).rejects.toThrow(/坐标系/)
  await expect(read(path, { crs: 'EPSG:99999' })).rejects.toThrow(/没有这个坐标系/)
  await expect(read(path, { layer: '别处' })).rejects.toThrow(/没有图层 别处/)
})
