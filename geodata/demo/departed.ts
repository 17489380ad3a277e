import type { Random } from '../random.ts'
import { AS_OF, DAYS_PER_YEAR, yearOf } from './calendar.ts'
import { FEMALE, MALE, MARRIAGE, RELATION } from './households.ts'
import { drawName, drawOtherSurname, type Clans } from './names.ts'
import { drawEducation, drawEthnicity, POLITICS } from './people.ts'
import { EMPLOYMENT, RESIDENCE, STATUS, type Population, type VillagePlan } from './population.ts'

/** Deaths and moves of so many years stay on file. */
export const DEPARTED_YEARS = 3
export const DEPARTED_SINCE = Math.ceil(AS_OF - DEPARTED_YEARS * DAYS_PER_YEAR)
/** Nobody on file left in the last days before the records' date: such news takes that long to arrive. */
const NEWS_DAYS = 45

interface Departed {
  relation: number
  sex: number
  marriage: number
  birthDay: number
}

/** Who died or moved away: kept as former members of the households they left, no two in one household while there are enough. */
export function drawDeparted(population: Population, village: VillagePlan, clans: Clans, tujiaShare: number, random: Random): void {
  const households = random.shuffle(Array.from({ length: village.households }, (_, place) => village.firstHousehold + place))
  for (let place = 0; place < village.departed; place++) {
    const index = village.firstDeparted + place
    const household = households[place % households.length]!
    const head = population.households.head[household - 1]!
    const dead = random.chance(0.64)
    const leftDay = DEPARTED_SINCE + 1 + random.integer(0, AS_OF - DEPARTED_SINCE - NEWS_DAYS)
    const person = dead ? drawDead(population, head, leftDay, random) : drawMoved(population, head, leftDay, random)
    const birthYear = yearOf(person.birthDay)
    const age = (leftDay - person.birthDay) / DAYS_PER_YEAR
    // Blood relations carry the family's name; husbands, wives and mothers their own.
    const own = person.relation === RELATION.spouse || (person.relation === RELATION.parent && person.sex === FEMALE)
    const name = drawName(random, clans, own ? drawOtherSurname(random) : population.surname[head]!, person.sex, birthYear)
    population.household[index] = household
    population.relation[index] = person.relation
    population.sex[index] = person.sex
    population.marriage[index] = person.marriage
    population.birthDay[index] = person.birthDay
    population.status[index] = dead ? STATUS.dead : STATUS.moved
    population.leftDay[index] = leftDay
    population.ethnicity[index] = own ? drawEthnicity(tujiaShare, random) : population.ethnicity[head]!
    population.education[index] = drawEducation(age, birthYear, false, random)
    population.politics[index] = dead && random.chance(0.07) ? POLITICS.party : POLITICS.citizen
    population.employment[index] = age >= 60 ? EMPLOYMENT.none : EMPLOYMENT.wages
    population.residence[index] = dead ? RESIDENCE.home : RESIDENCE.country
    population.surname[index] = name.surname
    population.given1[index] = name.given1
    population.given2[index] = name.given2
  }
}

const ageAt = (population: Population, index: number): number => (AS_OF - population.birthDay[index]!) / DAYS_PER_YEAR

/** The late husband or wife of a widowed head, else the late parent the household lacks, else a brother or sister. */
function drawDead(population: Population, head: number, leftDay: number, random: Random): Departed {
  const headAge = ageAt(population, head)
  if (population.marriage[head] === MARRIAGE.widowed) {
    const sex = population.sex[head] === MALE ? FEMALE : MALE
    const age = Math.min(headAge + (sex === MALE ? 2 : -2) + 2 * random.gaussian(), 103)
    return { relation: RELATION.spouse, sex, marriage: MARRIAGE.married, birthDay: bornBy(age, leftDay - 24 * 366) }
  }
  const [mother, father] = [population.mother[head]! >= 0, population.father[head]! >= 0]
  const sex = mother !== father ? (mother ? MALE : FEMALE) : random.chance(0.55) ? MALE : FEMALE
  const age = headAge + 25 + (sex === MALE ? 2 : 0) + Math.max(-6, Math.min(3 * random.gaussian(), 12))
  if ((mother && father) || age > 103) {
    return {
      relation: RELATION.sibling,
      sex,
      marriage: MARRIAGE.single,
      birthDay: bornBy(headAge + random.between(-4, 4), leftDay - 24 * 366),
    }
  }
  return {
    relation: RELATION.parent,
    sex,
    marriage: random.chance(0.5) ? MARRIAGE.widowed : MARRIAGE.married,
    birthDay: bornBy(age, leftDay),
  }
}

/** Daughters who married elsewhere, sons, brothers and sisters who took their registration with them. */
function drawMoved(population: Population, head: number, leftDay: number, random: Random): Departed {
  const headAge = ageAt(population, head)
  const sex = random.chance(0.72) ? FEMALE : MALE
  const child = headAge > 48
  const ageLeaving = child ? Math.min(headAge - 25, random.between(22.5, 32)) : Math.max(22.5, headAge + random.between(-4, 4))
  return {
    relation: child ? (sex === MALE ? RELATION.son : RELATION.daughter) : RELATION.sibling,
    sex,
    marriage: sex === FEMALE && random.chance(0.8) ? MARRIAGE.married : MARRIAGE.single,
    birthDay: Math.ceil(leftDay - ageLeaving * DAYS_PER_YEAR),
  }
}

/** Birthday of somebody who would now be so old, at the latest on the day given. */
const bornBy = (age: number, latest: number): number => Math.min(Math.ceil(AS_OF - age * DAYS_PER_YEAR), latest)
