import { pinyin } from 'pinyin-pro'
import { COUNTY_CODE, COUNTY_NAME, DIVISIONS, TOWNSHIPS } from './divisions.ts'

export interface Unit {
  id: number
  name: string
  kind: 'county' | 'township' | 'village' | 'department' | 'school'
  /** the area it belongs to: a school's village, the county for departments */
  areaCode: string
  /** part of its account's name: mz, 430821109, 1 */
  accountKey: string
}

/** Offices of a county, those that answer for data sets first; accounts of contract.md have fixed keys. */
const DEPARTMENTS: readonly (string | readonly [name: string, key: string])[] = [
  ['县人力资源和社会保障局', 'rs'], ['县医疗保障局', 'yb'], ['县民政局', 'mz'], ['县农业农村局', 'nync'], ['县自然资源局', 'zrzy'], ['县委组织部', 'zzb'],
  ['县教育局', 'jy'], ['县卫生健康局', 'wj'], ['县退役军人事务局', 'tyjr'], ['县数据局', 'sj'], ['县发展和改革局', 'fg'], ['县公安局', 'ga'],
  ['县残疾人联合会', 'cl'], ['县应急管理局', 'yj'],
  ['县委办公室', 'xwb'], '县人大常委会办公室', '县政府办公室', '县政协办公室', '县纪委监委', '县委宣传部', '县委统战部', '县委政法委', '县委社会工作部', ['县委编办', 'bb'],
  '县委巡察办', '县委党校', '县委党史研究室', '县档案馆', '县直属机关工委', '县委老干部局', '县委网信办', '县融媒体中心', '县人民法院', '县人民检察院',
  '县司法局', '县财政局', '县科技和工业信息化局', '县住房和城乡建设局', '县交通运输局', '县水利局', '县林业局', '县商务局', '县文化旅游广电体育局', '县审计局',
  '县市场监督管理局', '县统计局', '县信访局', '县城市管理和综合执法局', '县行政审批服务局', '县机关事务服务中心', '县乡村振兴服务中心', '县供销合作社联合社', '县总工会', '共青团慈利县委',
  '县妇女联合会', '县科学技术协会', '县工商业联合会', '县文学艺术界联合会', '县红十字会', '县计划生育协会', '县归国华侨联合会', '国家税务总局慈利县税务局', '县气象局', '县消防救援大队',
  '市生态环境局慈利分局', '县烟草专卖局', '县邮政管理机构', '中国人民银行慈利营业管理部', '国家统计局慈利调查队', '县住房公积金管理部', '县公路建设养护中心', '县农村公路服务中心', '县道路运输服务中心', '县水上交通服务中心',
  '县疾病预防控制中心', '县妇幼保健计划生育服务中心', '县人民医院', '县中医医院', '县第二人民医院', '县精神病医院', '县血防监测站', '县殡葬服务中心', '县救助管理站', '县社会福利中心',
  '县就业服务中心', '县社会保险服务中心', '县城乡居民养老保险服务中心', '县医疗保障事务中心', '县劳动人事争议仲裁院', '县不动产登记中心', '县国土空间规划服务中心', '县地质灾害防治中心', '县森林防火服务中心', '县国有林场管理中心',
  '县动物疫病预防控制中心', '县农业技术推广中心', '县农机服务中心', '县经济作物服务中心', '县水库移民服务中心', '县江垭灌区管理所', '县赵家垭水库管理所', '县水旱灾害防御事务中心', '县自来水公司', '县供电公司',
  '县电信公司', '县移动公司', '县联通公司', '县高新技术产业开发区', '县张家界大峡谷景区管理处', '县五雷山管理处', '县园林绿化中心', '县环境卫生服务中心', '县房产服务中心', '县建设工程质量安全监督站',
] // prettier-ignore

const COUNTY_SCHOOLS = [
  '慈利县第一中学', '慈利县第二中学', '慈利县第三中学', '慈利县第四中学', '慈利县职业中等专业学校', '慈利县特殊教育学校', '慈利县教师进修学校', '慈利县实验小学', '慈利县金慈实验小学', '慈利县城北中学',
  '慈利县城西中学', '慈利县思源实验学校', '零阳街道第一完全小学', '零阳街道双岗完全小学', '零阳街道柳林完全小学', '零阳街道北岗完全小学', '金慈街道中心小学',
] // prettier-ignore

/** A township's schools: middle school, central primary, and in larger ones a second and the kindergarten. */
function townshipSchools(name: string, villages: number): string[] {
  const kinds = ['中学', '中心小学', '中心幼儿园', '第二完全小学']
  return kinds.slice(0, villages >= 16 ? 4 : 3).map((kind) => name + kind)
}

/** All units in a fixed order: ids are positions, so that they never depend on seed or scale. */
export const UNITS: readonly Unit[] = listUnits()

const byName = new Map(UNITS.map((unit) => [unit.name, unit]))

/** @throws RangeError when no unit is called so */
export function unitId(name: string): number {
  const unit = byName.get(name)
  if (!unit) throw new RangeError(`no unit is called ${name}`)
  return unit.id
}

function listUnits(): Unit[] {
  const units: Unit[] = []
  const add = (kind: Unit['kind'], name: string, areaCode: string, accountKey: string): number =>
    units.push({ id: units.length + 1, name, kind, areaCode, accountKey })
  add('county', `${COUNTY_NAME}人民政府`, COUNTY_CODE, '')
  const keys = new Set<string>()
  for (const department of DEPARTMENTS) {
    const [name, fixed] = typeof department === 'string' ? [department] : department
    add('department', name, COUNTY_CODE, fixed ?? freeKey(name, keys))
    keys.add(units.at(-1)!.accountKey)
  }
  for (const { code, name } of TOWNSHIPS) add('township', name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`, code, code)
  for (const { code, name, quasi } of DIVISIONS)
    add('village', name + (quasi ? '管理处' : name.endsWith('社区') ? '居民委员会' : '村民委员会'), code, code)
  let school = 0
  const addSchool = (name: string, villageCode: string): number => add('school', name, villageCode, String(++school))
  const seat = DIVISIONS.filter(({ classCode }) => classCode === 111)
  COUNTY_SCHOOLS.forEach((name, index) => addSchool(name, seat[index % seat.length]!.code))
  for (const { code, name } of TOWNSHIPS) {
    const villages = DIVISIONS.filter(({ townshipCode }) => townshipCode === code)
    if (seat.some(({ townshipCode }) => townshipCode === code)) continue
    townshipSchools(name, villages.length).forEach((school, index) => addSchool(school, villages[index % villages.length]!.code))
  }
  return units
}

/** Initials of what the office is called without 县: 县财政局 → cz; a longer one where two would be the same. */
function freeKey(name: string, taken: ReadonlySet<string>): string {
  const core = name.replace(/^(县委|县|市|国家|中国|共青团)/, '').replace(/(局|中心|办公室|办|部|公司)$/, '')
  const initials = pinyin(core, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  for (let length = Math.min(4, initials.length); length <= initials.length; length++) {
    const key = initials.slice(0, length)
    if (!taken.has(key)) return key
  }
  for (let number = 2; ; number++) if (!taken.has(`${initials}${number}`)) return `${initials}${number}`
}
