import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeHouseAttributes, encodeHouseAttributes, HOUSE_COLUMNS, type HouseAttributes, type HouseColumn } from './house_attributes.ts'

const names = Object.keys(HOUSE_COLUMNS) as HouseColumn[]
const attributes: fc.Arbitrary<HouseAttributes> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxLength: 50 }),
    fc.subarray(names),
    fc.infiniteStream(fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  )
  .map(([ids, columns, numbers]) => ({
    version: 'abc',
    asOf: '2026-10-31',
    houses: ids.length,
    ids: Uint32Array.from(ids),
    columns: Object.fromEntries(
      columns.map((name) => {
        const values = ids.map(() => numbers.next().value!)
        return [name, HOUSE_COLUMNS[name] === 'u8' ? Uint8Array.from(values) : Uint32Array.from(values)]
      }),
    ),
  }))

test('attributes are read back from their bytes', () => {
  fc.assert(
    fc.property(attributes, (one) => {
      const bytes = encodeHouseAttributes(one)
      expect(decodeHouseAttributes(bytes.buffer as ArrayBuffer)).toEqual(one)
    }),
  )
})

test('other bytes are refused', () => {
  expect(() => decodeHouseAttributes(new ArrayBuffer(3))).toThrow('no attributes')
  expect(() => decodeHouseAttributes(new TextEncoder().encode('{"problem":1}').buffer as ArrayBuffer)).toThrow('no attributes')
  const cut = encodeHouseAttributes({
    version: '',
    asOf: '',
    houses: 2,
    ids: Uint32Array.of(1, 2),
    columns: { structure: Uint8Array.of(1, 2) },
  })
  expect(() => decodeHouseAttributes(cut.slice(0, -4).buffer as ArrayBuffer)).toThrow('outside')
})
