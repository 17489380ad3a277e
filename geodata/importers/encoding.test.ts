import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { detectEncoding, encodingOf } from './encoding.ts'

const names = [
  '慈利县',
  '零溪镇',
  '大庄村',
  '三官寺土家族乡',
  '溇水',
  '澧水',
  '江垭镇',
  '金岩土家族乡',
  '杨柳铺乡',
  '通津铺镇',
  '苗市镇',
  '象市镇',
]

test('texts are told apart by their bytes, cut at a field width or not', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 30 }), fc.integer({ min: 0, max: 2 }), (texts, cut) => {
      const utf8 = texts.map((text) => Buffer.from(text)).map((bytes) => bytes.subarray(0, bytes.length - cut))
      expect(detectEncoding(utf8).name).toBe('UTF-8')
      expect(detectEncoding(texts.map((text) => iconv.encode(text, 'gbk'))).name).toBe('GB18030')
    }),
  )
})

test('a .cpg is believed unless the bytes contradict it', () => {
  const gbk = names.map((name) => iconv.encode(name, 'gbk'))
  expect(detectEncoding(gbk, 'GBK\n')).toEqual({ name: 'GB18030', why: '.cpg 写明 GBK' })
  expect(detectEncoding(gbk, 'UTF-8')).toMatchObject({ name: 'GB18030', why: expect.stringContaining('不符') })
  expect(detectEncoding([Buffer.from('abc')]).why).toContain('ASCII')
})

test.each([
  ['utf-8', 'UTF-8'],
  ['65001', 'UTF-8'],
  ['GB2312', 'GB18030'],
  ['cp936', 'GB18030'],
  ['Big5', 'BIG5'],
  ['klingon', undefined],
])('%s means %s', (typed, name) => {
  expect(encodingOf(typed)).toBe(name)
})
