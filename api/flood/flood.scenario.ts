import type { Words } from '../contract/dimensions.ts'
import { FloodQuestion } from '../contract/flood.ts'
import { IMPACT_MEASURES, impactSentences, outcomeOf } from '../impact/impact.scenario.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { floodImpact } from './flood.impact.ts'

/** 洪水推演: what a river does when it rises. */
export const floodKind = (parts: KindParts) =>
  defineKind({
    id: 'flood',
    title: { zh: '洪水推演', en: 'Flood' },
    question: FloodQuestion,
    measures: IMPACT_MEASURES,
    asked,
    sentences: (question, outcome) =>
      impactSentences(
        asked(question),
        {
          zh: '水面随河道比降倾斜，只算与河道连通、不被地势挡住的地方；未计堤防和水流时间，仅供预案推演。',
          en: 'The surface slopes with the river; only ground joined to the channel is counted, without dykes and without the time water takes: for planning only.',
        },
        outcome,
      ),
    run: async ({ account, services }, question) => outcomeOf(await floodImpact(parts, account, services, question)),
  })

/** The river goes by its number in a question: its name stands on the map. */
function asked({ rise, fromKm, toKm, halvingKm }: FloodQuestion): Words {
  const part = toKm < 1000 || fromKm > 0
  const zh = [
    halvingKm === undefined ? `河道水位上涨 ${rise} 米` : `水库放水，坝下水位抬升 ${rise} 米，每 ${halvingKm} 公里减半`,
    ...(part && halvingKm === undefined ? [`第 ${fromKm}${toKm < 1000 ? `–${toKm}` : ''} 公里${toKm < 1000 ? '' : '以下'}河段`] : []),
  ]
  const en = [
    halvingKm === undefined ? `The river ${rise} m higher` : `A release raising the river by ${rise} m, halving every ${halvingKm} km`,
    ...(part && halvingKm === undefined ? [`from km ${fromKm}${toKm < 1000 ? ` to ${toKm}` : ' on'}`] : []),
  ]
  return { zh: zh.join('，'), en: en.join(', ') }
}
