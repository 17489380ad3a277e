import { expect, test } from 'vitest'
import { measureFigure } from './measureFigure.ts'
import { boundOf, piecesOf } from './told.ts'

test('a sentence is words and numbers', () => {
  expect(piecesOf('惠及 {people}，其中零溪镇 {extra@430821109}。')).toEqual([
    { words: '惠及 ' },
    { measure: 'people', area: null },
    { words: '，其中零溪镇 ' },
    { measure: 'extra', area: '430821109' },
    { words: '。' },
  ])
  expect(piecesOf('没有数字')).toEqual([{ words: '没有数字' }])
})

test('numbers are written as their measure asks', () => {
  expect(measureFigure(22_869, 'people', '人', 'zh-CN')).toEqual({ digits: '22,869', unit: '人' })
  expect(measureFigure(12_272_200, 'yuan', '元', 'zh-CN')).toEqual({ digits: '1,227', unit: '万元' })
  expect(measureFigure(0.3519, 'share', '', 'zh-CN')).toEqual({ digits: '35.2', unit: '%' })
  expect(measureFigure(12.34, 'minutes', '分钟', 'zh-CN')).toEqual({ digits: '12.3', unit: '分钟' })
  expect(measureFigure(70_631, 'meters', '', 'zh-CN')).toEqual({ digits: '70.6', unit: '公里' })
  expect(measureFigure(840, 'meters', '', 'en')).toEqual({ digits: '840', unit: 'm' })
})

test('no line begins with the punctuation after a number, or ends with the bracket before it', () => {
  const number = (measure: string, before: string, after: string) => ({ measure, area: null, before, after })
  expect(boundOf(piecesOf('涨水，{houses}（{households}）受影响，{people}要转移。'))).toEqual([
    { words: '涨水，' },
    number('houses', '', ''),
    number('households', '（', '）'),
    { words: '受影响，' },
    number('people', '', ''),
    { words: '要转移。' },
  ])
  expect(boundOf(piecesOf('（{people}）。'))).toEqual([number('people', '（', '）。')])
})
