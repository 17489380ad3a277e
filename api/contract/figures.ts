/**
 * Names of `figures.measure`, one row a village; a bigger area is their sum. A measure that counts nothing in a village has no row.
 *
 * people       户籍人口: registered and living
 * residents    常住人口: of them, those not living outside the county
 * aged60, aged80   registered people of that age and over at the records' date
 * away         外出务工: of working age (16–59), living outside the county
 * households   户籍户
 * houses, industry, facilities, records   rows of houses, industry, facilities, benefits
 */
export const MEASURES = [
  'people',
  'residents',
  'aged60',
  'aged80',
  'away',
  'households',
  'houses',
  'industry',
  'facilities',
  'records',
] as const
export type Measure = (typeof MEASURES)[number] | ReturnType<typeof groupMeasure> | ReturnType<typeof benefitMeasure>

/** People who carry the special group's tag at the records' date. */
export const groupMeasure = (group: number) => `group:${group}` as const

/** Records and cents paid of a data set in the twelve months up to the records' date. */
export const benefitMeasure = (dataset: number, what: 'records' | 'cents') => `benefit:${dataset}:${what}` as const
