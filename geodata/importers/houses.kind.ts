import { replaceHouses } from './houses.queries.ts'
import { placedKind } from './placed.kind.ts'
import { recount } from './placed.queries.ts'
import { grouped } from './wording.ts'

/** Metres of one storey, where only one of height and floors is known. */
const STOREY = 3
/** Nothing said: a two-storey brick house, as most in the hills are. */
const FLOORS = 2

/** Words and GB/T 17986.1 / cadastral codes of a house's structure → codes.ts STRUCTURE. */
const STRUCTURES: readonly (readonly [code: number, words: RegExp])[] = [
  [1, /钢|框架|砼(?!混)|^rc$|^1$/i],
  [2, /砖混|混合|混$|^2$|^3$/],
  [5, /土木|土坯|土|^5$/],
  [3, /砖木|砖瓦|^4$/],
  [4, /木|^6$/],
  [2, /砖/],
]
/** Words of a house's use → codes.ts HOUSE_USE. */
const USES: readonly (readonly [code: number, words: RegExp])[] = [
  [6, /闲置|空置|废弃|无人/],
  [2, /商住/],
  [1, /住|宅|居|民房/],
  [3, /商|店|市场/],
  [4, /公共|学校|医|办公|政府|村委|文化|宗教/],
  [5, /生产|工业|厂|仓|养殖|农用/],
]

/** 房屋. */
export const houses = placedKind({
  id: 'houses',
  title: '房屋',
  takes: '房屋的面；有层数、高度、结构、用途、建成年份、门牌、地址列更好',
  shape: 'polygon',
  columns: {
    高度: /^(height|高度|gd|房屋高度|建筑高度|jzgd|fwgd|h)$/i,
    层数: /^(floors?|层数|cs|房屋层数|地上层数|总层数|zcs|fwcs|floor_?num)$/i,
    结构: /^(structure|结构|jg|房屋结构|建筑结构|fwjg|结构类型)$/i,
    用途: /^(use|用途|yt|房屋用途|规划用途|fwyt|usage)$/i,
    建成年份: /^(built|built_?year|建成年份|建造年代|竣工.*|jznd|建成时间|jgsj|year)$/i,
    门牌: /^(house_?number|门牌(号)?|mph|门牌号码)$/i,
    地址: /^(address|addr|地址|坐落|zl|dz|房屋坐落)$/i,
  },
  rowOf({ text, number }) {
    const given = number('高度')
    const storeys = number('层数')
    if (given !== null && (given <= 0 || given > 400)) return '高度不合常理'
    const floors = Math.round(
      storeys !== null && storeys >= 1 && storeys < 120 ? storeys : given !== null ? Math.max(1, given / STOREY) : FLOORS,
    )
    const structure = codeOf(STRUCTURES, text('结构')) ?? (text('结构') === null ? 2 : 9)
    const year = number('建成年份') ?? 0
    return {
      heightMeters: given ?? floors * STOREY,
      floors,
      structure,
      use: codeOf(USES, text('用途')) ?? 1,
      roof: structure === 1 ? 1 : 2,
      builtYear: year > 1500 && year < 2200 ? Math.floor(year) : 0,
      houseNumber: text('门牌'),
      address: text('地址'),
    }
  },
  async store(sql, county) {
    const { stored, villages, removed } = await replaceHouses(sql)
    await recount(sql, 'houses')
    const homes =
      removed > 0 ? [`这些村原有的 ${grouped(removed)} 栋已换掉，住户按顺序移入新房${county.demo ? '（示意）' : ''}；别的村没有动`] : []
    return {
      stored,
      lines: [['房屋', `${grouped(stored)} 栋，在 ${grouped(villages)} 个村`]],
      notes: [...homes, '没有层数或高度的按每层 3 米推算，两样都没有的按 2 层；没有建成年份的记为 0（未知）'],
    }
  },
})

function codeOf(list: readonly (readonly [code: number, words: RegExp])[], text: string | null): number | null {
  return list.find(([, words]) => text !== null && words.test(text))?.[0] ?? null
}
