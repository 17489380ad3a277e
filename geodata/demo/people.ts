import type { Random } from '../random.ts'
import { MALE, type Member } from './households.ts'
import { EMPLOYMENT, RESIDENCE } from './population.ts'

const { farming, wages, business, office, school, infant, none, retired } = EMPLOYMENT
export const EDUCATION = {
  postgraduate: 10,
  bachelor: 20,
  college: 30,
  vocational: 40,
  senior: 60,
  junior: 70,
  primary: 80,
  other: 90,
} as const
export const ETHNICITY = { han: 1, miao: 6, bai: 14, tujia: 15, other: 97 } as const
export const POLITICS = { party: 1, league: 3, citizen: 13 } as const

const LEVELS = Object.values(EDUCATION)
/** Weights of LEVELS by the last year of birth, for people who left school. */
const SCHOOLING: readonly (readonly [until: number, weights: readonly number[]])[] = [
  [1944, [0, 0.1, 0.4, 0.6, 2, 9, 60, 28]],
  [1955, [0, 0.2, 0.8, 1, 5, 26, 58, 9]],
  [1965, [0, 0.6, 1.6, 1.8, 11, 49, 34, 2]],
  [1975, [0.1, 1.6, 3.4, 3.5, 11, 60, 20, 0.4]],
  [1985, [0.4, 5, 8.5, 6, 13, 59, 8, 0.1]],
  [1995, [1, 12, 17, 10, 15, 42, 3, 0]],
  [2100, [2, 24, 27, 13, 16, 17, 1, 0]],
]

/** Level attended or attained. */
export function drawEducation(age: number, birthYear: number, town: boolean, random: Random): number {
  if (age < 6) return EDUCATION.other
  if (age < 12) return EDUCATION.primary
  if (age < 15) return EDUCATION.junior
  if (age < 18)
    return random.weighted([11, 36, 53]) === 0 ? EDUCATION.junior : random.chance(0.58) ? EDUCATION.senior : EDUCATION.vocational
  const weights = SCHOOLING.find(([until]) => birthYear <= until)![1]
  const level = LEVELS[random.weighted(weights)]!
  // In town many have one more step.
  const better =
    town && level > EDUCATION.bachelor && random.chance(0.3) ? LEVELS[LEVELS.indexOf(level as (typeof LEVELS)[number]) - 1]! : level
  return age < 23 && better === EDUCATION.postgraduate ? EDUCATION.bachelor : better
}

/** At school, at work, on the land, at home or retired: as age, schooling and residence allow. */
export function drawEmployment(age: number, education: number, residence: number, town: boolean, random: Random): number {
  if (age < 6) return infant
  if (age < 15) return school
  const schooled = education <= EDUCATION.college
  if (age < 18) return age < 16 || education !== EDUCATION.junior ? school : random.chance(0.5) ? wages : none
  if (schooled && (age < 21 || (age < 22.5 && education === EDUCATION.bachelor) || (age < 25.5 && education === EDUCATION.postgraduate)))
    return school
  const away = residence >= RESIDENCE.province
  if (age < 60) {
    if (away) return [wages, business, office, none][random.weighted([86, 9, schooled ? 4 : 0.2, 2])]!
    const staff = schooled ? 26 : education <= EDUCATION.senior && age > 40 ? 4 : 0.3
    if (town) return [farming, wages, business, office, none][random.weighted([9, 42, 22, staff * 1.4, 14])]!
    return [farming, wages, business, office, none][random.weighted([age < 35 ? 20 : age < 50 ? 44 : 62, 24, 6, staff, 8])]!
  }
  const pensioned = education <= EDUCATION.vocational ? 0.75 : town ? 0.22 : 0.025
  if (random.chance(pensioned)) return retired
  if (away) return age < 68 && random.chance(0.7) ? wages : none
  return random.chance((town ? 0.25 : 0.85) * Math.max(0, Math.min(1, (82 - age) / 14))) ? farming : none
}

/** About 4.5 % party members, more of them men, old cadres and the schooled; league members at school. */
export function drawPolitics(member: Member, education: number, employment: number, random: Random): number {
  const { age, sex } = member
  if (age >= 14 && age < 28 && random.chance(employment === school ? 0.42 : 0.1)) return POLITICS.league
  if (age < 20) return POLITICS.citizen
  const base = (sex === MALE ? 0.06 : 0.016) * (age < 30 ? 0.5 : age < 60 ? 0.9 : 1.25)
  const share = employment === office ? 0.36 : employment === retired ? 0.24 : education <= EDUCATION.college ? base * 1.8 : base
  return random.chance(share) ? POLITICS.party : POLITICS.citizen
}

/** Share of Tujia in a village: nine in ten in the 土家族乡, half elsewhere. */
export const drawTujiaShare = (tujiaTownship: boolean, random: Random): number =>
  tujiaTownship ? random.between(0.86, 0.95) : random.between(0.4, 0.6)

export function drawEthnicity(tujiaShare: number, random: Random): number {
  if (random.chance(0.014)) return [ETHNICITY.bai, ETHNICITY.miao, ETHNICITY.other][random.weighted([48, 42, 10])]!
  return random.chance(tujiaShare) ? ETHNICITY.tujia : ETHNICITY.han
}

/** A child of a mixed couple is mostly registered with the minority parent's. */
export function inheritEthnicity(mother: number | undefined, father: number | undefined, random: Random): number | undefined {
  if (mother === undefined || father === undefined || mother === father) return father ?? mother
  const minority = father === ETHNICITY.han ? mother : father
  return random.chance(0.82) ? minority : father === minority ? mother : father
}

/** Whether insurance and pension are those of an employer rather than the residents'. */
export function drawEmployee(employment: number, residence: number, town: boolean, random: Random): boolean {
  if (employment === office || employment === retired) return true
  if (employment !== wages && employment !== business) return false
  return random.chance(residence >= RESIDENCE.province ? 0.14 : town ? 0.3 : 0.08)
}
