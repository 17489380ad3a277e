import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDimension } from '../../api/contract/dimensions.ts'
import { formatFilter, parseFilter } from '../../api/contract/filter.ts'
import { BUILT_YEAR_BASE, HOUSE_COLUMNS } from '../../api/contract/house_attributes.ts'
import { includes, toggled } from '../analysis/condition.ts'
import { classesOf, countClasses, findTheme, legendOf, THEMES } from './house_themes.ts'

test('themes have names of their own, fit for an address', () => {
  expect(new Set(THEMES.map(({ id }) => id)).size).toBe(THEMES.length)
  for (const { id } of THEMES) {
    expect(id).toMatch(/^[a-zA-Z][a-zA-Z0-9:._-]{0,60}$/)
    expect(findTheme(id)!.id).toBe(id)
  }
  expect(findTheme('nothing')).toBeNull()
})

describe.each(THEMES)('theme $id', (theme) => {
  const wide = HOUSE_COLUMNS[theme.column] === 'u32'
  const value = fc.integer({ min: 0, max: wide ? 2 ** 32 - 1 : 255 })
  const column = fc.array(value, { maxLength: 60 }).map((values) => (wide ? Uint32Array.from(values) : Uint8Array.from(values)))

  test('has a class for every value a house can have, and the same class for the same value', () => {
    fc.assert(
      fc.property(column, (values) => {
        const classes = classesOf(theme, values)
        values.forEach((one, house) => {
          expect(theme.classes[classes[house]!]).toBeDefined()
          expect(classes[house]).toBe(theme.classOf(one))
        })
      }),
    )
  })

  test('counts every house that matches once', () => {
    fc.assert(
      fc.property(column, fc.uint8Array({ minLength: 8, maxLength: 8 }), (values, bits) => {
        const classes = classesOf(theme, values)
        const isMatched = (_: number, house: number) => (bits[house >> 3]! >> (house & 7)) & 1
        const matched = [...classes].filter(isMatched)
        const counts = countClasses(theme, classes, bits)
        expect(counts).toEqual(theme.classes.map((_, place) => matched.filter((one) => one === place).length))
        const ids = Uint32Array.from(values, (_, house) => 2 * house + 1)
        const seen = Uint8Array.from({ length: 2 * values.length }, (_, id) => Number(id % 4 === 1))
        const near = [...classes].filter((_, house) => isMatched(0, house) && house % 2 === 0)
        expect(countClasses(theme, classes, bits, { ids, seen })).toEqual(
          theme.classes.map((_, place) => near.filter((one) => one === place).length),
        )
        expect(countClasses(theme, classes, null).reduce((sum, count) => sum + count, 0)).toBe(values.length)
      }),
    )
  })

  test('its classes differ in words and in colour, and each that can be kept is kept by a filter of its own', () => {
    expect(new Set(theme.classes.map(({ label }) => label.zh)).size).toBe(theme.classes.length)
    const named = theme.classes.filter(({ label }) => label.zh !== '未说明')
    expect(new Set(named.map(({ color }) => color)).size).toBe(named.length)
    for (const { label, condition } of theme.classes) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).not.toMatch(/\p{Script=Han}/u)
      if (!condition) continue
      expect(parseFilter(formatFilter([condition]))).toEqual([condition])
      expect(includes(condition, condition)).toBe(true)
      expect(toggled(condition, condition)).toBeNull()
      for (const other of theme.classes)
        if (other.condition && other.condition !== condition) expect(includes(condition, other.condition)).toBe(false)
    }
  })

  test('a class of numbers holds just the numbers its filter keeps', () => {
    const dimension = findDimension(theme.dimension)!
    if (dimension.kind !== 'range') return
    const base = theme.column === 'builtYear' ? BUILT_YEAR_BASE : 0
    // The table of houses lets none without a floor in.
    for (let one = theme.column === 'floors' ? 1 : 0; one < 256; one++) {
      const { condition } = theme.classes[theme.classOf(one)]!
      if (condition?.kind !== 'range') throw new Error(`${one} has no class`)
      const [{ from, to }] = condition.ranges as [{ from: number | null; to: number | null }]
      expect(one + base).toBeGreaterThanOrEqual(from ?? 0)
      expect(one + base).toBeLessThanOrEqual(to ?? Infinity)
    }
  })
})

test('a printed legend names the theme with each class that some house has', () => {
  const theme = findTheme('empty')!
  expect(legendOf(theme, [3, 0])).toEqual([
    {
      label: { zh: '有无人住：无人居住', en: expect.stringMatching(/: Nobody lives in it$/) },
      mark: 'house',
      color: theme.classes[0]!.color,
    },
  ])
})
