import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { livingText } from './livingText.ts'

const t = ((name: string, blanks?: object) => `${name}${blanks ? JSON.stringify(blanks) : ''}`) as TFunction

test('an empty house is said to be empty, not to hold 0 households', () => {
  expect(livingText({ households: 0, people: 0 }, t)).toBe('house.vacant')
  expect(livingText({ households: 1, people: 0 }, t)).toBe('house.summary{"households":1,"people":0}')
  expect(livingText({ households: 2, people: 7 }, t)).toBe('house.summary{"households":2,"people":7}')
})
