import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone } from './masks.ts'

test('a surname stays, the given name does not', () => {
  expect(maskName('徐大明')).toBe('徐**')
  expect(maskName('徐明')).toBe('徐*')
  expect(maskName('欧阳明')).toBe('欧阳*')
  expect(maskName('徐')).toBe('*')
})

test('numbers keep their length, their first 3 and last 4', () => {
  expect(maskIdNumber('430899194403071234')).toBe('430***********1234')
  expect(maskPhone('13912345678')).toBe('139****5678')
})

test('whatever it is given, a mask keeps the length and hides something', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' }), (text) => {
      for (const mask of [maskName, maskIdNumber, maskPhone]) {
        expect(mask(text)).toHaveLength(text.length)
        expect(mask(text)).toContain('*')
      }
    }),
  )
})
