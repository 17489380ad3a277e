import { AllocationQuestion, type AllocationGoal } from '../contract/allocation.ts'
import type { Words } from '../contract/dimensions.ts'
import { FACILITY_WORDS } from '../contract/facilities.ts'
import { whomSentence } from '../contract/filter.sentence.ts'
import { parseFilter } from '../contract/filter.ts'
import { TRAVEL_WORDS } from '../contract/travel.ts'
import { ProblemError } from '../errors.ts'
import { underWay } from '../jobs/under_way.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'

const GOALS: Record<AllocationGoal, Words> = {
  covering: { zh: '时限内能到的人最多', en: 'most people in time' },
  median: { zh: '平均走得最近', en: 'least travel on average' },
  centre: { zh: '最远的也尽量近', en: 'least travel of the farthest' },
  setCover: { zh: '用最少的点', en: 'fewest sites' },
  capacitated: { zh: '平均最近且容量够用', en: 'least travel with room for all' },
}

/** 设施选址: where to put sites, and who is then left out. */
export const allocationKind = ({ allocator }: KindParts) =>
  defineKind({
    id: 'allocation',
    title: { zh: '设施选址', en: 'Site selection' },
    question: AllocationQuestion,
    measures: [
      { id: 'beyond', title: { zh: '仍然到不了', en: 'Still too far' }, unit: 'people', better: 'less' },
      { id: 'within', title: { zh: '时限内能到', en: 'In time' }, unit: 'people', better: 'more' },
      { id: 'gained', title: { zh: '新照顾到', en: 'Newly in time' }, unit: 'people', better: 'more' },
      { id: 'mean', title: { zh: '平均用时', en: 'Travel on average' }, unit: 'minutes', better: 'less' },
      { id: 'sites', title: { zh: '选定的点', en: 'Sites chosen' }, unit: 'facilities', better: null },
    ],
    asked: (question) => ({ zh: askedIn(question, 'zh'), en: askedIn(question, 'en') }),
    sentences: ({ minutes, mode, filter }, { measures, townships }) => {
      const whom = (language: 'zh' | 'en') => whomSentence(parseFilter(filter), language)
      const most = townships
        .filter((township) => (township.measures['beyond'] ?? 0) > 0)
        .toSorted((a, b) => b.measures['beyond']! - a.measures['beyond']!)
        .slice(0, 3)
      const listed = (join: string) => most.map(({ code, name }) => `${name} {beyond@${code}}`).join(join)
      const gained = measures['gained'] !== null && measures['gained'] !== undefined
      return [
        {
          zh: `选定 {sites}。${whom('zh')}：${TRAVEL_WORDS[mode].zh} ${minutes} 分钟内能到的有 {within}${gained ? '，比原来多 {gained}' : ''}，仍有 {beyond}到不了；平均用时 {mean}。`,
          en: `{sites} chosen. ${whom('en')}: {within} within ${minutes} minutes ${TRAVEL_WORDS[mode].en}${gained ? ', {gained} more than before' : ''}; {beyond} are still too far; {mean} on average.`,
        },
        ...(most.length > 0 ? [{ zh: `到不了的人最多的是${listed('、')}。`, en: `Most of them live in ${listed(', ')}.` }] : []),
        {
          zh: '方案由精确求解得出，到达时间按道路、坡度和桥梁逐户计算，速度为示例。',
          en: 'The plan is solved exactly; travel is counted house by house over roads, slopes and bridges, at example speeds.',
        },
      ]
    },
    async run({ account, language }, question) {
      const asked = await allocator.look(account, language, question)
      const { signal, report } = underWay()
      const found = await allocator.answer(asked, {
        signal,
        report: ({ step, done, total }) => report({ step: step === 'travel' ? 'travel' : 'solving', done, total: Math.max(1, total) }),
        brief: true,
      })
      // A plan that is only the best until it was cancelled is not kept.
      signal.throwIfAborted()
      if (!found.after) throw new ProblemError('no_plan')
      const { after, before } = found
      const gained = before && before.within !== null && after.within !== null ? Math.max(0, after.within - before.within) : null
      return {
        asOf: found.asOf,
        measures: { beyond: after.beyond, within: after.within, gained, mean: after.meanMinutes, sites: found.sites.length },
        places: found.sites.map(({ key, name, at }) => ({ key, name, at })),
        groups: found.leftOut.map(({ group, people }) => ({ group, count: people })),
        townships: found.areas.map(({ code, name, beyond, within, meanMinutes }) => ({
          code,
          name,
          measures: {
            beyond,
            within,
            mean: meanMinutes,
            sites: found.sites.filter(({ key, township }) => township?.code === code || key === `v${code}`).length,
          },
        })),
      }
    },
  })

/** 60 岁以上的人：新建 3 处卫生室，步行 30 分钟，时限内能到的人最多. */
function askedIn(question: AllocationQuestion, language: 'zh' | 'en'): string {
  const { kind, objective, minutes, mode, added, open, share, existing, filter } = question
  const whom = whomSentence(parseFilter(filter), language)
  const what = language === 'zh' ? (kind ? FACILITY_WORDS[kind].zh : '设施') : `${kind ? FACILITY_WORDS[kind].en : 'site'}s`
  const percent = Math.round(share * 100)
  if (language === 'zh') {
    const count =
      objective === 'setCover'
        ? `建${what}覆盖 ${percent}%`
        : existing === 'closable' && open !== null
          ? `保留 ${open} 处${what}`
          : `新建 ${added ?? '若干'} 处${what}`
    return `${whom}：${count}，${TRAVEL_WORDS[mode].zh} ${minutes} 分钟，${GOALS[objective].zh}`
  }
  const count =
    objective === 'setCover'
      ? `${what} for ${percent}%`
      : existing === 'closable' && open !== null
        ? `${open} ${what} kept`
        : `${added ?? 'some'} new ${what}`
  return `${whom}: ${count}, ${minutes} minutes ${TRAVEL_WORDS[mode].en}, ${GOALS[objective].en}`
}
