export interface Rule {
  /** named in the API and on pages */
  id: string
  title: string
  description: string
  /** 1 提示 2 关注 3 紧急 */
  severity: number
  /** 示例: what a county would set for itself */
  parameters: Readonly<Record<string, unknown>>
  /** data sets the evidence rests on */
  datasets: readonly number[]
  /** SQL function of migrations/functions/rule_conditions.sql */
  condition: string
  deadlineDays: number
  coolDownDays: number
}

/** The demo county's early-warning rules; every threshold is an example configuration. */
export const RULES: readonly Rule[] = [
  {
    id: 'elderly_allowance_unclaimed',
    title: '高龄津贴未领',
    description: '年满 80、90、100 岁满 30 天的在世户籍老人，近两个月没有高龄津贴发放（示例标准）',
    severity: 2,
    parameters: { ages: [80, 90, 100], grace_days: 30, in_force_days: 62, item: 503 },
    datasets: [5],
    condition: 'elderly_allowance_unclaimed',
    deadlineDays: 15,
    coolDownDays: 90,
  },
  {
    id: 'medical_self_paid',
    title: '医疗自付超标',
    description: '近 12 个月医疗自付：低保、脱贫、监测对象满 5,000 元，其他居民满 20,000 元；或一个月门诊自付满 500 元（示例标准）',
    severity: 3,
    parameters: {
      months: 12,
      low_income_groups: [1, 5, 6],
      low_income_yuan: 5000,
      others_yuan: 20000,
      outpatient_items: [201],
      outpatient_month_yuan: 500,
    },
    datasets: [2],
    condition: 'medical_self_paid_over',
    deadlineDays: 10,
    coolDownDays: 90,
  },
]
