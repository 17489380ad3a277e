import { expect, test } from 'vitest'
import { z } from 'zod'
import { TILE_LAYERS } from '../../api/contract/vector.ts'
import { facilitiesLayer } from '../facilities/facilities.layer.ts'
import { CATALOGUE } from './catalogue.ts'
import { written } from './columns.ts'
import { samplesOf } from './samples.testing.ts'
import { stopOf } from './vector/style.ts'

const VECTORS = CATALOGUE.flatMap((layer) => (layer.source.kind === 'vector' ? [{ id: layer.id, layer, source: layer.source }] : []))
const LISTED = CATALOGUE.flatMap((layer) => (layer.table ? [{ id: layer.id, layer, table: layer.table }] : []))

test('every layer that is served as tiles is on the map, and none else', () => {
  expect(VECTORS.map(({ source }) => source.tiles).toSorted(byId)).toEqual(TILE_LAYERS.toSorted(byId))
})

test.each(CATALOGUE)('layer $id has a card for what it may carry, in both languages', (layer) => {
  for (const sample of samplesOf(layer.properties)) {
    for (const language of ['zh-CN', 'en'] as const)
      for (const line of layer.card(sample, language)) expect(line).not.toMatch(/undefined|null|NaN|\[object/)
    expect(() => layer.opens(sample)).not.toThrow()
  }
})

test.each(VECTORS)(
  'layer $id is drawn by a property that it carries, each value with a look and a meaning',
  ({ layer, source: { tiles, style } }) => {
    const fields = tiles.fields.shape as Record<string, z.ZodType>
    expect(fields).toHaveProperty(style.by)
    if (style.rank) expect(fields).toHaveProperty(style.rank)
    for (const { value } of style.stops) expect(fields[style.by]!.safeParse(value).success, String(value)).toBe(true)
    expect(layer.legend.map(({ label }) => label)).toEqual(style.stops.map(({ label }) => label))
    for (const sample of samplesOf(tiles.fields)) expect(stopOf(style, sample as never), JSON.stringify(sample)).toBeDefined()
    for (const { sign, pattern, width } of style.stops) {
      if (tiles.geometry === 'point') expect(sign?.text).toMatch(/^\p{Script=Han}$/u)
      else expect(pattern !== undefined || width !== undefined).toBe(true)
    }
    expect(layer.opens({ ...samplesOf(tiles.fields)[0]!, id: 7 })).toEqual({ feature: `${layer.id}:7` })
  },
)

test.each(LISTED)('layer $id lists and cards what its contract gives', ({ table: { list, one, columns, facts } }) => {
  const page = z.object({ items: z.array(z.unknown()), next: z.unknown() })
  expect(list.reply).toBeInstanceOf(page.constructor)
  const row = (list.reply as z.ZodObject<{ items: z.ZodArray<z.ZodObject> }>).shape.items.element
  const card = one.reply as z.ZodObject
  for (const { field, title } of columns) {
    expect(row.shape, field).toHaveProperty(field)
    expect(title.zh).toMatch(/\p{Script=Han}/u)
  }
  for (const { field } of facts) expect(card.shape, field).toHaveProperty(field)
  for (const [schema, shown] of [
    [row, columns],
    [card, facts],
  ] as const) {
    for (const sample of samplesOf(schema))
      for (const { field, format } of shown)
        for (const language of ['zh-CN', 'en'] as const) {
          const values = sample as Record<string, unknown>
          expect(written(values[field], format, language, values)).toMatch(/^(?!.*(undefined|NaN|\[object)).+$/)
        }
  }
})

test('what a facility has room for is counted in what it has', () => {
  const capacity = facilitiesLayer.table!.facts.find(({ field }) => field === 'capacity')!
  const room = (kind: string) => written(12, capacity.format, 'zh-CN', { kind })
  expect(['clinic', 'school', 'shelter', 'market'].map(room)).toEqual(['12 张床位', '12 个学位', '12 人', '12 个摊位'])
})

test('a code without a name is never shown as a code', () => {
  expect(written('xyz', { as: 'codes', codes: {} }, 'zh-CN')).toBe('未说明')
  expect(written(null, { as: 'mu' }, 'zh-CN')).toBe('未说明')
  expect(written(12_600_000, { as: 'yuan' }, 'zh-CN')).toBe('1,260 万元')
  expect(written(15.46, { as: 'mu' }, 'zh-CN')).toBe('15.5 亩')
  expect(written(860, { as: 'number', unit: { zh: '人', en: '' } }, 'zh-CN')).toBe('860 人')
  expect(written(15_300, { as: 'kilometers' }, 'zh-CN')).toBe('15.3 公里')
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
