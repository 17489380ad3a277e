import type { Random } from '../random.ts'
import { ageOn, AS_OF, DAYS_PER_YEAR } from './calendar.ts'
import { FEMALE, MALE, MARRIAGE } from './households.ts'
import { POLITICS } from './people.ts'
import { addGroup, EMPLOYMENT, GROUP, inGroup, RESIDENCE, type Population, type VillagePlan } from './population.ts'

/** Townships of the ranges, where more households were poor. */
const HIGH = new Set(['430821102', '430821113', '430821200', '430821202', '430821212', '430821213', '430821214', '430821215', '430821217'])

/** Weights of disability types 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重, and of grades 1–4. */
const TYPES = [0, 11, 13, 2, 50, 9, 12, 3]
const GRADES = [0, 13, 27, 27, 33]

export const ageOf = (population: Population, index: number): number => (AS_OF - population.birthDay[index]!) / DAYS_PER_YEAR

/** Tags of one village's living people: first what a person is, then what the household's need and who is at home make of it. */
export function giveGroups(population: Population, village: VillagePlan, town: boolean, random: Random): void {
  for (let index = village.firstPerson; index < village.firstPerson + village.people; index++) givePersonal(population, index, random)
  const { first, size } = population.households
  for (let id = village.firstHousehold; id < village.firstHousehold + village.households; id++) {
    const members = Array.from({ length: size[id - 1]! }, (_, place) => first[id - 1]! + place)
    giveWelfare(population, members, village, town, random)
    giveByHome(population, members)
  }
}

function givePersonal(population: Population, index: number, random: Random): void {
  const age = ageOf(population, index)
  if (random.chance(age < 18 ? 0.012 : age < 40 ? 0.024 : age < 60 ? 0.044 : age < 75 ? 0.08 : 0.115)) {
    population.disability[index] = random.weighted(TYPES) * 10 + random.weighted(GRADES)
    addGroup(population, index, GROUP.disabled)
  }
  if (ageOn(population.birthDay[index]!, AS_OF) >= 80) addGroup(population, index, GROUP.aged)
  const severe = population.disability[index]! > 0 && population.disability[index]! % 10 === 1
  if (random.chance(severe ? 0.4 : age >= 80 ? 0.11 : age >= 65 ? 0.022 : 0)) addGroup(population, index, GROUP.bedridden)
  if (population.politics[index] === POLITICS.party) addGroup(population, index, GROUP.party)
  if (population.sex[index] === MALE && age >= 21 && random.chance(age >= 62 ? 0.042 : age >= 35 ? 0.026 : 0.014))
    addGroup(population, index, GROUP.veteran)
}

/** What the civil affairs and rural offices grant to households. 低保 and 特困 exclude each other; wages from the state exclude both. */
function giveWelfare(population: Population, members: readonly number[], village: VillagePlan, town: boolean, random: Random): void {
  const ages = members.map((index) => ageOf(population, index))
  const steady = members.some(
    (index) => population.employment[index] === EMPLOYMENT.office || population.employment[index] === EMPLOYMENT.retired,
  )
  const disabled = members.filter((index) => population.disability[index]! > 0).length
  const give = (group: number): void => members.forEach((index) => addGroup(population, index, group))
  if (steady) return
  const alone = members.length === 1 && ages[0]! >= 60
  const single = population.marriage[members[0]!] === MARRIAGE.single
  if (alone && random.chance(single ? 0.95 : 0.42)) {
    give(GROUP.destitute)
  } else {
    const need = 0.55 + disabled * 1.9 + (ages.every((age) => age >= 65 || age < 16) ? 0.9 : 0) + (members.length === 1 ? 0.3 : 0)
    if (random.chance(0.043 * need)) give(GROUP.subsistence)
    else if (random.chance(0.008 * need)) give(GROUP.nearSubsistence)
    else if (random.chance(0.0025 * need)) give(GROUP.hardship)
    else if (random.chance(0.0082 * need)) endRelief(population, members, random)
  }
  if (random.chance((town ? 0.06 : HIGH.has(village.townshipCode) ? 0.21 : 0.155) * (disabled > 0 ? 1.3 : 1))) {
    give(GROUP.liftedFromPoverty)
    if (random.chance(0.11)) give(GROUP.relocated)
    if (random.chance(0.042)) monitor(population, members, 1)
  } else if (random.chance(disabled > 0 ? 0.012 : 0.0038)) {
    monitor(population, members, random.chance(0.6) ? 2 : 3)
  }
  // Whom the state helps is insured at its expense or with its help.
  for (const index of members)
    if (isLowIncome(population, index) || inGroup(population, index, GROUP.destitute)) population.insured[index] = 1
  const orphan = members.filter((index, place) => ages[place]! < 18 && population.mother[index]! < 0 && population.father[index]! < 0)
  if (orphan.length > 0 && random.chance(0.05)) orphan.forEach((index) => addGroup(population, index, GROUP.orphan))
}

/** 低保 that ended in the last year and a half, when the family no longer needed it. */
function endRelief(population: Population, members: readonly number[], random: Random): void {
  const until = AS_OF - random.integer(40, 420)
  for (const index of members) if (population.birthDay[index]! < until - 400) population.relievedUntil[index] = until
}

function monitor(population: Population, members: readonly number[], kind: number): void {
  for (const index of members) {
    addGroup(population, index, GROUP.monitored)
    population.monitored[index] = kind
  }
}

/** 独居, 空巢 and 留守 follow from who lives at the registered home and who of the household is away. */
function giveByHome(population: Population, members: readonly number[]): void {
  const { residence, mother, father, spouse } = population
  const home = members.filter((index) => residence[index] === RESIDENCE.home)
  const away = (index: number): boolean => index >= 0 && residence[index]! >= RESIDENCE.province
  const old = home.filter((index) => ageOf(population, index) >= 60)
  const onlyOld = old.length > 0 && old.length === home.length
  for (const index of home) {
    const age = ageOf(population, index)
    const parents = [mother[index]!, father[index]!].filter((parent) => parent >= 0)
    if (age >= 60 && onlyOld) addGroup(population, index, home.length === 1 ? GROUP.aloneAged : GROUP.emptyNest)
    if (
      age >= 60 &&
      !home.some((other) => ageOf(population, other) >= 18 && ageOf(population, other) < 60) &&
      members.some((other) => away(other) && ageOf(population, other) >= 18 && ageOf(population, other) < 60)
    )
      addGroup(population, index, GROUP.leftAged)
    if (age < 16 && parents.length > 0 && parents.every(away)) addGroup(population, index, GROUP.leftChild)
    if (population.sex[index] === FEMALE && age >= 20 && age < 60 && away(spouse[index]!)) addGroup(population, index, GROUP.leftWoman)
  }
}

/** People of low income, for whom the lower line of self-payment holds: 低保, 脱贫, 监测. */
export const isLowIncome = (population: Population, index: number): boolean =>
  inGroup(population, index, GROUP.subsistence) ||
  inGroup(population, index, GROUP.liftedFromPoverty) ||
  inGroup(population, index, GROUP.monitored)
