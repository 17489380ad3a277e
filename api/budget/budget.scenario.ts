import { BudgetQuestion, PAID_ITEMS } from '../contract/budget.ts'
import { codeName } from '../contract/codes.ts'
import type { Words } from '../contract/dimensions.ts'
import { whomSentence } from '../contract/filter.sentence.ts'
import { formatFilter, parseFilter } from '../contract/filter.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { budgetOf, paidBy } from './budget.ts'

const ALL: Words = { zh: '全部领取人', en: 'All who receive it' }

/** 预算: what a benefit would cost. */
export const budgetKind = ({ analysis, payments }: KindParts) =>
  defineKind({
    id: 'budget',
    title: { zh: '补贴测算', en: 'Budget' },
    question: BudgetQuestion,
    measures: [
      { id: 'extra', title: { zh: '一年多支出', en: 'More a year' }, unit: 'yuan', better: null },
      { id: 'people', title: { zh: '惠及人数', en: 'People' }, unit: 'people', better: null },
      { id: 'before', title: { zh: '调整前一年', en: 'Before, a year' }, unit: 'yuan', better: null },
      { id: 'after', title: { zh: '调整后一年', en: 'After, a year' }, unit: 'yuan', better: null },
    ],
    asked: (question) => {
      const { zh, en } = changeWords(question)
      const whom = (language: 'zh' | 'en') => (question.filter ? whomSentence(parseFilter(question.filter), language) : ALL[language])
      return { zh: `${whom('zh')}：${zh}`, en: `${whom('en')}: ${en}` }
    },
    sentences: (question, { measures, townships }) => {
      const { zh, en } = changeWords(question)
      const most = townships
        .filter((township) => (township.measures['extra'] ?? 0) !== 0)
        .toSorted((a, b) => Math.abs(b.measures['extra']!) - Math.abs(a.measures['extra']!))
        .slice(0, 3)
      const listed = (join: string) => most.map(({ code, name }) => `${name} {extra@${code}}`).join(join)
      const less = (measures['extra'] ?? 0) < 0
      return [
        {
          zh: `${zh}，惠及 {people}，全年支出由 {before}变为 {after}，${less ? '变化' : '增加'} {extra}。`,
          en: `${en}: {people} are concerned; a year's cost goes from {before} to {after}, a change of {extra}.`,
        },
        ...(most.length > 0 ? [{ zh: `变化最大的是${listed('、')}。`, en: `Most changes in ${listed(', ')}.` }] : []),
        {
          zh: '按最近 12 个月实际发给在世人员的笔数计算，没有计入今后新增和减少的领取人。',
          en: 'Counted on the payments of the last twelve months to people who are living; those who will come or go are not counted in.',
        },
      ]
    },
    rows: ({ filter, item }) => formatFilter(paidBy(parseFilter(filter), item)),
    async run({ account, language }, question) {
      const budget = await budgetOf({ analysis, payments }, account, question, language)
      const measures = ({ people, beforeYuan, afterYuan, extraYuan }: typeof budget | (typeof budget.children)[number]) => ({
        extra: extraYuan,
        people,
        before: beforeYuan,
        after: afterYuan,
      })
      return {
        asOf: budget.asOf,
        measures: measures(budget),
        groups: budget.groups.map(({ group, people }) => ({ group, count: people })),
        townships: budget.children.map((child) => ({ code: child.code, name: child.name, measures: measures(child) })),
      }
    },
  })

/** 高龄津贴每笔增加 50 元. */
function changeWords({ item, change, value }: BudgetQuestion): Words {
  const name = (language: 'zh' | 'en') => codeName(PAID_ITEMS, item, language)
  if (change === 'add') return { zh: `${name('zh')}每笔增加 ${value} 元`, en: `${name('en')}: ¥${value} more a payment` }
  if (change === 'set') return { zh: `${name('zh')}每笔调整为 ${value} 元`, en: `${name('en')}: ¥${value} a payment` }
  const turned = value < 0 ? { zh: '下调', en: 'less' } : { zh: '上调', en: 'more' }
  return { zh: `${name('zh')}${turned.zh} ${Math.abs(value)}%`, en: `${name('en')}: ${Math.abs(value)}% ${turned.en}` }
}
