import type { Words } from '../contract/dimensions.ts'
import { ReachQuestion } from '../contract/reach.ts'
import { Alteration } from '../contract/travel.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { floodWords, type FloodNames } from '../flood/flood_words.ts'
import { namesOf } from '../flood/flood.impact.ts'
import { answerOf } from './answer.ts'
import { cutReply } from './cut.reply.ts'
import { questionWords } from './words.ts'

/** 澧水水位上涨 3 米，道路被淹、2 处道路中断、关掉 1 处设施. */
function cutWords({ areas, roads, flood, closed, opened }: Alteration, names?: FloodNames): Words {
  const places = areas.length + roads.length
  const changed = flood !== undefined || closed.length + opened.length > 0
  const zh = [
    ...(flood ? [`${floodWords(flood, names).zh}，道路被淹`] : []),
    ...(places > 0 || !changed ? [`${places} 处道路中断`] : []),
    ...(closed.length > 0 ? [`关掉 ${closed.length} 处设施`] : []),
    ...(opened.length > 0 ? [`新设 ${opened.length} 处`] : []),
  ]
  const en = [
    ...(flood ? [`${floodWords(flood, names).en}, roads under water`] : []),
    ...(places > 0 || !changed ? [`roads cut at ${places} places`] : []),
    ...(closed.length > 0 ? [`${closed.length} facilities closed`] : []),
    ...(opened.length > 0 ? [`${opened.length} opened`] : []),
  ]
  return { zh: zh.join('、'), en: en.join(', ') }
}

/** 变动: who gets somewhere in time no longer, once roads are cut or facilities closed and opened. */
export const roadCutKind = ({ analysis, reach, grounds, floods }: KindParts) =>
  defineKind({
    id: 'roadCut',
    title: { zh: '道路与设施变动', en: 'Roads or facilities changed' },
    question: ReachQuestion.extend({ altered: Alteration }),
    measures: [
      { id: 'cutOff', title: { zh: '受阻的人', en: 'Cut off' }, unit: 'people', better: 'less' },
      { id: 'stranded', title: { zh: '三小时也到不了', en: 'Not within three hours' }, unit: 'people', better: 'less' },
      { id: 'houses', title: { zh: '受阻的房屋', en: 'Houses cut off' }, unit: 'houses', better: 'less' },
      { id: 'villages', title: { zh: '有人受阻的村', en: 'Villages concerned' }, unit: 'number', better: 'less' },
      { id: 'after', title: { zh: '仍到得了', en: 'Still in time' }, unit: 'people', better: 'more' },
    ],
    asked: (question, outcome) => {
      const { zh, en } = questionWords(question)
      const cut = cutWords(question.altered, outcome)
      return { zh: `${cut.zh}：${zh}`, en: `${cut.en}: ${en}` }
    },
    sentences: (question, { townships }) => {
      const { zh, en } = questionWords(question)
      const most = townships
        .filter(({ measures }) => (measures['cutOff'] ?? 0) > 0)
        .toSorted((a, b) => b.measures['cutOff']! - a.measures['cutOff']!)
        .slice(0, 3)
      const listed = (join: string) => most.map(({ code, name }) => `${name} {cutOff@${code}}`).join(join)
      return [
        {
          zh: `${zh}：变动后 {after}到得了；{cutOff}不能按时到达，住在 {houses}里，涉及 {villages}个村；其中 {stranded}三小时也到不了。`,
          en: `${en}: after the change {after} do; {cutOff} no longer get there in time, from {houses} in {villages} villages; {stranded} not within three hours.`,
        },
        ...(most.length > 0 ? [{ zh: `受阻最多的是${listed('、')}。`, en: `Most of them: ${listed(', ')}.` }] : []),
      ]
    },
    async run(runner, question) {
      const cut = await cutReply(runner, reach, question, await answerOf(analysis, reach, runner, question))
      const { flood } = question.altered
      return {
        asOf: cut.asOf,
        ...(flood ? await namesOf({ grounds, floods }, flood) : {}),
        measures: {
          cutOff: cut.people.cutOff,
          stranded: cut.people.stranded,
          houses: cut.houses.cutOff,
          villages: cut.villages.length,
          after: cut.people.after,
        },
        groups: cut.groups.map(({ group, people }) => ({ group, count: people })),
        townships: cut.children.map(({ code, name, cutOff }) => ({ code, name, measures: { cutOff } })),
      }
    },
  })
