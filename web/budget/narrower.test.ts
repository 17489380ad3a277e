import { expect, test } from 'vitest'
import { withAge, withGroup } from './narrower.ts'

test('an age band narrows a filter, never widens it', () => {
  expect(withAge('age:80-;received:503', 80, 84)).toBe('age:80-84;received:503')
  expect(withAge('age:82-;received:503', 80, 84)).toBe('age:82-84;received:503')
  expect(withAge('received:503', 100, null)).toBe('age:100-;received:503')
  expect(withAge('age:60-64,83-90', 80, 84)).toBe('age:83-84')
})

test('a group narrows every alternative', () => {
  expect(withGroup('received:503', 7)).toBe('group:7;received:503')
  expect(withGroup('group:1,10', 7)).toBe('group:1.7,7.10')
})
