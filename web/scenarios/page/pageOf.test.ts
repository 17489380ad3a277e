import { expect, test } from 'vitest'
import type { Scenario, ScenarioRun } from '../../../api/contract/scenarios.ts'
import { pageOf, type Ran, type Told } from './pageOf.ts'

const words = (zh: string) => ({ zh, en: zh })
const ran = (name: string, people: number): Ran => {
  const run: ScenarioRun = {
    ranAt: '2026-11-01T08:00:00+08:00',
    version: 'a',
    outcome: { asOf: '2026-10-31', measures: { people }, townships: [] },
    sentences: [words(`${name}，惠及 {people}。`)],
  }
  const scenario: Scenario = {
    id: 'a'.repeat(32),
    name,
    kind: 'budget',
    kindTitle: words('补贴测算'),
    asked: words(name),
    area: { code: '430821', name: '慈利县' },
    own: true,
    shared: false,
    createdAt: run.ranAt,
    question: {},
    address: '?',
    measures: [{ id: 'people', title: words('惠及人数'), unit: 'people', better: 'more' }],
    rows: {},
    current: true,
    runs: [run],
  }
  return { scenario, run }
}
const told: Told = {
  text: String,
  figureOf: (value) => ({ digits: String(value), unit: '人' }),
  difference: (from, to) => String(Number(to) - Number(from)),
  dayOf: (iso) => iso,
  apart: (from, to) => [from, to],
  t: ((key: string) => key) as Told['t'],
  words: 'zh',
  stamp: '',
  who: '规划人员',
  time: '',
  scope: '慈利县',
}
const fifty = ran('80 岁及以上的人：高龄津贴每笔增加 50 元', 5)
const hundred = ran('80 岁及以上的人：高龄津贴每笔增加 100 元', 7)

test('the page of one has its big figures', () => {
  expect(pageOf(told, fifty, undefined)).toMatchObject({ title: fifty.scenario.name, figures: [{ title: '惠及人数', digits: '5' }] })
})

test('the page of two has no figure of which it is not said whose it is', () => {
  const page = pageOf(told, hundred, fifty)
  expect(page.figures).toEqual([])
  expect(page.title).toBe(`${fifty.scenario.name} / …增加 100 元`)
  expect(page.sentences).toEqual([`${fifty.scenario.name}，惠及 5。`, `${hundred.scenario.name}，惠及 7。`])
  expect(page.tables.at(-1)).toEqual({
    title: 'compare.totals',
    columns: ['compare.name', '…增加 50 元', '…增加 100 元', 'compare.difference'],
    rows: [['惠及人数', '5', '7', '2']],
  })
})
