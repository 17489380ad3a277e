import { expect, test } from 'vitest'
import { areaTexts, comparedAreas, heightText, lengthText, slopeText } from './units.ts'

test('lengths change to kilometres at a thousand metres', () => {
  expect([1.234, 356.24, 999.94, 1000, 12_345, 123_456, 1_234_567].map((meters) => lengthText(meters, 'zh-CN'))).toEqual([
    '1.23 米',
    '356.2 米',
    '999.9 米',
    '1.00 公里',
    '12.35 公里',
    '123.5 公里',
    '1,235 公里',
  ])
  expect([heightText(-3.21, 'zh-CN'), lengthText(2000, 'en')]).toEqual(['−3.2 米', '2.00 km'])
})

test('an area in the units people use: fifteen mu to the hectare', () => {
  expect(areaTexts(10_000, 'zh-CN')).toEqual(['10,000 平方米', '15.00 亩', '1.00 公顷'])
  expect(areaTexts(3_480e6, 'zh-CN')).toEqual(['3,480 平方公里', '5,220,000 亩', '348,000 公顷'])
  expect(areaTexts(666.7, 'en')).toEqual(['667 m²', '1.00 mu', '0.07 ha'])
})

test('a part and its whole are told in one unit', () => {
  expect(comparedAreas([123_456, 3_141_593], 'zh-CN')).toEqual(['0.12 平方公里', '3.14 平方公里'])
  expect(comparedAreas([1234, 452_389_342], 'en')).toEqual(['0.0012 km²', '452.4 km²'])
  expect(comparedAreas([1234, 785_398], 'zh-CN')).toEqual(['1,234 平方米', '785,398 平方米'])
})

test('a slope in degrees and per cent', () => expect(slopeText(45)).toBe('45.0° (100.0%)'))
