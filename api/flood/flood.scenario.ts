import type { Words } from '../contract/dimensions.ts'
import { FloodQuestion } from '../contract/flood.ts'
import type { ScenarioOutcome } from '../contract/scenarios.ts'
import { IMPACT_MEASURES, impactSentences, outcomeOf } from '../impact/impact.scenario.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { floodImpact, riverOf } from './flood.impact.ts'

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
        asked(question, outcome),
        {
          zh: '水面随河道比降倾斜，只算与河道连通、不被地势挡住的地方；未计堤防和水流时间，仅供预案推演。',
          en: 'The surface slopes with the river; only ground joined to the channel is counted, without dykes and without the time water takes: for planning only.',
        },
        outcome,
      ),
    run: async ({ account, services }, question) => ({
      ...outcomeOf(await floodImpact(parts, account, services, question)),
      ...(await riverOf(parts, question)),
    }),
  })

/** The river goes by its number in a question: its name is known once it has been run. */
function asked({ rise, fromKm, toKm, halvingKm }: FloodQuestion, outcome?: ScenarioOutcome): Words {
  const river = outcome?.river
  const part = toKm < 1000 || fromKm > 0
  const zh = [
    halvingKm === undefined
      ? `${river ?? '河道'}水位上涨 ${rise} 米`
      : `${river ?? ''}水库放水，坝下水位抬升 ${rise} 米，每 ${halvingKm} 公里减半`,
    ...(part && halvingKm === undefined ? [`第 ${fromKm}${toKm < 1000 ? `–${toKm}` : ''} 公里${toKm < 1000 ? '' : '以下'}河段`] : []),
  ]
  const en = [
    halvingKm === undefined
      ? `${river ?? 'The river'} ${rise} m higher`
      : `A release raising ${river ?? 'the river'} by ${rise} m, halving every ${halvingKm} km`,
    ...(part && halvingKm === undefined ? [`from km ${fromKm}${toKm < 1000 ? ` to ${toKm}` : ' on'}`] : []),
  ]
  return { zh: zh.join('，'), en: en.join(', ') }
}
