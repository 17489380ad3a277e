import { expect, test } from 'vitest'
import { measureFigure } from './measureFigure.ts'
import { joined, piecesOf } from './told.ts'

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
  expect(joined('）受影响，')).toBe('\u2060）受影响，')
  expect(joined('（')).toBe('（\u2060')
  expect(joined('要转移')).toBe('要转移')
})
