import type { Words } from '../contract/dimensions.ts'
import { filterSentence } from '../contract/filter.sentence.ts'
import { parseFilter } from '../contract/filter.ts'
import type { FacilityKind } from '../contract/facilities.ts'
import type { ReachQuestion, TravelMode } from '../contract/reach.ts'

const KINDS: Record<FacilityKind, Words> = {
  hospital: { zh: '医院', en: 'hospital' },
  clinic: { zh: '卫生室', en: 'clinic' },
  school: { zh: '学校', en: 'school' },
  kindergarten: { zh: '幼儿园', en: 'kindergarten' },
  care: { zh: '养老机构', en: 'care home' },
  shelter: { zh: '避险场所', en: 'shelter' },
  government: { zh: '政务服务点', en: 'government office' },
  police: { zh: '派出所', en: 'police station' },
  fire: { zh: '消防站', en: 'fire station' },
  market: { zh: '市场', en: 'market' },
}
const MODES: Record<TravelMode, Words> = {
  foot: { zh: '步行', en: 'on foot' },
  ebike: { zh: '骑电动车', en: 'by e-bike' },
  car: { zh: '开车', en: 'by car' },
}

/** 80 岁及以上步行 30 分钟到最近的卫生室或医院. */
export function questionWords({ filter, kinds, facility, point, mode, minutes }: ReachQuestion): Words {
  const whom = (language: 'zh' | 'en') => filterSentence(parseFilter(filter), language)
  const where = point
    ? { zh: '选定的地点', en: 'the chosen place' }
    : facility !== undefined
      ? { zh: '选定的设施', en: 'the chosen facility' }
      : {
          zh: `最近的${kinds.map((kind) => KINDS[kind].zh).join('或')}`,
          en: `the nearest ${kinds.map((kind) => KINDS[kind].en).join(' or ')}`,
        }
  return {
    zh: `${whom('zh')}${MODES[mode].zh} ${minutes} 分钟到${where.zh}`,
    en: `${whom('en')}: ${minutes} minutes ${MODES[mode].en} to ${where.en}`,
  }
}
