import { readFileSync } from 'node:fs'

/** One village, community or quasi unit as the statistical codes name it. */
export interface Division {
  /** 12 digits */
  code: string
  /** 大庄村, 南街社区, 江垭林场生活区 */
  name: string
  townshipCode: string
  townshipName: string
  /** 城乡分类代码: 111 城区, 112 城乡结合, 121 镇区, 210 乡中心, 220 村庄 */
  classCode: 111 | 112 | 121 | 210 | 220
  /** Units that are no village: 园艺场, 林场, 库区生活区 */
  quasi: boolean
}

export interface TownshipDivision {
  /** 9 digits */
  code: string
  name: string
}

/** As of this day every demo record stands. */
export const DEMO_AS_OF = '2026-10-31'
export const COUNTY_CODE = '430821'
export const COUNTY_NAME = '慈利县'

/** The two 街道 that make up the county seat. */
const CITY_TOWNSHIPS = new Set(['430821001', '430821002'])
/** Villages that touch the built-up county seat. */
const CITY_FRINGE = new Set(['430821001203', '430821001200', '430821001202', '430821002200', '430821002201', '430821002203'])

interface Source {
  townships: { code: string; name: string }[]
  villages: { code: string; name: string; streetCode: string }[]
}

const source = JSON.parse(readFileSync(new URL('../sources/cili_divisions_2023.json', import.meta.url), 'utf8')) as Source

/** The 26 townships in code order. */
export const TOWNSHIPS: readonly TownshipDivision[] = source.townships
  .map(({ code, name }) => ({ code, name }))
  .sort((a, b) => (a.code < b.code ? -1 : 1))

const townshipNames = new Map(TOWNSHIPS.map((township) => [township.code, township.name]))

/** The 430 villages in code order. */
export const DIVISIONS: readonly Division[] = source.villages
  .map((village): Division => {
    const townshipName = townshipNames.get(village.streetCode)!
    const name = villageName(village.name, townshipName)
    return {
      code: village.code,
      name,
      townshipCode: village.streetCode,
      townshipName,
      classCode: classOf(village.code, name, townshipName),
      quasi: village.code[9] === '5',
    }
  })
  .sort((a, b) => (a.code < b.code ? -1 : 1))

/** The list names the committees; people say the place: 大庄村委会 → 大庄村, 通津铺泗虎坪村委会 → 泗虎坪村. */
function villageName(listed: string, townshipName: string): string {
  const place = listed.replace(/村委会$/, '村').replace(/居委会$/, '社区')
  const town = townshipName.replace(/(土家族乡|街道|镇|乡)$/, '')
  return place.startsWith(town) && place.length > town.length + 2 ? place.slice(town.length) : place
}

function classOf(code: string, name: string, townshipName: string): Division['classCode'] {
  const community = code[9] === '0'
  if (CITY_TOWNSHIPS.has(code.slice(0, 9))) return community ? 111 : CITY_FRINGE.has(code) ? 112 : 220
  if (community) return townshipName.endsWith('乡') ? 210 : 121
  const town = townshipName.replace(/(土家族乡|镇|乡)$/, '')
  return name === `${town}村` ? (townshipName.endsWith('乡') ? 210 : 121) : 220
}
