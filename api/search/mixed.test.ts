import { expect, test } from 'vitest'
import { findMixed, hanOfMixed } from './mixed.ts'

test('characters and letters by turns fit a name from one of its characters on', () => {
  for (const q of ['零xz', 'lx镇', '零xi镇', 'ling溪', 'l溪zhen', '零x']) expect(findMixed(q, '零溪镇', 'ling xi zhen'), q).toBe(0)
  expect(findMixed('溪z', '零溪镇', 'ling xi zhen')).toBe(1)
  for (const q of ['零zx', '镇lx', '零xq', '零xizhenx']) expect(findMixed(q, '零溪镇', 'ling xi zhen'), q).toBe(-1)
})

test('only what is both is mixed', () => {
  expect(hanOfMixed('零xz')).toEqual(['零'])
  for (const q of ['零溪', 'lxz', '零 x', '12号', '零x1']) expect(hanOfMixed(q), q).toBeNull()
})
