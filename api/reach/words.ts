import type { Words } from '../contract/dimensions.ts'
import { whomSentence } from '../contract/filter.sentence.ts'
import { parseFilter } from '../contract/filter.ts'
import { FACILITY_WORDS } from '../contract/facilities.ts'
import type { ReachQuestion } from '../contract/reach.ts'
import { TRAVEL_WORDS } from '../contract/travel.ts'

/** 80 岁及以上步行 30 分钟到最近的卫生室或医院. */
export function questionWords({ filter, kinds, facility, point, mode, minutes }: ReachQuestion): Words {
  const whom = (language: 'zh' | 'en') => whomSentence(parseFilter(filter), language)
  const where = point
    ? { zh: '选定的地点', en: 'the chosen place' }
    : facility !== undefined
      ? { zh: '选定的设施', en: 'the chosen facility' }
      : {
          zh: `最近的${kinds.map((kind) => FACILITY_WORDS[kind].zh).join('或')}`,
          en: `the nearest ${kinds.map((kind) => FACILITY_WORDS[kind].en).join(' or ')}`,
        }
  return {
    zh: `${whom('zh')}${TRAVEL_WORDS[mode].zh} ${minutes} 分钟到${where.zh}`,
    en: `${whom('en')}: ${minutes} minutes ${TRAVEL_WORDS[mode].en} to ${where.en}`,
  }
}
