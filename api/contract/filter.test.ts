import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketCount, DIMENSIONS, findDimension, type Dimension } from './dimensions.ts'
import { conditionPhrase, filterSentence, whomSentence } from './filter.sentence.ts'
import { FilterError, formatFilter, parseFilter, withCondition } from './filter.ts'
import { anyFilter } from '../testing/filter.testing.ts'

/** What stands in the address of a view: see web/url.ts. */
const IN_ADDRESS = /^[a-zA-Z0-9:,.;_-]{0,2000}$/

test('every filter is read back from its text, which stands in an address as it is', () => {
  fc.assert(
    fc.property(anyFilter(8), (filter) => {
      const text = formatFilter(filter)
      expect(text).toMatch(IN_ADDRESS)
      expect(encodeURI(text)).toBe(text)
      expect(parseFilter(text)).toEqual(filter)
      expect(formatFilter(parseFilter(text))).toBe(text)
    }),
  )
})

test('the order in which conditions are given does not matter', () => {
  fc.assert(
    fc.property(anyFilter(6), (filter) => {
      expect(formatFilter(filter.toReversed())).toBe(formatFilter(filter))
    }),
  )
})

test('any other text is refused with its dimension, never with another error', () => {
  const piece = fc.constantFrom('age', 'group', 'structure', ':', ';', ',', '.', '-', '1', '80', '4', 'x', ' ', '户')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        try {
          expect(parseFilter(formatFilter(parseFilter(text)))).toEqual(parseFilter(text))
        } catch (error) {
          if (!(error instanceof FilterError)) throw error
          expect(error.reason.zh).not.toBe('')
        }
      },
    ),
  )
})

test.each([
  ['age:x', 'age', '年龄不能是「x」'],
  ['age:80-60', 'age', '年龄不能是「80-60」'],
  ['sex:1;sex:2', 'sex', '性别给了两次'],
  ['structure:7', 'structure', '房屋结构不能是「7」'],
  ['group:1.', 'group', '特殊群体不能是「」'],
  ['roof', 'roof', '屋顶没有给值'],
  ['height:3', 'height', '没有「height」这项条件'],
])('%s is refused in %s', (text, dimension, zh) => {
  try {
    parseFilter(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ dimension, reason: { zh } })
  }
})

test('spans that touch are one, and equal filters have equal texts', () => {
  expect(formatFilter(parseFilter('structure:5,4,4;age:80-,60-69,70-79'))).toBe('age:60-;structure:4,5')
  expect(formatFilter(parseFilter('age:-17,18-'))).toBe('age:0-')
  expect(formatFilter(parseFilter('group:10,7.1,1.7'))).toBe('group:1.7,10')
})

test('a condition is replaced and taken away', () => {
  const filter = parseFilter('age:80-;structure:4')
  expect(formatFilter(withCondition(filter, 'age', { dimension: 'age', kind: 'range', ranges: [{ from: 60, to: 69 }] }))).toBe(
    'age:60-69;structure:4',
  )
  expect(formatFilter(withCondition(filter, 'age'))).toBe('structure:4')
})

describe('sentences', () => {
  test.each([
    ['', '所有人和房屋', 'All people and houses'],
    [
      'age:80-;group:10,11;structure:4',
      '80 岁及以上、独居老人或空巢老人的人，住在木结构的房屋里',
      'People: 80 or more years old, Aged living alone or Empty-nest aged; living in houses: Timber',
    ],
    ['builtYear:-1979;empty:1', '1979 年及以前建成、无人居住的房屋', 'Houses: built in 1979 or earlier, nobody living in it'],
    [
      'age:80-;received:-503',
      '80 岁及以上、近 12 个月无高龄津贴记录的人',
      'People: 80 or more years old, without Old-age allowance records in 12 months',
    ],
    ['group:1.7;householdSize:1', '低保且残疾、户内 1 人的人', 'People: Subsistence allowance and Disabled, in households of 1 people'],
  ])('%s', (text, zh, en) => {
    expect(filterSentence(parseFilter(text), 'zh')).toBe(zh)
    expect(filterSentence(parseFilter(text), 'en')).toBe(en)
  })

  test.each([
    ['', '所有人', 'Everybody'],
    ['age:80-', '80 岁及以上的人', 'People: 80 or more years old'],
    ['structure:4', '住在木结构的房屋里的人', 'People in houses: Timber'],
  ])('of people only: %s', (text, zh, en) => {
    expect(whomSentence(parseFilter(text), 'zh')).toBe(zh)
    expect(whomSentence(parseFilter(text), 'en')).toBe(en)
  })

  test('every condition has a phrase in both languages, without a gap or a code', () => {
    fc.assert(
      fc.property(anyFilter(), (filter) => {
        for (const condition of filter) {
          for (const language of ['zh', 'en'] as const) expect(conditionPhrase(condition, language)).not.toMatch(/undefined|null|NaN|\{\}/)
        }
      }),
    )
  })
})

describe.each(DIMENSIONS as readonly Dimension[])('$id', (dimension) => {
  test('is found by its id, has bars, and its codes fit a byte or a bit', () => {
    expect(findDimension(dimension.id)).toBe(dimension)
    expect(bucketCount(dimension)).toBeGreaterThan(1)
    if (dimension.kind === 'range') {
      for (const [index, { from }] of dimension.buckets.entries()) if (index > 0) expect(from).toBe(dimension.buckets[index - 1]!.to! + 1)
    } else if (dimension.kind === 'tags') expect(dimension.values.length).toBeLessThanOrEqual(32)
    else for (const { code } of dimension.values) expect(code).toBeLessThan(255)
  })
})
