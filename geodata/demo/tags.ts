import type { Random } from '../random.ts'
import { ageOn, AS_OF, birthday, dayOf, DAYS_PER_YEAR } from './calendar.ts'
import { GROUP, type Population } from './population.ts'
import { unitId } from './units.ts'

export interface Tag {
  group: number
  level: number
  /** days since 1970-01-01 */
  from: number
  /** day it ended; 0 = in force */
  to: number
  unitId: number
}

/** The office that says so. */
const AUTHORITY: Readonly<Record<number, string>> = {
  [GROUP.liftedFromPoverty]: '县农业农村局',
  [GROUP.monitored]: '县农业农村局',
  [GROUP.relocated]: '县发展和改革局',
  [GROUP.disabled]: '县残疾人联合会',
  [GROUP.bedridden]: '县医疗保障局',
  [GROUP.veteran]: '县退役军人事务局',
  [GROUP.party]: '县委组织部',
}
const authorities = Array.from({ length: 33 }, (_, group) => unitId(AUTHORITY[group] ?? '县民政局'))

/** Since when a tag can have been given. */
const [EARLIEST, POVERTY_FROM, POVERTY_TO, MONITOR_FROM, VISITS] = [
  '2012-01-01',
  '2016-06-01',
  '2020-11-30',
  '2021-05-01',
  '2026-03-01',
].map(dayOf) as [number, number, number, number, number]

/** The tags of a person, with levels: disability type · 10 + grade, 高龄 80/90/100, kind of 监测户. */
export function tagsOf(population: Population, index: number, random: Random): Tag[] {
  const tags: Tag[] = []
  for (let bits = population.groups[index]!; bits !== 0; bits &= bits - 1) {
    const group = 32 - Math.clz32(bits & -bits)
    const level = levelOf(population, index, group)
    tags.push({ group, level, from: Math.min(startOf(population, index, group, level, random), AS_OF), to: 0, unitId: authorities[group]! })
  }
  const to = population.relievedUntil[index]!
  if (to > 0) {
    const from = Math.max(population.birthDay[index]!, to - random.integer(365, 2500))
    tags.push({ group: GROUP.subsistence, level: 0, from, to, unitId: authorities[GROUP.subsistence]! })
  }
  return tags
}

function levelOf(population: Population, index: number, group: number): number {
  if (group === GROUP.disabled) return population.disability[index]!
  if (group === GROUP.monitored) return population.monitored[index]!
  if (group !== GROUP.aged) return 0
  const age = ageOn(population.birthDay[index]!, AS_OF)
  return age >= 100 ? 100 : age >= 90 ? 90 : 80
}

function startOf(population: Population, index: number, group: number, level: number, random: Random): number {
  const born = population.birthDay[index]!
  switch (group) {
    case GROUP.aged:
      return birthday(born, level)
    case GROUP.liftedFromPoverty:
    case GROUP.relocated:
      return Math.max(born, random.integer(POVERTY_FROM, POVERTY_TO))
    case GROUP.monitored:
      return Math.max(born, random.integer(MONITOR_FROM, AS_OF - 60))
    case GROUP.party:
    case GROUP.veteran:
      return Math.min(born + Math.round(random.between(20, 34) * DAYS_PER_YEAR), AS_OF - 90)
    case GROUP.aloneAged:
    case GROUP.emptyNest:
    case GROUP.leftChild:
    case GROUP.leftAged:
    case GROUP.leftWoman:
      return Math.max(born, VISITS + random.integer(0, 30))
    default:
      return Math.max(born, random.integer(EARLIEST, AS_OF - 200))
  }
}
