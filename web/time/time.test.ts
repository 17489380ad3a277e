import { describe, expect, test } from 'vitest'
import type { AreaOfMonth } from '../../api/contract/history.ts'
import { CHANGE_CLASSES, changeClass } from './change.classes.ts'
import { changesOf } from './changes.ts'
import { changeShare, changeText, TIME_MEASURES } from './measures.ts'
import { addMonths, baseOf, clampMonth, monthName, monthsBetween } from './months.ts'

describe('months', () => {
  test('count on and back across years', () => {
    for (let count = -30; count <= 30; count++) expect(monthsBetween('2024-05', addMonths('2024-05', count))).toBe(count)
    expect(addMonths('2024-11', 2)).toBe('2025-01')
    expect(addMonths('2024-01', -1)).toBe('2023-12')
  })
  test('stay within those on file', () => {
    expect(clampMonth('2020-01', '2023-11', '2026-10')).toBe('2023-11')
    expect(clampMonth('2030-01', '2023-11', '2026-10')).toBe('2026-10')
    expect(baseOf('2026-10', '2023-11')).toBe('2025-10')
    expect(baseOf('2024-03', '2023-11')).toBe('2023-11')
    expect(baseOf('2023-11', '2023-11')).toBe('2023-11')
  })
  test('have names', () => {
    expect(monthName('2024-05', 'zh-CN')).toBe('2024年5月')
    expect(monthName('2024-05', 'en')).toBe('May 2024')
  })
})

describe('change', () => {
  test('is a share of what was, with its sign', () => {
    expect(changeText(changeShare(735, 700))).toBe('+5.0%')
    expect(changeText(changeShare(665, 700))).toBe('−5.0%')
    expect(changeText(changeShare(700, 700))).toBe('0.0%')
    expect(changeText(changeShare(7, 0))).toBe('—')
    expect(changeText(changeShare(null, 5))).toBe('—')
  })
  test('falls into classes by how far it lies from the average, none where all are alike', () => {
    const classes = (average: number, spread: number) =>
      [-0.2, -0.05, -0.01, 0, 0.01, 0.05, 0.2].map((share) => CHANGE_CLASSES.indexOf(changeClass(share, average, spread)))
    expect(classes(0, 0.04)).toEqual([0, 0, 2, 2, 2, 4, 4])
    expect(classes(-0.05, 0.08)).toEqual([0, 2, 3, 3, 3, 4, 4])
    expect(classes(0.05, 0)).toEqual([2, 2, 2, 2, 2, 2, 2])
  })
  test('leaves a month without a record unknown: nothing on file is not nothing paid', () => {
    const paid = TIME_MEASURES.find(({ id }) => id === 'benefits')!
    const month = { month: '2024-05', people: null, houses: null, alerts: { created: 0, closed: 0, open: 0 } }
    expect(paid.of({ ...month, benefits: [] })).toBeNull()
    expect(paid.of({ ...month, benefits: [{ dataset: 'rice', records: 2, amountYuan: 0 }] })).toBe(0)
    const area = { code: 'a', name: 'a', ...month }
    expect(paid.ofArea({ ...area, benefitRecords: 0, benefitYuan: 0 })).toBeNull()
    expect(paid.ofArea({ ...area, benefitRecords: 1, benefitYuan: 80 })).toBe(80)
  })
  test('pairs areas by code; an area without the earlier month has no class', () => {
    const area = (code: string, closing: number): AreaOfMonth => ({
      code,
      name: code,
      people: { opening: 0, born: 0, movedIn: 0, died: 0, movedOut: 0, closing, wentAway: 0, cameHome: 0 },
      houses: null,
      benefitRecords: null,
      benefitYuan: null,
      alerts: { created: 0, closed: 0, open: 0 },
    })
    const changes = changesOf([area('a', 110), area('b', 5), area('c', 100)], [area('a', 100), area('c', 100)], TIME_MEASURES[0]!)
    expect(changes.map(({ code, before, share, class: found }) => [code, before, share, found?.color])).toEqual([
      ['a', 100, 0.1, CHANGE_CLASSES[3].color],
      ['b', null, null, undefined],
      ['c', 100, 0, CHANGE_CLASSES[1].color],
    ])
  })
})
