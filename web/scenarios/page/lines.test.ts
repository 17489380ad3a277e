import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const widthOf = (text: string) => [...text].length

test('lines keep to the room, numbers whole, no line begins with a comma', () => {
  expect(linesOf('惠及 22,869 人，全年支出增加 1,227.2 万元。', 9, widthOf)).toEqual([
    '惠及',
    '22,869 人，',
    '全年支出增加',
    '1,227.2 万',
    '元。',
  ])
  expect(linesOf('People are concerned', 10, widthOf)).toEqual(['People are', 'concerned'])
  expect(linesOf('', 9, widthOf)).toEqual([])
})

test('nothing but spaces is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('惠', '及', '，', '。', ' ', '1', '2', ',', 'a', 'b') }),
      fc.integer({ min: 3, max: 20 }),
      (text, room) => {
        expect(linesOf(text, room, widthOf).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      },
    ),
  )
})

test('a number and its unit stay together', () => {
  expect(linesOf('受影响，7,082 人要转移', 9, widthOf)).toEqual(['受影响，', '7,082 人要转', '移'])
})
