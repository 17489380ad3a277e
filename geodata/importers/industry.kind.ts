import { pinyinOf } from './area_labels.ts'
import { replaceIndustry } from './industry.queries.ts'
import { placedKind } from './placed.kind.ts'
import { recount } from './placed.queries.ts'
import { grouped } from './wording.ts'

/** 1 企业 2 合作社 3 家庭农场 4 个体工商户 */
const KINDS: readonly (readonly [kind: number, words: RegExp])[] = [
  [2, /合作社|联合社/],
  [3, /家庭农场|农场$/],
  [4, /个体|经营部|商行|门市|店$/],
  [1, /./],
]
/** GB/T 4754 sections by words of the trade or the name; A 农林牧渔 where a cooperative or farm says nothing. */
const SECTORS: readonly (readonly [letter: string, words: RegExp])[] = [
  ['A', /种植|养殖|农业|林业|畜牧|水产|茶叶|柑橘|果|农机/],
  ['B', /采矿|矿业|煤/],
  ['D', /电力|水电|燃气|供水/],
  ['E', /建筑|建设|装修|工程/],
  ['F', /批发|零售|商贸|超市|经营部|商行|百货/],
  ['G', /运输|物流|快递|仓储/],
  ['H', /住宿|餐饮|酒店|饭店|民宿|宾馆/],
  ['I', /软件|信息|网络/],
  ['J', /银行|保险|金融|信用社/],
  ['K', /房地产|物业/],
  ['R', /旅游|景区|文化|体育|娱乐/],
  ['C', /制造|加工|食品|建材|纺织|化工|机械|厂$/],
]

/** 产业: enterprises, cooperatives, farms. */
export const industry = placedKind({
  id: 'industry',
  title: '产业',
  takes: '企业、合作社、农场的点（或面）；要有名称列，有行业、产值、用工、成立日期列更好',
  shape: 'point',
  columns: {
    名称: /^(name|名称|mc|.*名称|.*mc|企业)$/i,
    类型: /^(kind|type|类型|主体类型|企业类型|lx)$/i,
    行业: /^(sector|行业.*|hy.*|industry|门类)$/i,
    年产值: /^(output|output_yuan|产值.*|年产值.*|营收.*|营业收入.*|cz)$/i,
    用工: /^(jobs|employees|用工.*|从业人数|职工.*|员工.*|人数)$/i,
    成立日期: /^(founded|founded_on|成立.*|注册日期|clrq)$/i,
    地址: /^(address|addr|地址|dz|.*地址|住所)$/i,
  },
  rowOf({ text, number }) {
    const name = text('名称')
    if (name === null) return '没有名称'
    const kind = KINDS.find(([, words]) => words.test(`${text('类型') ?? ''} ${name}`))![0]
    const named = text('行业') ?? ''
    const letter = /^[A-T](?=\d|$)/i.exec(named)?.[0].toUpperCase()
    const sector = letter ?? SECTORS.find(([, words]) => words.test(`${named} ${name}`))?.[0] ?? (kind === 2 || kind === 3 ? 'A' : 'C')
    const foundedOn = dateOf(text('成立日期'))
    if (foundedOn === null) return '没有成立日期'
    return {
      name,
      pinyin: pinyinOf(name),
      kind,
      sector,
      outputYuan: Math.max(0, Math.round(number('年产值') ?? 0)),
      jobs: Math.max(0, Math.round(number('用工') ?? 0)),
      foundedOn,
      address: text('地址'),
    }
  },
  async store(sql) {
    const stored = await replaceIndustry(sql)
    await recount(sql, 'industry')
    return { stored, lines: [['产业', `${grouped(stored)} 家`]], notes: ['原有的产业已全部换掉', '年产值按元读取'] }
  },
})

/** 2019-05-07, 2019/5/7, 20190507, 2019年5月7日 or a year alone; null for none. */
function dateOf(text: string | null): string | null {
  const found = /^(\d{4})[-/.年]?(\d{1,2})?[-/.月]?(\d{1,2})?/.exec(text ?? '')
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
