import { expect, test } from 'vitest'
import { findCodeColumn, findNameColumn, trimCode } from './area_labels.ts'

test.each([
  ['430821', '430821'],
  [430821, '430821'],
  ['430821000000', '430821'],
  ['430821109', '430821109'],
  ['430821109000', '430821109'],
  [430821109201, '430821109201'],
  ['4308211092010000000', '430821109201'],
  ['430821109201.0', '430821109201'],
  [' 430821109201 ', '430821109201'],
  ['零溪镇', null],
  ['430821109201000000', '430821109201'],
  ['43082', null],
  ['4308211', null],
  ['', null],
  [null, null],
])('%j is the code %j', (given, code) => {
  expect(trimCode(given)).toBe(code)
})

test('columns are found by what they hold', () => {
  const features = ['零阳街道', '零溪镇'].map((name, index) => ({
    number: index + 1,
    geometry: null,
    properties: { OBJECTID: index, 甲: `43082110${index + 1}000`, 乙: name, 备注: '甲'.repeat(index) },
  }))
  const fields = ['OBJECTID', '甲', '乙', '备注']
  expect(findCodeColumn(features, fields, '430821')).toBe('甲')
  expect(findCodeColumn(features, fields, '430822')).toBeNull()
  const elsewhere = [{ number: 1, geometry: null, properties: { XZQDM: '430822109' } }]
  expect(findCodeColumn(elsewhere, ['XZQDM'], '430821')).toBe('XZQDM')
  expect(findNameColumn(features, fields, new Set(['零溪镇']))).toBe('乙')
  expect(findNameColumn(features, fields, new Set())).toBeNull()
})
