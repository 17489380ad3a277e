import type { Random } from '../random.ts'
import { AS_OF, birthday, dayOf, yearOf } from './calendar.ts'
import { ageOf, isLowIncome } from './groups.ts'
import type { Anomaly, Case, Planted } from './planted.ts'
import { GROUP, inGroup, STATUS, type Population } from './population.ts'

/** Cases at scale 1; at least three of each at any scale. */
const CASES: Readonly<Record<Anomaly, number>> = {
  allowanceUnclaimed: 300,
  selfPaidOver: 500,
  paidAfterDeath: 120,
  paidAfterMove: 60,
  doubleBenefit: 80,
  careUnclaimed: 150,
}
/** Near misses at scale 1. */
const NEAR_MISSES = 60

/** Days of grace before an unclaimed allowance counts, as in the example configuration. */
export const GRACE_DAYS = 30

/**
 * Chooses who carries the anomalies and near misses, each person at most one, and moves a few birthdays onto the edge.
 * Runs before anything is made of birthdays.
 */
export function plantAnomalies(population: Population, scale: number, random: Random): Planted[] {
  const planted: Planted[] = []
  const taken = new Set<number>()
  const plant = (anomaly: Anomaly, kind: Case, match: boolean, count: number, candidates: readonly number[]): number[] => {
    const chosen: number[] = []
    for (const person of candidates) {
      if (chosen.length === count) break
      if (taken.has(person)) continue
      chosen.push(person)
      taken.add(person)
      planted.push({ person, anomaly, case: kind, match })
    }
    return chosen
  }
  const of = (count: number): number => Math.max(3, Math.round(count * scale))
  const shuffled = (from: number, to: number, suits: (person: number) => boolean): number[] => {
    const found: number[] = []
    for (let person = from; person < to; person++) if (suits(person)) found.push(person)
    return random.shuffle(found)
  }
  const { living, total, disability, status, leftDay, birthDay } = population
  const livingWhere = (suits: (person: number) => boolean): number[] => shuffled(0, living, suits)
  const departedWhere = (suits: (person: number) => boolean): number[] => shuffled(living, total, suits)
  const turned80 = (person: number): number => birthday(birthDay[person]!, 80)

  // Exactly at the edge: turned eighty 29 days ago (not yet) and 30 days ago (already).
  const around80 = livingWhere((person) => Math.abs(AS_OF - turned80(person)) < 200 && standsAlone(population, person))
  moveBirthdays(population, plant('allowanceUnclaimed', 'nearDay', false, of(NEAR_MISSES / 6), around80), GRACE_DAYS - 1)
  moveBirthdays(population, plant('allowanceUnclaimed', 'unpaid', true, of(NEAR_MISSES / 6), around80), GRACE_DAYS)
  const aged = livingWhere((person) => turned80(person) + GRACE_DAYS + 150 < AS_OF)
  plant('allowanceUnclaimed', 'lapsed', true, of(CASES.allowanceUnclaimed * 0.25), aged)
  plant('allowanceUnclaimed', 'unpaid', true, of(CASES.allowanceUnclaimed * 0.75 - NEAR_MISSES / 6), aged)
  plant('allowanceUnclaimed', 'nearPayment', false, of(NEAR_MISSES / 3), aged)

  const insured = livingWhere((person) => population.insured[person] === 1 && ageOf(population, person) >= 3)
  const poor = insured.filter((person) => isLowIncome(population, person))
  const others = insured.filter((person) => !isLowIncome(population, person))
  plant('selfPaidOver', 'yearOver', true, of(CASES.selfPaidOver * 0.46), poor)
  plant('selfPaidOver', 'yearOver', true, of(CASES.selfPaidOver * 0.3), others)
  plant('selfPaidOver', 'monthOver', true, of(CASES.selfPaidOver * 0.24), insured)
  for (const group of [poor, others]) {
    plant('selfPaidOver', 'nearYear', false, of(NEAR_MISSES / 3), group)
    plant('selfPaidOver', 'nearWindow', false, of(NEAR_MISSES / 3), group)
  }
  const former = insured.filter((person) => population.relievedUntil[person]! > 0 && !isLowIncome(population, person))
  plant('selfPaidOver', 'nearGroup', false, of(NEAR_MISSES / 3), former)
  plant('selfPaidOver', 'nearMonth', false, of(NEAR_MISSES / 3), insured)

  const leftInTime = (person: number): boolean => leftDay[person]! > dayOf('2025-09-01') && leftDay[person]! < AS_OF - 100
  const ageLeaving = (person: number): number => yearOf(leftDay[person]!) - yearOf(birthDay[person]!)
  const dead = departedWhere((person) => status[person] === STATUS.dead && leftInTime(person) && ageLeaving(person) > 62)
  plant('paidAfterDeath', 'continued', true, of(CASES.paidAfterDeath), dead)
  const moved = departedWhere((person) => status[person] === STATUS.moved && leftInTime(person))
  plant('paidAfterMove', 'continued', true, of(CASES.paidAfterMove), moved)

  const subsistence = livingWhere((person) => inGroup(population, person, GROUP.subsistence))
  plant('doubleBenefit', 'both', true, of(CASES.doubleBenefit), subsistence)
  const severe = livingWhere((person) => disability[person]! > 0 && disability[person]! % 10 <= 2)
  plant('careUnclaimed', 'unpaid', true, of(CASES.careUnclaimed * 0.7), severe)
  plant('careUnclaimed', 'lapsed', true, of(CASES.careUnclaimed * 0.3), severe)
  plant('careUnclaimed', 'nearPayment', false, of(NEAR_MISSES / 3), severe)
  return planted.sort((a, b) => a.person - b.person)
}

/** Nobody of the household is bound to this person's age as parent or child. */
function standsAlone({ households, household, mother, father }: Population, person: number): boolean {
  if (mother[person]! >= 0 || father[person]! >= 0) return false
  const first = households.first[household[person]! - 1]!
  for (let member = first; member < first + households.size[household[person]! - 1]!; member++) {
    if (mother[member] === person || father[member] === person) return false
  }
  return true
}

/** So that they turned eighty exactly so many days before the records' date; who thereby comes of age or out of it changes group. */
function moveBirthdays(population: Population, people: readonly number[], daysOver: number): void {
  let born = AS_OF - daysOver
  while (birthday(born, 80) > AS_OF - daysOver) born -= 365
  while (birthday(born, 80) < AS_OF - daysOver) born++
  for (const person of people) {
    population.birthDay[person] = born
    population.groups[person]! |= 1 << (GROUP.aged - 1)
  }
}
