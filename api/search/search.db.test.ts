import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchHit } from '../contract/search.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty, idOf, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

const mine = VILLAGES[0]!

describeOnDatabases('search', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-search-'))
  let server: RunningServer
  let county: Caller
  let village: Caller
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
    county = await signIn(server, 'leader')
    village = await signIn(server, 'village-430821109201')
  })
  afterAll(() => server.stop())

  const find = async (call: Caller, q: string) =>
    ((await (await call(`/api/search?q=${encodeURIComponent(q)}`)).json()) as { items: SearchHit[] }).items
  const first = async (call: Caller, q: string) => {
    const [hit] = await find(call, q)
    return hit && [hit.kind, hit.id, hit.title]
  }

  test('areas by name, part of it, pinyin and initials', async () => {
    for (const q of ['大庄村', '大庄', '庄村', 'dazhuang', 'Da Zhuang', 'dzc']) {
      expect(await first(county, q), q).toEqual(['area', '430821109201', '大庄村'])
    }
    expect((await find(county, '大庄村'))[0]!.subtitle).toBe('慈利县 零溪镇')
    expect((await find(county, '五雷'))[0]).toMatchObject({ kind: 'place', subtitle: '山峰' })
    expect((await find(county, 'wls'))[0]).toMatchObject({ kind: 'place', title: '五雷山' })
  })

  test('houses by village and number, with or without 村, or by a part of the address', async () => {
    const house = ['house', String(idOf(mine, 2)), '大庄村2组12号']
    for (const q of ['大庄村2组12号', '大庄2组12', '大庄 12号', '慈利县大庄村2组12号']) expect(await first(county, q), q).toEqual(house)
    expect((await find(county, '2组12号')).filter(({ kind }) => kind === 'house')).toHaveLength(4)
    expect((await find(village, '2组12号')).filter(({ kind }) => kind === 'house')).toHaveLength(1)
  })

  test('people in scope by name, masked; by pinyin below the county', async () => {
    const person = ['person', String(idOf(mine, 1)), '徐**']
    expect(await first(county, '徐大一')).toEqual(person)
    expect((await find(county, '徐')).filter(({ kind }) => kind === 'person')).toEqual([])
    expect((await find(village, '徐')).filter(({ kind }) => kind === 'person')).toHaveLength(6)
    expect((await find(village, 'xdm')).filter(({ kind }) => kind === 'person')).toHaveLength(6)
    expect(await find(village, '覃大一')).toEqual([])
  })

  test('coordinates, in whichever comma', async () => {
    for (const q of ['110.85,29.35', '110.85， 29.35', '110.85 29.35']) {
      expect(await find(county, q)).toEqual([
        { kind: 'place', id: '110.85,29.35', title: '110.85, 29.35', subtitle: '零溪镇 大庄村', location: [110.85, 29.35] },
      ])
    }
    expect((await find(county, '0,0'))[0]!.subtitle).toBe('县域之外')
    for (const q of ['29.35N 110.85E', '29.35, 110.85', '北纬29度21分 东经110度51分'])
      expect((await find(county, q))[0], q).toMatchObject({ subtitle: '零溪镇 大庄村', location: [110.85, 29.35] })
    expect(await find(county, '999,29')).toEqual([])
  })

  test('characters and letters by turns', async () => {
    for (const q of ['大zc', 'd庄', '大zhuang', 'daz村']) expect(await first(county, q), q).toEqual(['area', '430821109201', '大庄村'])
    expect(await first(county, '五leis')).toEqual(['place', '1', '五雷山'])
    expect(await find(county, '大lc')).toEqual([])
  })

  test('facilities and enterprises by a part of their name in pinyin; a house by the end of its number', async () => {
    for (const q of ['wss', 'weishengshi'])
      expect(
        (await find(county, q)).map(({ kind }) => kind),
        q,
      ).toEqual(Array(4).fill('facility'))
    expect((await find(county, 'hzs')).map(({ kind }) => kind)).toEqual(Array(4).fill('industry'))
    for (const q of ['2组12号', '2组12', '12号', '12'])
      expect(
        (await find(county, q)).filter(({ kind }) => kind === 'house'),
        q,
      ).toHaveLength(4)
    expect((await find(county, '9组99号')).filter(({ kind }) => kind === 'house')).toEqual([])
  })

  test('what looks like a pattern is only text', async () => {
    for (const q of ['%', '_', "'", '\\', '%徐%', '.*', "'; drop table houses; --"]) expect(await find(county, q), q).toEqual([])
  })
})
