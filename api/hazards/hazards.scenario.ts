import type { Words } from '../contract/dimensions.ts'
import { HazardQuestion } from '../contract/hazards.ts'
import { IMPACT_MEASURES, impactSentences, outcomeOf } from '../impact/impact.scenario.ts'
import { defineKind, type KindParts } from '../scenarios/kind.ts'
import { hazardImpact } from './hazards.impact.ts'

const KINDS: Record<HazardQuestion['kinds'][number], Words> = {
  landslide: { zh: '滑坡', en: 'landslides' },
  rockfall: { zh: '崩塌', en: 'rockfalls' },
  debris: { zh: '泥石流', en: 'debris flows' },
  other: { zh: '其他隐患', en: 'other hazards' },
}

/** 灾害影响: who stands where hazards run out to. */
export const hazardKind = (parts: KindParts) =>
  defineKind({
    id: 'hazard',
    title: { zh: '地灾影响', en: 'Hazards' },
    question: HazardQuestion,
    measures: IMPACT_MEASURES,
    asked,
    sentences: (question, outcome) =>
      impactSentences(
        asked(question),
        {
          zh: '滑动范围沿地形向下推算，到滑程角变缓处为止（Corominas 1996），仅供排查参考。',
          en: 'Runout goes downhill until the angle of reach is met (Corominas 1996): for screening only.',
        },
        outcome,
      ),
    run: async ({ account, services }, question) => outcomeOf(await hazardImpact(parts, account, services, question)),
  })

function asked({ kinds, angle, buffer }: HazardQuestion): Words {
  const list = (language: 'zh' | 'en') => kinds.map((kind) => KINDS[kind][language]).join(language === 'zh' ? '、' : ', ')
  return {
    zh: `${list('zh')}全部失稳，滑程角 ${angle}°，周边 ${buffer} 米`,
    en: `All ${list('en')} give way, angle of reach ${angle}°, ${buffer} m around`,
  }
}
