import { join } from 'node:path'
import type { Position } from 'geojson'
import { beforeEach, expect, test } from 'vitest'
import { describeOnDatabases, useRolledBack } from '../../api/database/testing.ts'
import { storeAreas } from './areas.queries.ts'
import { insertCounty } from './boundary.queries.ts'
import { KINDS } from './kinds.ts'
import { type Drawn, rectangle, roundCounty, temporaryFolder, writeGeojson } from './testing.ts'

const folder = temporaryFolder()

describeOnDatabases('import of what stands in villages', (engine) => {
  const database = useRolledBack(engine)
  const file = (name: string, features: Drawn[]) => writeGeojson(join(folder, `${name}.geojson`), features)
  const run = (kind: string, path: string) =>
    KINDS.find(({ id }) => id === kind)!.run(
      [path],
      { resettle: false, yes: false },
      { dataDir: folder, transaction: (work) => database.system(work) },
    )
  const square = (lon: number, lat: number, size = 1e-4) => ({
    type: 'Polygon',
    coordinates: [rectangle(lon, lat, lon + size, lat + size)],
  })
  const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })
  const area = (code: string, level: 'township' | 'village', name: string, ring: Position[]) => ({
    code,
    level,
    name,
    pinyin: name,
    polygon: { type: 'MultiPolygon' as const, coordinates: [[ring]] },
  })
  const withVillages = () =>
    database.system((sql) =>
      storeAreas(sql, [
        area('430821109', 'township', '零溪镇', rectangle(110.9, 29.3, 111, 29.4)),
        area('430821109201', 'village', '大庄村', rectangle(110.9, 29.3, 110.95, 29.4)),
        area('430821109202', 'village', '零溪村', rectangle(110.95, 29.3, 111, 29.4)),
      ]),
    )

  beforeEach(async () => {
    await database.system((sql) => insertCounty(sql, { code: '430821', name: '慈利县', pinyin: 'ci li xian', polygon: roundCounty() }))
  })

  test('houses take the place of those of their village, and their households move in', async () => {
    await expect(run('houses', file('houses', [{ properties: {}, geometry: square(110.91, 29.31) }]))).rejects.toThrow(/村界/)
    await withVillages()
    await database.system(async (sql) => {
      for (const [id, village] of [
        [1, '430821109201'],
        [2, '430821109201'],
        [3, '430821109202'],
      ])
        await sql.run(
          `insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year, households, people)
           values ($1, $2, '旧', '旧', st_setsrid(st_geomfromgeojson($3), 4326), 6, 2, 2, 1, 2, 1990, 1, 3)`,
          [id, village, JSON.stringify(square(110.93, 29.35))],
        )
      await sql.run(
        `insert into households (id, kind, village_code, group_number, house_id, size) select id, 1, village_code, 1, id, 3 from houses`,
      )
    })
    const summary = await run(
      'houses',
      file('houses', [
        { properties: { 层数: 3, 结构: '钢混', 用途: '住宅', 建成年份: '2012年', 门牌: '大庄村1组9号' }, geometry: square(110.91, 29.31) },
        { properties: { 层数: 1, 结构: '木', 用途: '学校' }, geometry: square(110.92, 29.31) },
        { properties: { 高度: 700 }, geometry: square(110.92, 29.32) },
        { properties: {}, geometry: square(111.05, 29.35) },
        { properties: {}, geometry: point(110.92, 29.31) },
      ]),
    )
    expect(summary).toMatchObject({
      read: 5,
      stored: 2,
      rejected: [{ number: 3 }, { number: 4, reason: '不在任何一个村里' }, { number: 5, reason: '不是面' }],
    })
    expect(
      await database.system((sql) =>
        sql.rows(
          'select id, house_number number, address, height_meters height, floors, structure, use, roof, built_year built, households, people from houses order by id',
        ),
      ),
    ).toEqual([
      expect.objectContaining({ id: 3, number: '旧' }),
      {
        id: 4,
        number: '大庄村1组9号',
        address: '零溪镇大庄村1组9号',
        height: 9,
        floors: 3,
        structure: 1,
        use: 1,
        roof: 1,
        built: 2012,
        households: 2,
        people: 6,
      },
      expect.objectContaining({ id: 5, number: '大庄村2号', height: 3, structure: 4, use: 4, built: 0, households: 0 }),
    ])
    expect(await database.system((sql) => sql.rows('select id, house_id house from households order by id'))).toEqual([
      { id: 1, house: 4 },
      { id: 2, house: 4 },
      { id: 3, house: 3 },
    ])
    expect(
      await database.system((sql) => sql.rows(`select village_code village, value::int from figures where measure = 'houses' order by 1`)),
    ).toEqual([
      { village: '430821109201', value: 2 },
      { village: '430821109202', value: 1 },
    ])
  })

  test('facilities, enterprises and parcels find their village', async () => {
    await withVillages()
    const facilities = await run(
      'facilities',
      file('facilities', [
        { properties: { 名称: '大庄村卫生室', 床位数: 4 }, geometry: point(110.91, 29.31) },
        { properties: { 名称: '零溪镇卫生院' }, geometry: square(110.97, 29.31) },
        { properties: { 名称: '某地' }, geometry: point(110.97, 29.31) },
        { properties: {}, geometry: point(110.97, 29.31) },
      ]),
    )
    expect(facilities.rejected.map(({ reason }) => reason)).toEqual(['看不出是哪类设施', '没有名称'])
    expect(
      await database.system((sql) => sql.rows('select village_code village, kind, capacity, address from facilities order by id')),
    ).toEqual([
      { village: '430821109201', kind: 'clinic', capacity: 4, address: '零溪镇大庄村' },
      { village: '430821109202', kind: 'hospital', capacity: 0, address: '零溪镇零溪村' },
    ])
    await run(
      'industry',
      file('industry', [
        {
          properties: { 企业名称: '慈利县零溪柑橘种植专业合作社', 成立日期: '2016-03-08', 产值: '1,200,000', 用工: 25 },
          geometry: point(110.97, 29.31),
        },
      ]),
    )
    expect(
      await database.system((sql) =>
        sql.row('select village_code village, kind, sector, output_yuan::int output, jobs, founded_on::text founded from industry'),
      ),
    ).toEqual({
      village: '430821109202',
      kind: 2,
      sector: 'A',
      output: 1_200_000,
      jobs: 25,
      founded: '2016-03-08',
    })
    const parcel = { properties: { DLMC: '水田', 备注: '甲\t"乙"' }, geometry: square(110.91, 29.31, 1e-3) }
    await expect(run('parcels', file('parcels', [parcel]))).rejects.toThrow(/单位/)
    await database.system((sql) =>
      sql.run(`insert into units (id, name, kind, area_code) values (7, '县自然资源局', 'department', '430821')`),
    )
    await run('parcels', file('parcels', [parcel, { ...parcel, properties: { DLMC: '河流水面' } }]))
    expect(
      await database.system((sql) =>
        sql.rows('select village_code village, kind, unit_id unit, attributes, round(area_mu)::int mu from parcels'),
      ),
    ).toEqual([{ village: '430821109201', kind: 'paddy', unit: 7, attributes: parcel.properties, mu: 16 }])
  })
})
