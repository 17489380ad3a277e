import { expect, test } from 'vitest'
import { DENSITY_MEASURES } from '../../api/contract/density.ts'
import { measureOf, measureText, THEMES } from './measures.ts'

test('every measure is offered once, with a name in both languages', () => {
  expect(THEMES.flatMap(({ measures }) => measures).toSorted()).toEqual([...DENSITY_MEASURES].toSorted())
  for (const measure of DENSITY_MEASURES) {
    expect(measureText(measure).zh).toMatch(/\p{Script=Han}/u)
    expect(measureText(measure).en).not.toMatch(/\p{Script=Han}/u)
    expect(measureOf(measure)).toBe(measure)
  }
  expect(measureOf('salary')).toBe('people')
  expect(measureOf(null)).toBe('people')
})
