import { ReachQuestion } from '../contract/reach.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { answerOf } from './answer.ts'
import { coverageReply } from './coverage.reply.ts'
import { questionWords } from './words.ts'

/** 可达: who gets somewhere in time, as things are or as altered. */
export const reachKind = ({ analysis, reach }: KindParts) =>
  defineKind({
    id: 'reach',
    title: { zh: '可达分析', en: 'Reach' },
    question: ReachQuestion,
    measures: [
      { id: 'beyond', title: { zh: '到不了的人', en: 'Not in time' }, unit: 'people', better: 'less' },
      { id: 'within', title: { zh: '到得了的人', en: 'In time' }, unit: 'people', better: 'more' },
      { id: 'share', title: { zh: '到得了的比例', en: 'Share in time' }, unit: 'share', better: 'more' },
      { id: 'houses', title: { zh: '到不了的房屋', en: 'Houses not in time' }, unit: 'houses', better: 'less' },
      { id: 'facilities', title: { zh: '设施数', en: 'Facilities' }, unit: 'facilities', better: null },
    ],
    asked: questionWords,
    sentences: (question, { townships }) => {
      const { zh, en } = questionWords(question)
      const most = townships
        .filter(({ measures }) => (measures['beyond'] ?? 0) > 0)
        .toSorted((a, b) => b.measures['beyond']! - a.measures['beyond']!)
        .slice(0, 3)
      const listed = (join: string) => most.map(({ code, name }) => `${name} {beyond@${code}}`).join(join)
      return [
        {
          zh: `${zh}：到得了 {within}（{share}），到不了 {beyond}，住在 {houses}里。`,
          en: `${en}: {within} ({share}) get there, {beyond} do not; they live in {houses}.`,
        },
        ...(most.length > 0 ? [{ zh: `到不了的人最多的是${listed('、')}。`, en: `Most who do not: ${listed(', ')}.` }] : []),
      ]
    },
    async run(runner, question) {
      const coverage = coverageReply(runner.account, question, await answerOf(analysis, reach, runner, question))
      const { within, beyond } = coverage.people
      const placed = within === null || beyond === null ? null : within + beyond
      return {
        asOf: coverage.asOf,
        measures: {
          beyond,
          within,
          share: placed ? within! / placed : null,
          houses: coverage.houses.beyond,
          facilities: coverage.facilities,
        },
        groups: coverage.groups.map(({ group, beyond: count }) => ({ group, count })),
        townships: coverage.children.map(({ code, name, matched, beyond: some }) => ({
          code,
          name,
          measures: { beyond: some, share: matched && some !== null ? 1 - some / matched : null },
        })),
      }
    },
  })
