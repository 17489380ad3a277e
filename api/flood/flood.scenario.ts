import { FloodQuestion } from '../contract/flood.ts'
import { IMPACT_MEASURES, impactSentences, outcomeOf } from '../impact/impact.scenario.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { floodWords } from './flood_words.ts'
import { floodImpact, namesOf } from './flood.impact.ts'

/** 洪水推演: what a river does when it rises. */
export const floodKind = (parts: KindParts) =>
  defineKind({
    id: 'flood',
    title: { zh: '洪水推演', en: 'Flood' },
    question: FloodQuestion,
    measures: IMPACT_MEASURES,
    asked: floodWords,
    sentences: (question, outcome) =>
      impactSentences(
        floodWords(question, outcome),
        {
          zh: '水面随河道比降倾斜，只算与河道连通、不被地势挡住的地方；未计堤防和水流时间，仅供预案推演。',
          en: 'The surface slopes with the river; only ground joined to the channel is counted, without dykes and without the time water takes: for planning only.',
        },
        outcome,
      ),
    run: async ({ account, services }, question) => ({
      ...outcomeOf(await floodImpact(parts, account, services, question)),
      ...(await namesOf(parts, question)),
    }),
  })
