import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon, Position } from 'geojson'
import { beforeEach, expect, test } from 'vitest'
import { describeOnDatabases, useRolledBack } from '../../api/database/testing.ts'
import { readRelief } from '../relief.queries.ts'
import { sampleRelief } from '../relief.ts'
import { insertCounty } from './boundary.queries.ts'
import type { ImportOptions } from './kind.types.ts'
import { KINDS } from './kinds.ts'
import { movePositions, toOffset } from './offsets.ts'
import { type Drawn, rectangle, roundCounty, temporaryFolder, writeGeojson, writeGeotiff, writeShapefile } from './testing.ts'

const folder = temporaryFolder()
const county = { adcode: 430821, name: '慈利县' }

describeOnDatabases('import', (engine) => {
  const database = useRolledBack(engine)
  const run = (kind: string, path: string | string[], options: Partial<ImportOptions> = {}) =>
    KINDS.find(({ id }) => id === kind)!.run(
      [path].flat(),
      { resettle: false, yes: false, ...options },
      { dataDir: folder, transaction: (work) => database.system(work) },
    )
  const file = (name: string, features: Drawn[]) => writeGeojson(join(folder, `${name}.geojson`), features)
  const outline = (geometry: object, properties: Drawn['properties'] = county) => file('outline', [{ properties, geometry }])
  /** Everything an import might change, as one value. */
  const state = () =>
    database.system((sql) =>
      sql.row(`select (select md5(string_agg(md5(a::text), '' order by code)) from areas a) areas, (select md5(string_agg(md5(r::text), '' order by id)) from rivers r) rivers,
                      (select md5(string_agg(md5(s::text), '' order by relief_id, first_row)) from relief_strips s) relief`),
    )
  const area = (code: string) =>
    database.system((sql) =>
      sql.row<{ name: string; km2: number; inside: boolean; geodesic: number }>(
        `select name, area_km2 km2, st_area(geom::geography) / 1e6 geodesic, st_covers(geom, seat) inside from areas where code = $1`,
        [code],
      ),
    )

  beforeEach(async () => {
    const chosen = { code: '430821', name: '慈利县', pinyin: 'ci li xian', polygon: roundCounty() }
    await database.system((sql) => insertCounty(sql, chosen))
  })

  test('the outline is replaced, whatever it comes in', async () => {
    const first = await area('430821')
    expect(first).toMatchObject({ name: '慈利县', inside: true })
    expect(first!.km2).toBeCloseTo(first!.geodesic, 6)
    const offset = movePositions(roundCounty(0.3), (at) => toOffset('gcj02', at))
    const summary = await run(
      'boundary',
      file('several', [
        { properties: { adcode: 430822, name: '桑植县' }, geometry: { type: 'Polygon', coordinates: [rectangle(110, 29, 110.3, 29.6)] } },
        { properties: county, geometry: offset },
      ]),
      { crs: 'gcj02' },
    )
    expect(summary).toMatchObject({ read: 2, stored: 1, rejected: [{ number: 1 }] })
    const second = await area('430821')
    expect(Math.abs(second!.km2 - first!.km2)).toBeLessThan(1)
    const plain = await database.system((sql) =>
      sql.row<{ apart: number }>(
        `select st_area(st_symdifference(geom, st_setsrid(st_geomfromgeojson($1), 4326))) apart from areas where code = '430821'`,
        [JSON.stringify(roundCounty(0.3))],
      ),
    )
    expect(plain!.apart).toBeLessThan(1e-7)
  })

  const circle = roundCounty().coordinates[0]![0]!
  const crossing = (from: number, to: number): Position[] => {
    const ring = [...circle]
    ;[ring[from], ring[to]] = [ring[to]!, ring[from]!]
    return ring
  }
  const moved = (by: number): MultiPolygon => movePositions(roundCounty(), ([x, y]) => [x! + by, y!]) as MultiPolygon
  test.each<[string, object, Drawn['properties'], RegExp]>([
    ['crosses itself', { type: 'Polygon', coordinates: [crossing(20, 80)] }, county, /自相交，在 东经 1\d\d\.\d+°、北纬 2\d\.\d+°/],
    ['lies elsewhere', moved(-3), county, /只重叠 0%/],
    ['lies abroad', moved(-150), county, /不在中国境内/],
    ['is another county', roundCounty(), { adcode: 430822, name: '桑植县' }, /里面是桑植县（430822），不是慈利县/],
    ['is no polygon', { type: 'Point', coordinates: [111, 29] }, county, /没有面要素/],
    [
      'is far too small',
      movePositions(roundCounty(), ([x, y]) => [111 + (x! - 111) / 300, 29.4 + (y! - 29.4) / 300]),
      county,
      /不像一个县/,
    ],
  ])('an outline that %s is refused and changes nothing', async (_title, geometry, properties, words) => {
    const before = await state()
    await expect(run('boundary', outline(geometry, properties))).rejects.toThrow(words)
    expect(await state()).toEqual(before)
  })

  test('parts that share an edge are no crossing', async () => {
    const halves = { type: 'MultiPolygon', coordinates: [[rectangle(110.7, 29.1, 111, 29.7)], [rectangle(111, 29.2, 111.3, 29.7)]] }
    await run('boundary', outline(halves))
    expect(await database.system((sql) => sql.row(`select st_isvalid(geom) valid from areas where code = '430821'`))).toEqual({
      valid: true,
    })
  })

  const towns = [
    { code: '430821109', name: '零溪镇', ring: rectangle(110.9, 29.3, 111, 29.4) },
    { code: '430821201', name: '三官寺土家族乡', ring: rectangle(111.02, 29.3, 111.1, 29.4) },
  ]
  test('townships, then villages of a GBK Shapefile; names by their codes', async () => {
    const shapefile = writeShapefile(join(folder, '乡镇'), towns, { encoding: 'GBK' })
    expect(await run('areas', shapefile)).toMatchObject({ read: 2, stored: 2, rejected: [] })
    expect(await area('430821109')).toMatchObject({ name: '零溪镇', inside: true })
    const village = {
      properties: { QHDM: '430821109201000000', MC: '大庄村' },
      geometry: { type: 'Polygon', coordinates: [rectangle(110.92, 29.32, 110.95, 29.35)] },
    }
    const foreign = { properties: { QHDM: '430822109201', MC: '别处' }, geometry: village.geometry }
    const bare = { properties: { QHDM: '430821109202', MC: '点' }, geometry: { type: 'Point', coordinates: [110.9, 29.3] } }
    const summary = await run('areas', file('villages', [village, foreign, bare]))
    expect(summary.stored).toBe(1)
    expect(summary.rejected.map(({ reason }) => reason)).toEqual(['不属于慈利县', '没有面'])
    const renamed = { properties: { 名称: '零溪镇' }, geometry: { type: 'Polygon', coordinates: [rectangle(110.9, 29.3, 110.99, 29.4)] } }
    const again = await run('areas', file('renamed', [renamed]))
    expect(again.notes.join()).toContain('三官寺土家族乡')
    const rows = await database.system((sql) =>
      sql.rows(`select code, parent_code, level, name_pinyin from areas where level <> 'county' order by code`),
    )
    expect(rows).toEqual([
      { code: '430821109', parent_code: '430821', level: 'township', name_pinyin: 'ling xi zhen' },
      { code: '430821109201', parent_code: '430821109', level: 'village', name_pinyin: 'da zhuang cun' },
      { code: '430821201', parent_code: '430821', level: 'township', name_pinyin: 'san guan si tu jia zu xiang' },
    ])
  })

  const town = (ring: Position[], properties: Drawn['properties'] = { code: '430821109', name: '零溪镇' }): Drawn => ({
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  test.each<[string, Drawn[], RegExp]>([
    [
      'overlap',
      [town(towns[0]!.ring), town(rectangle(110.95, 29.3, 111.05, 29.4), { code: '430821201', name: '乙乡' })],
      /零溪镇（430821109）和乙乡（430821201）互相重叠 50\.0%/,
    ],
    ['lie outside', [town(rectangle(112, 29, 112.2, 29.2))], /界外/],
    ['have no columns to go by', [town(towns[0]!.ring, { a: 1 })], /--code-column/],
    ['belong to nobody here', [town(towns[0]!.ring, { code: '430822109', name: '甲镇' })], /不属于慈利县/],
    ['are villages of an unknown township', [town(towns[0]!.ring, { code: '430821999201', name: '甲村' })], /请先导入乡镇界/],
    [
      'cross themselves',
      [
        town([
          [110.9, 29.3],
          [111, 29.4],
          [111, 29.3],
          [110.9, 29.4],
          [110.9, 29.3],
        ]),
      ],
      /零溪镇（430821109）的边界自相交/,
    ],
  ])('areas that %s are refused and change nothing', async (_title, features, words) => {
    const before = await state()
    await expect(run('areas', file('areas', features))).rejects.toThrow(words)
    expect(await state()).toEqual(before)
  })

  const step = 1 / 300
  const heights = (west: number, east: number, height: (column: number, row: number) => number, south = 29) => {
    const width = Math.round((east - west) / step) + 1
    const rows = Math.round((29.8 - south) / step) + 1
    return writeGeotiff(join(folder, `${west}-${east}-${south}.tif`), {
      west,
      north: 29.8,
      step,
      width,
      heights: Float32Array.from({ length: width * rows }, (_, index) => height(index % width, Math.floor(index / width))),
    })
  }
  test('heights come in as they are, from one file or two, voids filled', async () => {
    const rise = (column: number, row: number) => (column === 100 && row % 10 === 0 ? -32768 : 100 + column + row)
    await run('dem', heights(110.5, 111.5, rise))
    const relief = await database.system(readRelief)
    expect(sampleRelief(relief!, 110.5 + 50 * step, 29.8 - 60 * step)).toBeCloseTo(210, 1)
    expect(Math.abs(sampleRelief(relief!, 110.5 + 100 * step, 29.8 - 120 * step) - 320)).toBeLessThan(1)
    const summary = await run('dem', [
      heights(110.5, 111, (column, row) => 100 + column + row),
      heights(111, 111.5, (column, row) => 250 + column + row),
    ])
    expect(summary.lines.find(([label]) => label === '空洞')![1]).toBe('没有')
    const joined = await database.system(readRelief)
    for (const [column, row] of [
      [40, 50],
      [150, 20],
      [151, 21],
      [290, 200],
    ] as const)
      expect(sampleRelief(joined!, 110.5 + column * step, 29.8 - row * step)).toBeCloseTo(100 + column + row, 1)
  })

  test.each<[string, () => string, RegExp]>([
    ['stop short', () => heights(110.5, 111.1, (column) => column + 1), /没有盖住慈利县，东侧缺 0\.\d+°/],
    ['stop short on two sides', () => heights(110.9, 111.5, (column) => column + 1, 29.3), /西侧缺 0\.\d+°、南侧缺/],
    ['are all zero', () => heights(110.5, 111.5, () => 0), /高程是 0/],
    ['are flat', () => heights(110.5, 111.5, () => 77), /高程几乎都是 77\.0 米/],
    ['are absurd', () => heights(110.5, 111.5, (column) => column * 100), /不合常理/],
    ['are mostly void', () => heights(110.5, 111.5, (column) => (column % 3 ? -9999 : column)), /没有高程/],
    ['are of another place', () => heights(120, 121, (column) => column), /不含慈利县/],
  ])('heights that %s are refused and change nothing', async (_title, path, words) => {
    await run(
      'dem',
      heights(110.5, 111.5, (column) => column + 100),
    )
    const before = await state()
    await expect(run('dem', path())).rejects.toThrow(words)
    expect(await state()).toEqual(before)
  })

  test('rivers replace those before, cut to the surroundings', async () => {
    const line = (...coordinates: Position[]) => ({ type: 'LineString', coordinates })
    const summary = await run(
      'rivers',
      file('rivers', [
        { properties: { name: '澧水 Lishui', 河宽: 180 }, geometry: line([100, 29.4], [111, 29.4], [120, 29.4]) },
        { properties: { name: '零溪' }, geometry: line([110.9, 29.3], [111, 29.35]) },
        { properties: { name: '江垭水库' }, geometry: { type: 'Polygon', coordinates: [rectangle(110.75, 29.4, 110.8, 29.45)] } },
        { properties: { name: '长江' }, geometry: line([111, 31], [112, 31]) },
        { properties: { name: '点' }, geometry: { type: 'Point', coordinates: [111, 29.4] } },
      ]),
    )
    expect(summary).toMatchObject({ read: 5, stored: 3, rejected: [{ number: 4 }, { number: 5 }] })
    const rows = await database.system((sql) =>
      sql.rows('select name, kind, width_meters width, st_xmax(geom) - st_xmin(geom) < 1.3 cut from rivers order by id'),
    )
    expect(rows).toEqual([
      { name: '澧水', kind: 'river', width: 180, cut: true },
      { name: '零溪', kind: 'stream', width: 12, cut: true },
      { name: '江垭水库', kind: 'reservoir', width: 200, cut: true },
    ])
    const before = await state()
    await expect(run('rivers', file('far', [{ properties: {}, geometry: line([111, 31], [112, 31]) }]))).rejects.toThrow(
      /没有一个经过慈利县/,
    )
    expect(await state()).toEqual(before)
  })

  test('a damaged file never reaches the database', async () => {
    const before = await state()
    const path = join(folder, 'damaged.geojson')
    writeFileSync(path, '{"type":"FeatureCollection","features":[{')
    for (const { id: kind } of KINDS.filter(({ id }) => id !== 'dem' && id !== 'tileset'))
      await expect(run(kind, path)).rejects.toThrow(/JSON 不完整/)
    await expect(run('dem', path)).rejects.toThrow(/认不出/)
    expect(await state()).toEqual(before)
  })
})
