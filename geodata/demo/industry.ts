import { randomStreams, type Random } from '../random.ts'
import { AS_OF, dayOf } from './calendar.ts'
import { apportion, type VillageCount } from './counts.ts'
import { SURNAMES } from './names.lists.ts'

/** At scale 1. */
export const INDUSTRY = 5_200

export interface Enterprise {
  id: number
  villageCode: string
  name: string
  /** 1 企业 2 合作社 3 家庭农场 4 个体工商户 */
  kind: number
  /** GB/T 4754 letter */
  sector: string
  /** a year */
  outputYuan: number
  jobs: number
  foundedDay: number
  address: string
}

interface Trade {
  weight: number
  sector: string
  /** what follows the shop's or company's own name */
  words: readonly string[]
  /** median yearly output of a company, 10,000 yuan */
  output: number
  jobs: number
}

const trade = (weight: number, sector: string, words: string, output: number, jobs: number): Trade => ({
  weight,
  sector,
  words: words.split(' '),
  output,
  jobs,
})

/** What the county lives of: 杜仲, 柑橘 and 金香柚, marble, tea, water power, building, shops, tourism. */
const COMPANY_TRADES = [
  trade(10, 'C', '农产品加工 食品 粮油 酒业 茶业', 620, 14),
  trade(4, 'C', '杜仲生物科技 中药材加工 生物制药', 900, 22),
  trade(6, 'B', '石材 大理石开采 矿业', 1100, 18),
  trade(7, 'C', '石材加工 建材 新型墙材 水泥制品 混凝土', 1500, 26),
  trade(4, 'C', '机械制造 电子 服饰 鞋业 竹木制品 家具', 820, 30),
  trade(3, 'D', '水电开发 光伏发电 供水', 760, 9),
  trade(12, 'E', '建筑工程 劳务 装饰工程 市政工程 园林绿化', 1300, 24),
  trade(20, 'F', '商贸 农资 医药 汽车销售 电器 建材贸易 电子商务', 540, 8),
  trade(6, 'G', '物流 运输 快递服务 汽车客运', 480, 15),
  trade(8, 'H', '酒店管理 餐饮管理 温泉酒店', 520, 20),
  trade(6, 'R', '旅游开发 文化传媒 研学旅行 漂流', 600, 16),
  trade(4, 'I', '信息技术 网络科技', 260, 7),
  trade(5, 'L', '人力资源 商务服务 租赁', 320, 9),
  trade(5, 'O', '家政服务 养老服务 汽车维修', 180, 9),
]
const SHOP_TRADES = [
  trade(40, 'F', '超市 便利店 农资店 五金店 建材店 服装店 大药房 副食店', 28, 2),
  trade(24, 'H', '饭店 农家乐 餐馆 早餐店 民宿 客栈', 32, 3),
  trade(10, 'O', '理发店 修理店 洗衣店 照相馆', 14, 2),
  trade(8, 'C', '米粉加工坊 榨油坊 豆腐坊 木器厂 铝合金加工店', 30, 3),
  trade(6, 'G', '货运部 快递站', 24, 2),
]
const CROPS = [
  '柑橘',
  '金香柚',
  '茶叶',
  '杜仲',
  '水稻',
  '油茶',
  '蔬菜',
  '葛根',
  '生猪',
  '土鸡',
  '山羊',
  '黄牛',
  '稻田鱼',
  '猕猴桃',
  '中蜂',
  '烤烟',
  '黄桃',
  '魔芋',
] as const
const FIRST = '鑫宏福泰金兴恒华源丰盛瑞德信诚顺嘉永隆天'
const SECOND = '源达盛隆丰泰华兴昌和瑞康通宇成发辉美锦利'
/** Companies, cooperatives, family farms, shops: in villages and in towns. */
const KINDS = { village: [0, 10, 27, 38, 25], town: [0, 40, 7, 4, 49] } as const
/** First possible founding: the law on cooperatives is of 2007, family farms are registered since 2013. */
const EARLIEST: Readonly<Record<number, number>> = {
  1: dayOf('1998-01-01'),
  2: dayOf('2007-07-01'),
  3: dayOf('2013-03-01'),
  4: dayOf('2001-01-01'),
}

/** Enterprises, cooperatives, farms and shops of every village, in village order; nobody's name twice. */
export function demoIndustry(villages: readonly VillageCount[], seed: number, scale: number): Enterprise[] {
  const counts = apportion(
    Math.round(INDUSTRY * scale),
    villages.map(({ classCode, households }) => households * ({ 111: 3.6, 112: 1.8, 121: 2.6, 210: 1.2, 220: 0.62 }[classCode] ?? 1)),
  )
  const names = new Set<string>()
  let id = 0
  return villages.flatMap((village, index) => {
    const random = randomStreams(seed)('industry', village.code)
    return Array.from({ length: counts[index]! }, () => drawEnterprise(++id, village, names, random))
  })
}

function drawEnterprise(id: number, village: VillageCount, names: Set<string>, random: Random): Enterprise {
  const town = village.classCode < 200
  const kind = random.weighted(town ? KINDS.town : KINDS.village)
  const drawn = kind === 1 ? drawTrade(COMPANY_TRADES, random) : kind === 4 ? drawTrade(SHOP_TRADES, random) : FARMING[kind]!
  const scale = Math.exp(0.8 * random.gaussian())
  return {
    id,
    villageCode: village.code,
    name: freeName(kind, drawn, village, names, random),
    kind,
    sector: drawn.sector,
    outputYuan: Math.round(drawn.output * scale) * 10_000,
    jobs: Math.max(1, Math.round(drawn.jobs * Math.sqrt(scale))),
    foundedDay: Math.round(AS_OF - (AS_OF - EARLIEST[kind]!) * random.next() ** 1.7),
    address: `${village.townshipName}${village.name}${random.integer(1, village.groups.length)}组`,
  }
}

const FARMING: Readonly<Record<number, Trade>> = { 2: trade(1, 'A', '专业合作社', 130, 9), 3: trade(1, 'A', '家庭农场', 38, 3) }

const drawTrade = (trades: readonly Trade[], random: Random): Trade => trades[random.weighted(trades.map(({ weight }) => weight))]!

function freeName(kind: number, drawn: Trade, village: VillageCount, names: Set<string>, random: Random): string {
  for (;;) {
    const name = drawName(kind, random.pick(drawn.words), village, random)
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

function drawName(kind: number, word: string, village: VillageCount, random: Random): string {
  const first = FIRST[random.integer(0, FIRST.length - 1)]!
  const own = first + SECOND.replace(first, '')[random.integer(0, SECOND.length - 2)]!
  const place = village.name.replace(/(村|社区|生活区)$/, '')
  const crop = random.pick(CROPS)
  const surname = random.pick(SURNAMES)[0]
  switch (kind) {
    case 1:
      return `慈利县${own}${word}有限公司`
    case 2:
      return `慈利县${random.chance(0.6) ? place : own}${crop}种养专业合作社`
        .replace(/(生猪|土鸡|山羊|黄牛|稻田鱼|中蜂)种养/, '$1养殖')
        .replace('种养', '种植')
    case 3:
      return `慈利县${place}${surname}${own[1]!}${crop}家庭农场`
    default:
      return `${place}${random.chance(0.5) ? own : `${surname}家`}${word}`
  }
}
