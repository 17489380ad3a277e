import { expect, test } from 'vitest'
import type { Measure, ScenarioOutcome } from '../../api/contract/scenarios.ts'
import { areaLines, groupLines, measuresOfBoth, totalLines } from './compare.ts'

const people: Measure = { id: 'people', title: { zh: '人数', en: 'People' }, unit: 'people', better: 'less' }
const money: Measure = { id: 'extra', title: { zh: '支出', en: 'Cost' }, unit: 'yuan', better: null }
const outcome = (all: number, below: Record<string, number | null>, groups?: [number, number | null][]): ScenarioOutcome => ({
  asOf: '2026-10-31',
  measures: { people: all },
  ...(groups ? { groups: groups.map(([group, count]) => ({ group, count })) } : {}),
  townships: Object.entries(below).map(([code, value]) => ({ code, name: `镇${code}`, measures: { people: value } })),
})
const sides = {
  left: outcome(30, { '430821100': 10, '430821109': 20, '430821101': null }, [[8, 12], [1, 5]]), // prettier-ignore
  right: outcome(37, { '430821100': 17, '430821109': 20, '430821102': 3 }, [[8, 15]]),
}

test('totals stand side by side; what a side does not tell is not made up', () => {
  expect(totalLines([people, money], sides).map(({ key, left, right }) => [key, left, right])).toEqual([
    ['people', 30, 37],
    ['extra', null, null],
  ])
})

test('every area of either side has a line, those that differ most first', () => {
  expect(areaLines(people, sides).map(({ key, left, right }) => [key, left, right])).toEqual([
    ['430821100', 10, 17],
    ['430821109', 20, 20],
    ['430821101', null, null],
    ['430821102', null, 3],
  ])
})

test('a group that one side counts nobody of is none there; a side without groups tells nothing', () => {
  expect(groupLines(sides).map(({ name, left, right }) => [name.zh, left, right])).toEqual([
    ['低保', 5, 0],
    ['高龄', 12, 15],
  ])
  expect(groupLines({ ...sides, right: outcome(1, {}) }).map(({ right }) => right)).toEqual([null, null])
})

test('scenarios of two kinds are compared in what both measure', () => {
  expect(measuresOfBoth({ measures: [people, money] }, { measures: [{ ...people, better: null }] })).toEqual([people])
})
