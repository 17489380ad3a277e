import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './calendar.ts'
import { checkCharacter, demoIdNumber, demoPhone, isIdNumber, SEQUENCES } from './idNumber.ts'

const birthDay = fc.integer({ min: dayOf('1920-01-01'), max: dayOf('2026-10-31') })
const sex = fc.constantFrom(1, 2)
const rank = fc.integer({ min: 0, max: SEQUENCES - 1 })

test('the standard’s own example', () => {
  // GB 11643—1999, appendix: 11010519491231002X, 440524188001010014.
  expect(checkCharacter('11010519491231002')).toBe('X')
  expect(checkCharacter('44052418800101001')).toBe('4')
})

test('every made number is valid, tells birthday and sex, and no place', () => {
  fc.assert(
    fc.property(birthDay, sex, rank, (born, which, order) => {
      const idNumber = demoIdNumber(born, which, order)
      expect(isIdNumber(idNumber)).toBe(true)
      expect(idNumber.slice(0, 6)).toBe('430899')
      expect(dayOf(idNumber.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3'))).toBe(born)
      expect(Number(idNumber[16]) % 2).toBe(which % 2)
    }),
  )
})

test('any single digit changed is noticed', () => {
  fc.assert(
    fc.property(birthDay, sex, rank, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (born, which, order, at, by) => {
      const digits = [...demoIdNumber(born, which, order)]
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(isIdNumber(digits.join(''))).toBe(false)
    }),
  )
})

test('all ranks of a birthday give different numbers', () => {
  const born = dayOf('1968-03-05')
  expect(new Set(Array.from({ length: SEQUENCES }, (_, order) => demoIdNumber(born, 2, order))).size).toBe(SEQUENCES)
})

test('phones are eleven digits of a range no carrier has, each its own', () => {
  const phones = Array.from({ length: 10_000 }, (_, id) => demoPhone(id + 1))
  for (const phone of phones) expect(phone).toMatch(/^154\d{8}$/)
  expect(new Set(phones).size).toBe(phones.length)
})
