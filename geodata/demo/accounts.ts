import { DATASETS } from '../../api/contract/codes.ts'
import { COUNTY_CODE } from './divisions.ts'
import { unitId, UNITS } from './units.ts'

export interface Account {
  /** sign-in name of contract.md: leader, dept-mz, town-430821109 */
  name: string
  title: string
  unitId: number
  role: 'leader' | 'planner' | 'admin' | 'department' | 'township' | 'village' | 'school'
  scopeCode: string
}

/** One account a unit, and three people of the county. */
export function demoAccounts(): Account[] {
  const accounts: Account[] = [
    { name: 'leader', title: '县领导', unitId: UNITS[0]!.id, role: 'leader', scopeCode: COUNTY_CODE },
    { name: 'planner', title: '规划人员', unitId: unitId('县发展和改革局'), role: 'planner', scopeCode: COUNTY_CODE },
    { name: 'admin', title: '系统管理员', unitId: unitId('县数据局'), role: 'admin', scopeCode: COUNTY_CODE },
  ]
  for (const { id, name, kind, areaCode, accountKey } of UNITS) {
    if (kind === 'county') continue
    const prefix = { department: 'dept', township: 'town', village: 'village', school: 'school' }[kind]
    accounts.push({ name: `${prefix}-${accountKey}`, title: name, unitId: id, role: kind, scopeCode: areaCode })
  }
  return accounts
}

export interface Dataset {
  id: number
  code: string
  name: string
  unitId: number
  description: string
}

export const demoDatasets = (): Dataset[] =>
  DATASETS.map(({ id, code, name, unit }) => ({ id, code, name, unitId: unitId(unit), description: DESCRIPTIONS[code] }))

const DESCRIPTIONS: Readonly<Record<(typeof DATASETS)[number]['code'], string>> = {
  medical_participation: '城乡居民基本医疗保险年度参保缴费，一人一年一条',
  medical_settlement: '门诊、住院、门诊慢特病结算：总费用与个人自付',
  pension: '城乡居民养老保险缴费与按月发放的养老金',
  farm_subsidy: '耕地地力保护、生态公益林、稻谷目标价格等补贴，按户发放',
  civil_relief: '低保、特困、高龄津贴、残疾人两项补贴与临时救助，按月发放',
  student_aid: '家庭经济困难学生资助，按学期发放',
  employment: '稳岗就业补贴与脱贫劳动力务工交通补贴',
  veterans: '优抚对象定期抚恤与生活补助，按月发放',
  family_award: '农村部分计划生育家庭奖励扶助，按年发放',
}

/** Units that read a data set besides the one that answers for it. */
const SHARES: Readonly<Record<(typeof DATASETS)[number]['code'], readonly string[]>> = {
  medical_participation: ['县民政局', '县农业农村局', '县卫生健康局', '县残疾人联合会'],
  medical_settlement: ['县民政局', '县农业农村局'],
  pension: ['县民政局', '县退役军人事务局'],
  farm_subsidy: ['县财政局', '县自然资源局', '县林业局'],
  civil_relief: ['县医疗保障局', '县人力资源和社会保障局', '县农业农村局', '县残疾人联合会', '县财政局'],
  student_aid: ['县民政局', '县农业农村局'],
  employment: ['县农业农村局'],
  veterans: ['县民政局'],
  family_award: ['县民政局', '县财政局'],
}

/** Pairs of data set and unit; every school reads the aid its pupils get. */
export function demoShares(): { datasetId: number; unitId: number }[] {
  const schools = UNITS.filter(({ kind }) => kind === 'school')
  return DATASETS.flatMap(({ id, code }) => [
    ...SHARES[code].map((name) => ({ datasetId: id, unitId: unitId(name) })),
    ...(code === 'student_aid' ? schools.map((school) => ({ datasetId: id, unitId: school.id })) : []),
  ])
}
