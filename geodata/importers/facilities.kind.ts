import { replaceFacilities } from './facilities.queries.ts'
import { pinyinOf } from './area_labels.ts'
import { placedKind } from './placed.kind.ts'
import { recount } from './placed.queries.ts'
import { grouped } from './wording.ts'

/** Words in a facility's kind or name, the first that fits; hospitals before clinics: 卫生院 is a hospital. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['clinic', /卫生室|卫生站|诊所|门诊部|卫生服务站|^clinic$/i],
  ['hospital', /医院|卫生院|卫生服务中心|妇幼保健|^hospital$/i],
  ['kindergarten', /幼儿园|托儿|^kindergarten$/i],
  ['care', /养老|敬老|福利院|日间照料|老年公寓|托老|^care$/i],
  ['school', /小学|中学|学校|教学点|一中|二中|职中|^school$/i],
  ['shelter', /避难|避灾|避险|安置点|^shelter$/i],
  ['police', /派出所|公安|警务|^police$/i],
  ['fire', /消防|^fire$/i],
  ['market', /市场|集市|农贸|商场|超市|^market$/i],
  ['government', /政府|村委会|居委会|便民服务|党群|办事处|政务|^government$/i],
]

/** 设施. */
export const facilities = placedKind({
  id: 'facilities',
  title: '设施',
  takes: '点（或面）；要有名称列，有类型、容量、地址列更好',
  shape: 'point',
  columns: {
    名称: /^(name|名称|mc|.*名称|.*mc|fullname)$/i,
    类型: /^(kind|type|类型|类别|lx|lb|.*类型|.*类别)$/i,
    容量: /^(capacity|床位(数)?|学位(数)?|容量|规模|cws|座位|rl)$/i,
    地址: /^(address|addr|地址|dz|.*地址|位置)$/i,
  },
  rowOf({ text, number }) {
    const name = text('名称')
    if (name === null) return '没有名称'
    const kind = kindOf(text('类型')) ?? kindOf(name)
    if (kind === null) return '看不出是哪类设施'
    return { name, pinyin: pinyinOf(name), kind, capacity: Math.max(0, Math.round(number('容量') ?? 0)), address: text('地址') }
  },
  async store(sql) {
    const stored = await replaceFacilities(sql)
    await recount(sql, 'facilities')
    return { stored, lines: [['设施', `${grouped(stored)} 处`]], notes: ['原有的设施已全部换掉'] }
  },
})

function kindOf(text: string | null): string | null {
  return KINDS.find(([, words]) => text !== null && words.test(text))?.[0] ?? null
}
