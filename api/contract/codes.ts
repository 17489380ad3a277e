/**
 * Code lists that tables hold as small integers, in one place: geodata writes them, web names them.
 * Sources: GB/T 2261.1, 2261.2, 4761, 4658, 3304, 4762, 31000; the house lists are the product's own.
 */
export interface Code {
  readonly code: number
  readonly zh: string
  readonly en: string
}
const list = <const T extends readonly [number, string, string][]>(rows: T): readonly Code[] =>
  rows.map(([code, zh, en]) => ({ code, zh, en }))

export const SEX = list([
  [1, '男', 'Male'],
  [2, '女', 'Female'],
])
export const RELATION = list([
  [2, '户主', 'Head'],
  [10, '配偶', 'Spouse'],
  [20, '子', 'Son'],
  [30, '女', 'Daughter'],
  [40, '孙辈', 'Grandchild'],
  [50, '父母', 'Parent'],
  [60, '祖父母', 'Grandparent'],
  [70, '兄弟姐妹', 'Sibling'],
  [97, '其他', 'Other'],
])
export const MARRIAGE = list([
  [10, '未婚', 'Single'],
  [20, '已婚', 'Married'],
  [21, '初婚', 'First marriage'],
  [22, '再婚', 'Remarried'],
  [30, '丧偶', 'Widowed'],
  [40, '离婚', 'Divorced'],
  [90, '未说明', 'Not stated'],
])
export const EDUCATION = list([
  [10, '研究生', 'Postgraduate'],
  [20, '本科', 'Bachelor'],
  [30, '专科', 'College'],
  [40, '中专', 'Vocational'],
  [60, '高中', 'Senior secondary'],
  [70, '初中', 'Junior secondary'],
  [80, '小学', 'Primary'],
  [90, '其他', 'Other'],
])
export const ETHNICITY = list([
  [1, '汉族', 'Han'],
  [6, '苗族', 'Miao'],
  [14, '白族', 'Bai'],
  [15, '土家族', 'Tujia'],
  [97, '其他', 'Other'],
])
export const POLITICS = list([
  [1, '中共党员', 'CPC member'],
  [3, '共青团员', 'Youth League member'],
  [13, '群众', 'Citizen'],
])
export const EMPLOYMENT = list([
  [1, '务农', 'Farming'],
  [2, '务工', 'Wage work'],
  [3, '经商', 'Business'],
  [4, '公职', 'Public service'],
  [5, '在学', 'At school'],
  [6, '学龄前', 'Under school age'],
  [7, '无业', 'Not working'],
  [8, '离退休', 'Retired'],
])
export const RESIDENCE = list([
  [1, '人户一致', 'Lives at registered address'],
  [2, '县内外出', 'Elsewhere in the county'],
  [3, '省内外出', 'Elsewhere in the province'],
  [4, '省外外出', 'Outside the province'],
  [5, '外来常住', 'Resident from elsewhere'],
])
export const LIFE_STATUS = list([
  [1, '在世', 'Living'],
  [2, '死亡', 'Deceased'],
  [3, '迁出', 'Moved away'],
])
export const STRUCTURE = list([
  [1, '钢混', 'Reinforced concrete'],
  [2, '砖混', 'Brick-concrete'],
  [3, '砖木', 'Brick-timber'],
  [4, '木', 'Timber'],
  [5, '土木', 'Earth-timber'],
  [9, '其他', 'Other'],
])
export const HOUSE_USE = list([
  [1, '居住', 'Dwelling'],
  [2, '商住', 'Shop and dwelling'],
  [3, '商业', 'Commercial'],
  [4, '公共', 'Public'],
  [5, '生产', 'Production'],
  [6, '闲置', 'Vacant'],
])
export const ROOF = list([
  [1, '平顶', 'Flat'],
  [2, '双坡', 'Gable'],
  [3, '四坡', 'Hipped'],
])
/** Special groups of domain.md; codes are the product's. */
export const GROUPS = list([
  [1, '低保', 'Subsistence allowance'],
  [2, '特困', 'Destitute'],
  [3, '低保边缘', 'Near subsistence line'],
  [4, '刚性支出困难', 'Hardship by expenses'],
  [5, '脱贫户', 'Lifted out of poverty'],
  [6, '监测户', 'Monitored household'],
  [7, '残疾', 'Disabled'],
  [8, '高龄', 'Aged 80+'],
  [9, '失能', 'Bedridden'],
  [10, '独居老人', 'Aged living alone'],
  [11, '空巢老人', 'Empty-nest aged'],
  [12, '留守儿童', 'Left-behind child'],
  [13, '留守老人', 'Left-behind aged'],
  [14, '留守妇女', 'Left-behind woman'],
  [15, '孤儿', 'Orphan'],
  [16, '优抚退役', 'Veteran'],
  [17, '党员', 'Party member'],
  [18, '易地搬迁', 'Relocated'],
])
/** Items of the data sets, `datasetId * 100 + n`: see geodata/demo/benefits.ts. */
export const BENEFIT_ITEMS = list([
  [101, '居民医保参保', 'Resident insurance paid'],
  [201, '门诊', 'Outpatient'],
  [202, '住院', 'Inpatient'],
  [203, '门诊慢特病', 'Chronic outpatient'],
  [301, '居民养老缴费', 'Pension contribution'],
  [302, '养老金', 'Pension'],
  [401, '耕地地力保护补贴', 'Farmland subsidy'],
  [402, '生态公益林补偿', 'Forest compensation'],
  [403, '稻谷补贴', 'Rice subsidy'],
  [501, '低保金', 'Subsistence payment'],
  [502, '特困供养', 'Destitute support'],
  [503, '高龄津贴', 'Old-age allowance'],
  [504, '残疾人生活补贴', 'Disability living subsidy'],
  [505, '重残护理补贴', 'Severe disability care'],
  [506, '临时救助', 'Temporary relief'],
  [601, '学生资助', 'Student aid'],
  [701, '稳岗就业补贴', 'Employment subsidy'],
  [702, '务工交通补贴', 'Migrant travel subsidy'],
  [801, '优抚抚恤', 'Veteran pension'],
  [901, '奖扶', 'Family-planning award'],
])
/** Data sets and the department that answers for each: rows of `datasets`, ids used by `benefits.dataset_id`. */
export const DATASETS = [
  { id: 1, code: 'medical_participation', name: '医保参保', unit: '县医疗保障局' },
  { id: 2, code: 'medical_settlement', name: '医保结算', unit: '县医疗保障局' },
  { id: 3, code: 'pension', name: '养老保险', unit: '县人力资源和社会保障局' },
  { id: 4, code: 'farm_subsidy', name: '惠农补贴', unit: '县农业农村局' },
  { id: 5, code: 'civil_relief', name: '民政救助', unit: '县民政局' },
  { id: 6, code: 'student_aid', name: '学生资助', unit: '县教育局' },
  { id: 7, code: 'employment', name: '就业补贴', unit: '县人力资源和社会保障局' },
  { id: 8, code: 'veterans', name: '优抚优待', unit: '县退役军人事务局' },
  { id: 9, code: 'family_award', name: '计生奖扶', unit: '县卫生健康局' },
] as const

/** Name of a code in a list; an unknown code is shown as 未说明 rather than as a number. */
export function codeName(codes: readonly Code[], code: number, language: 'zh' | 'en' = 'zh'): string {
  const found = codes.find((entry) => entry.code === code)
  if (found) return found[language]
  return language === 'zh' ? '未说明' : 'Not stated'
}
