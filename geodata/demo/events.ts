import type { Random } from '../random.ts'
import { AS_OF, dayOf } from './calendar.ts'
import { DEPARTED_SINCE } from './departed.ts'
import { ageOf } from './groups.ts'
import { EMPLOYMENT, RESIDENCE, STATUS, type Population, type VillagePlan } from './population.ts'

export const EVENT = { born: 1, died: 2, movedIn: 3, movedOut: 4, married: 5, left: 6, returned: 7, corrected: 8 } as const

/** One village's change events in columns, in the order of their days. */
export interface Events {
  /** index of the person */
  person: number[]
  kind: number[]
  day: number[]
}

/** 春节 of the years on file: people come home before it and leave after it. */
const SPRING_FESTIVALS = ['2024-02-10', '2025-01-29', '2026-02-17'].map(dayOf)

/**
 * Births, deaths, moves, marriages, leaving for work and coming home, corrections, of the last three years. They reconcile:
 * registered then + born + moved in − died − moved out = registered now; whoever lives outside the county left last.
 */
export function villageEvents(population: Population, village: VillagePlan, random: Random): Events {
  const found: { person: number; kind: number; day: number }[] = []
  const add = (person: number, kind: number, day: number): void => {
    const known =
      kind === EVENT.born || kind === EVENT.married
        ? population.birthDay[person]!
        : Math.max(population.birthDay[person]!, population.joinedDay[person]!)
    if (day > DEPARTED_SINCE && day <= AS_OF && day >= known) found.push({ person, kind, day })
  }
  for (let place = 0; place < village.people; place++) addLiving(population, village.firstPerson + place, random, add)
  for (let place = 0; place < village.departed; place++) {
    const person = village.firstDeparted + place
    add(person, population.status[person] === STATUS.dead ? EVENT.died : EVENT.movedOut, population.leftDay[person]!)
  }
  found.sort((a, b) => a.day - b.day || a.person - b.person || a.kind - b.kind)
  return { person: found.map(({ person }) => person), kind: found.map(({ kind }) => kind), day: found.map(({ day }) => day) }
}

function addLiving(population: Population, person: number, random: Random, add: (person: number, kind: number, day: number) => void): void {
  const { birthDay, joinedDay, residence, employment, spouse } = population
  add(person, EVENT.born, birthDay[person]!)
  if (joinedDay[person]! > 0) {
    add(person, EVENT.movedIn, joinedDay[person]!)
    const wedding = joinedDay[person]! - random.integer(3, 60)
    add(person, EVENT.married, wedding)
    if (spouse[person]! >= 0) add(spouse[person]!, EVENT.married, wedding)
  }
  const age = ageOf(population, person)
  if (age >= 16) {
    const away = residence[person]! >= RESIDENCE.province
    const working = employment[person] === EMPLOYMENT.wages || employment[person] === EMPLOYMENT.business
    if (away) addJourneys(person, random, SPRING_FESTIVALS.length, add)
    else if (working && age < 62 && random.chance(0.34)) addReturn(person, random, add)
  }
  if (random.chance(0.15)) add(person, EVENT.corrected, random.integer(DEPARTED_SINCE + 1, AS_OF))
}

/** Home before each Spring Festival, away again after it. */
function addJourneys(person: number, random: Random, festivals: number, add: (person: number, kind: number, day: number) => void): void {
  for (const festival of SPRING_FESTIVALS.slice(0, festivals)) {
    add(person, EVENT.returned, festival - random.integer(2, 20))
    add(person, EVENT.left, festival + random.integer(5, 24))
  }
}

/** Was away for some of the years and came home for good. */
function addReturn(person: number, random: Random, add: (person: number, kind: number, day: number) => void): void {
  const festivals = random.integer(0, SPRING_FESTIVALS.length - 1)
  addJourneys(person, random, festivals, add)
  const next = SPRING_FESTIVALS[festivals]!
  add(person, EVENT.returned, random.chance(0.7) ? next - random.integer(2, 20) : next + random.integer(60, 200))
}
