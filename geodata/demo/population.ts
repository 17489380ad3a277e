import { randomStreams } from '../random.ts'
import type { Planted } from './planted.ts'
import { apportion, type VillageCount } from './counts.ts'

/** Whole-county figures at scale 1: the registered living, and who died or moved away in the last three years and stays on file. */
export const PEOPLE = 730_000
export const DEPARTED = 30_000

export interface VillagePlan extends VillageCount {
  /** index of its first living person and their number; id = index + 1 */
  firstPerson: number
  people: number
  /** index of its first departed person, behind all the living, and their number */
  firstDeparted: number
  departed: number
}

/** GB/T and product codes of api/contract/codes.ts that the generators share. */
export const RESIDENCE = { home: 1, county: 2, province: 3, country: 4 } as const
export const STATUS = { living: 1, dead: 2, moved: 3 } as const
export const EMPLOYMENT = { farming: 1, wages: 2, business: 3, office: 4, school: 5, infant: 6, none: 7, retired: 8 } as const

/**
 * Everybody of the county in columns: about 50 bytes a person, so that the whole of it stays in memory while records stream out.
 * The index is id − 1; first the living, village after village, then the departed, village after village.
 */
export interface Population {
  villages: VillagePlan[]
  living: number
  total: number
  /** households.id */
  household: Int32Array
  /** houses.id of the house lived in; 0 = outside the county */
  house: Int32Array
  relation: Uint8Array
  sex: Uint8Array
  /** days since 1970-01-01 */
  birthDay: Int32Array
  marriage: Uint8Array
  ethnicity: Uint8Array
  education: Uint8Array
  politics: Uint8Array
  employment: Uint8Array
  residence: Uint8Array
  status: Uint8Array
  /** day of death or move; 0 while living here */
  leftDay: Int32Array
  /** day of moving in, of who married in during the last three years; 0 = registered here before */
  joinedDay: Int32Array
  insured: Uint8Array
  /** 1 = 职工 insurance and pension rather than the residents' */
  employee: Uint8Array
  surname: Uint8Array
  given1: Uint16Array
  given2: Uint16Array
  /** how many of the same birthday and sex stand before: see demoIdNumber */
  rank: Uint16Array
  /** indices of mother, father, spouse in the same household; −1 = not in it */
  mother: Int32Array
  father: Int32Array
  spouse: Int32Array
  /** special groups as bits: 1 << (code − 1) */
  groups: Uint32Array
  /** type · 10 + grade of the disability certificate; 0 = none */
  disability: Uint8Array
  /** kind of 监测户, 1–3; 0 = not monitored */
  monitored: Uint8Array
  /** day on which 低保 ended, for who had it until lately; 0 = never or still in force */
  relievedUntil: Int32Array
  /** who carries anomalies and near misses, in the order of people */
  planted: readonly Planted[]
  /** by household, index = id − 1 */
  households: {
    village: Uint16Array
    /** houses.id; 0 = none */
    house: Int32Array
    group: Uint8Array
    size: Uint8Array
    /** index of the first member; the others follow */
    first: Int32Array
    /** index of the head */
    head: Int32Array
  }
}

/** Columns with room for everybody, nobody in them yet. */
export function emptyPopulation(villages: VillagePlan[]): Population {
  const last = villages.at(-1)!
  const living = last.firstPerson + last.people
  const total = last.firstDeparted + last.departed
  const households = last.firstHousehold + last.households - 1
  return {
    villages,
    living,
    total,
    household: new Int32Array(total),
    house: new Int32Array(total),
    relation: new Uint8Array(total),
    sex: new Uint8Array(total),
    birthDay: new Int32Array(total),
    marriage: new Uint8Array(total),
    ethnicity: new Uint8Array(total),
    education: new Uint8Array(total),
    politics: new Uint8Array(total),
    employment: new Uint8Array(total),
    residence: new Uint8Array(total),
    status: new Uint8Array(total),
    leftDay: new Int32Array(total),
    joinedDay: new Int32Array(total),
    insured: new Uint8Array(total),
    employee: new Uint8Array(total),
    surname: new Uint8Array(total),
    given1: new Uint16Array(total),
    given2: new Uint16Array(total),
    rank: new Uint16Array(total),
    mother: new Int32Array(total).fill(-1),
    father: new Int32Array(total).fill(-1),
    spouse: new Int32Array(total).fill(-1),
    groups: new Uint32Array(total),
    disability: new Uint8Array(total),
    monitored: new Uint8Array(total),
    relievedUntil: new Int32Array(total),
    planted: [],
    households: {
      village: new Uint16Array(households),
      house: new Int32Array(households),
      group: new Uint8Array(households),
      size: new Uint8Array(households),
      first: new Int32Array(households),
      head: new Int32Array(households),
    },
  }
}

/** How many people each village has: 730,000 and 30,000 departed at scale 1, exactly, from seed and scale alone. */
export function villagePlans(villages: readonly VillageCount[], seed: number, scale: number): VillagePlan[] {
  const random = randomStreams(seed)
  const weights = villages.map(({ code, classCode, households }) => {
    const stream = random('village people', code)
    return households * (classCode === 111 ? 0.93 : 1) * (1 + 0.03 * Math.max(-3, Math.min(3, stream.gaussian())))
  })
  const people = apportion(Math.round(PEOPLE * scale), weights)
  const departed = apportion(Math.round(DEPARTED * scale), weights)
  let firstPerson = 0
  let firstDeparted = Math.round(PEOPLE * scale)
  return villages.map((village, index) => {
    const plan = { ...village, firstPerson, people: people[index]!, firstDeparted, departed: departed[index]! }
    firstPerson += people[index]!
    firstDeparted += departed[index]!
    return plan
  })
}

export const GROUP = {
  subsistence: 1,
  destitute: 2,
  nearSubsistence: 3,
  hardship: 4,
  liftedFromPoverty: 5,
  monitored: 6,
  disabled: 7,
  aged: 8,
  bedridden: 9,
  aloneAged: 10,
  emptyNest: 11,
  leftChild: 12,
  leftAged: 13,
  leftWoman: 14,
  orphan: 15,
  veteran: 16,
  party: 17,
  relocated: 18,
} as const

export const inGroup = (population: Population, index: number, group: number): boolean =>
  (population.groups[index]! & (1 << (group - 1))) !== 0
export function addGroup(population: Population, index: number, group: number): void {
  population.groups[index]! |= 1 << (group - 1)
}
