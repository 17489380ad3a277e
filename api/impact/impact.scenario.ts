import type { Words } from '../contract/dimensions.ts'
import type { Impact } from '../contract/impact.ts'
import type { Measure, ScenarioOutcome } from '../contract/scenarios.ts'

/** What every scenario of a zone measures. */
export const IMPACT_MEASURES: readonly Measure[] = [
  { id: 'people', title: { zh: '要转移的人', en: 'People who have to leave' }, unit: 'people', better: 'less' },
  { id: 'carrying', title: { zh: '需要帮助转移', en: 'Who need help' }, unit: 'people', better: 'less' },
  { id: 'houses', title: { zh: '受影响房屋', en: 'Houses concerned' }, unit: 'houses', better: 'less' },
  { id: 'households', title: { zh: '受影响户数', en: 'Households concerned' }, unit: 'households', better: 'less' },
  { id: 'roads', title: { zh: '受阻道路', en: 'Roads cut' }, unit: 'meters', better: 'less' },
]

/** An impact as a scenario keeps it. */
export function outcomeOf({ asOf, people, carrying, houses, households, roadMeters, groups, children }: Impact): ScenarioOutcome {
  return {
    asOf,
    measures: { people: people.resident, carrying: carrying.people, houses, households, roads: roadMeters },
    groups: groups.map((one) => ({ group: one.group, count: one.people })),
    townships: children.map((child) => ({ code: child.code, name: child.name, measures: { people: child.people, houses: child.houses } })),
  }
}

/** @param what 澧水上涨 3 米 @param method how it was worked out */
export function impactSentences(what: Words, method: Words, { measures, townships }: ScenarioOutcome): Words[] {
  if (measures['houses'] === 0) return [{ zh: `${what.zh}，没有房屋受影响。`, en: `${what.en}: no house is concerned.` }, method]
  const most = townships.slice(0, 3)
  const listed = (join: string) => most.map(({ code, name }) => `${name} {people@${code}}`).join(join)
  return [
    {
      zh: `${what.zh}，{houses}（{households}）受影响，{people}要转移，其中 {carrying}需要别人帮助。`,
      en: `${what.en}: {houses} ({households}) are concerned; {people} have to leave, of whom {carrying} need help.`,
    },
    ...(most.length > 0 ? [{ zh: `最多的是${listed('、')}。`, en: `Most of them in ${listed(', ')}.` }] : []),
    method,
  ]
}
