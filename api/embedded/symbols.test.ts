import { expect, test, vi } from 'vitest'
import { listingSymbolsOnce } from './symbols.ts'

const library = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`symbol${index}`, index]))

test('a library’s symbols are listed once, and in their order', () => {
  const list = vi.fn(Object.keys)
  const keys = listingSymbolsOnce(list)
  expect(keys(library)).toEqual(Object.keys(library))
  expect(keys(library).indexOf('symbol4711')).toBe(4711)
  expect(list).toHaveBeenCalledTimes(1)
})

test('whatever is small is listed as it is now', () => {
  const keys = listingSymbolsOnce(Object.keys)
  const growing: Record<string, number> = { a: 1 }
  expect(keys(growing)).toEqual(['a'])
  growing['b'] = 2
  expect(keys(growing)).toEqual(['a', 'b'])
})
