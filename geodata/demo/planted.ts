/**
 * What is wrong in the demo on purpose: the true list that rules can be checked against. Nothing else in the demo matches these
 * findings; the near misses are there so that a rule which is off by a day or a cent shows.
 */
export const ANOMALIES = {
  allowanceUnclaimed: '高龄津贴未领：年满 80 岁满 30 天、在世，没有有效的高龄津贴发放',
  selfPaidOver: '医疗自付超标：12 个月自付满 5,000 元（低保、脱贫、监测）或 20,000 元（其他），或一个月门诊自付满 500 元',
  paidAfterDeath: '死亡仍领：死亡之后仍有养老金或津贴发放',
  paidAfterMove: '迁出仍领：迁出之后仍有低保金发放',
  doubleBenefit: '重复享受：同一个月既领低保金又领特困供养',
  careUnclaimed: '重残无护理补贴：残疾一、二级、在世，没有有效的重残护理补贴发放',
} as const
export type Anomaly = keyof typeof ANOMALIES

export type Case =
  | 'unpaid' // never paid
  | 'lapsed' // paid until some months ago
  | 'yearOver' // bills of twelve months over the line
  | 'monthOver' // one month's outpatient bills over the line
  | 'continued' // payments go on
  | 'both' // two benefits that exclude each other
  | 'nearDay' // a day short of the grace
  | 'nearPayment' // last payment just recent enough
  | 'nearYear' // a cent short of the line
  | 'nearWindow' // over the line only with a bill a day too old
  | 'nearGroup' // over the lower line, but no longer of low income
  | 'nearMonth' // two months' bills over the line, neither alone

/** One person's part in the plan. */
export interface Planted {
  person: number
  anomaly: Anomaly
  case: Case
  /** true: a rule must find it; false: it must not */
  match: boolean
}
