import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone } from './masks.ts'

test('a name keeps its family name and its length', () => {
  expect(maskName('徐大山')).toBe('徐**')
  expect(maskName('向平')).toBe('向*')
  expect(maskName('欧阳娜')).toBe('欧阳*')
  expect(maskName('欧阳')).toBe('欧*')
  expect(maskName('')).toBe('')
})

test('numbers keep three and four digits, whatever they are', () => {
  expect(maskIdNumber('430899194203051234')).toBe('430***********1234')
  expect(maskPhone('15400001234')).toBe('154****1234')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), maxLength: 20 }), (text) => {
      const masked = maskIdNumber(text)
      const shown = [...masked].filter((character) => character !== '*').length
      return masked.length === text.length && shown <= 7 && (text.length > 7 || shown === 0)
    }),
  )
})
