import { expect, test } from 'vitest'
import { chooseCrs, declaredCrs, offsetOf, parseCrs, WGS84 } from './crs.ts'
import { ImportError } from './importer.types.ts'

test.each([
  ['EPSG:4525', 'EPSG:4525'],
  ['epsg:4490', 'EPSG:4490'],
  ['4546', 'EPSG:4546'],
  ['WGS84', 'EPSG:4326'],
  ['wgs-84', 'EPSG:4326'],
  ['CGCS2000', 'EPSG:4490'],
  ['GCJ-02', 'gcj02'],
  ['bd09', 'bd09'],
])('%s is understood', (typed, definition) => {
  expect(parseCrs(typed).definition).toBe(definition)
})

test.each(['', 'foo', 'EPSG:', 'EPSG:12', 'mars'])('%j is refused', (typed) => {
  expect(() => parseCrs(typed)).toThrow(ImportError)
})

test('zones of CGCS2000 are named', () => {
  expect(parseCrs('EPSG:4525').title).toContain('3 度带第 37 带')
  expect(parseCrs('EPSG:4546').title).toContain('中央经线 111°')
  expect(parseCrs('EPSG:4497').title).toContain('6 度带第 19 带')
})

test('what is asked for wins, then what the file declares, then a guess that is said', () => {
  const extent = [110, 29, 111, 30] as const
  expect(chooseCrs('a', 'gcj02', WGS84, extent, null).crs.definition).toBe('gcj02')
  expect(chooseCrs('a', 'EPSG:4214', WGS84, extent, null).why).toContain('未采用')
  expect(chooseCrs('a', undefined, parseCrs('4490'), extent, null).crs.definition).toBe('EPSG:4490')
  expect(chooseCrs('a', undefined, null, extent, null)).toMatchObject({ crs: WGS84, why: expect.stringContaining('猜测') })
})

test.each([
  [[37_458_000, 3_216_000, 37_532_000, 3_286_000], 'EPSG:4525'],
  [[19_460_000, 3_216_000, 19_530_000, 3_286_000], 'EPSG:4497'],
  [[458_000, 3_216_000, 532_000, 3_286_000], 'EPSG:4546'],
] as const)('projected numbers %j are guessed as %s', (extent, definition) => {
  expect(chooseCrs('a', undefined, null, extent, 110.95)).toMatchObject({ crs: { definition }, why: expect.stringContaining('猜测') })
})

test('numbers that fit nothing are refused, swapped ones are told', () => {
  expect(() => chooseCrs('a', undefined, null, [1e9, 1e9, 2e9, 2e9], 111)).toThrow(/--crs/)
  expect(() => chooseCrs('a', undefined, null, [458_000, 3_216_000, 532_000, 3_286_000], null)).toThrow(/--crs/)
  expect(() => chooseCrs('a', undefined, null, [29, 110, 30, 111], null)).toThrow(/写反/)
})

test("GDAL's WKT is read; local systems count as none", () => {
  expect(declaredCrs({ wkt: 'GEOGCRS["WGS 84",DATUM["x"],ID["EPSG",4326]]' })).toEqual(WGS84)
  expect(declaredCrs({ wkt: 'PROJCRS["某地方坐标系",BASEGEOGCRS["x",ID["EPSG",4490]],CONVERSION["y"]]' })?.title).toBe('某地方坐标系')
  expect(declaredCrs({ wkt: 'ENGCRS["local"]' })).toBeNull()
  expect(declaredCrs(undefined)).toBeNull()
  expect(offsetOf(WGS84)).toBeNull()
})
