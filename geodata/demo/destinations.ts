import type { Random } from '../random.ts'
import { AS_OF, birthday, dayOf } from './calendar.ts'
import { EMPLOYMENT, RESIDENCE, type Population, type VillagePlan } from './population.ts'

export interface Gone {
  /** index of the person */
  person: number
  placeCode: string
  /** days since 1970-01-01 */
  since: number
}

interface Pull {
  readonly codes: readonly string[]
  readonly weights: readonly number[]
}
const pull = (weights: Readonly<Record<string, number>>): Pull => ({ codes: Object.keys(weights), weights: Object.values(weights) })

/** Per mille of who works in another city of the province, and of who studies there. */
const PROVINCE = {
  work: pull({ 430100: 470, 430700: 260, 430200: 60, 430300: 35, 430600: 60, 430900: 60, 431200: 55 }),
  study: pull({ 430100: 640, 430700: 110, 430200: 80, 430300: 90, 430600: 40, 431200: 40 }),
} as const
/** Per mille outside the province: most go to the Pearl River Delta. */
const COUNTRY = {
  work: pull({
    440300: 200, 441900: 165, 440100: 135, 440600: 80, 441300: 45, 442000: 40, 440400: 20, 330100: 60, 330200: 35, 330300: 30, 330700: 35, 310000: 40,
    320500: 30, 320100: 8, 350500: 20, 350200: 15, 420100: 18, 420500: 10, 110000: 20, 500000: 10, 510100: 8, 530100: 8, 520100: 6, 460100: 8,
  }), // prettier-ignore
  study: pull({ 420100: 330, 440100: 160, 310000: 90, 110000: 90, 320100: 80, 330100: 80, 500000: 70, 510100: 60, 420500: 40 }),
} as const

/** Of a village's own pulls: people follow those who went before them. */
const SPREAD = 0.55
const CHAINS = 2
const CHAIN = 3.5
/** Who goes where others of the household are. */
const TOGETHER = 0.78
const EARLIEST = dayOf('2008-02-01')
const WORKING_AGE = 16

/** Where each living person of a village who lives outside the county went. */
export function villageDestinations(population: Population, village: VillagePlan, random: Random): Gone[] {
  const province = ofVillage(PROVINCE.work, random)
  const country = ofVillage(COUNTRY.work, random)
  const gone: Gone[] = []
  let household = 0
  let shared = new Map<number, string>()
  for (let person = village.firstPerson; person < village.firstPerson + village.people; person++) {
    const residence = population.residence[person]!
    if (residence !== RESIDENCE.province && residence !== RESIDENCE.country) continue
    if (population.household[person] !== household) {
      household = population.household[person]!
      shared = new Map()
    }
    const near = residence === RESIDENCE.province
    const studies = population.employment[person] === EMPLOYMENT.school && AS_OF - population.birthDay[person]! > 18 * 365.25
    const known = shared.get(residence)
    const from = studies ? (near ? PROVINCE.study : COUNTRY.study) : near ? province : country
    const draw = from.codes[random.weighted(from.weights)]!
    const placeCode = !studies && known !== undefined && random.chance(TOGETHER) ? known : draw
    if (!studies) shared.set(residence, placeCode)
    const grown = Math.max(EARLIEST, birthday(population.birthDay[person]!, WORKING_AGE))
    const earliest = Math.min(grown, AS_OF - 40)
    // More went lately than long ago.
    const since = Math.max(population.birthDay[person]!, Math.round(AS_OF - 30 - (AS_OF - 30 - earliest) * random.next() ** 1.6))
    gone.push({ person, placeCode, since })
  }
  return gone
}

/** The pulls as one village feels them. */
function ofVillage({ codes, weights }: Pull, random: Random): Pull {
  const own = weights.map((weight) => weight * Math.exp(SPREAD * random.gaussian()))
  for (let chain = 0; chain < CHAINS; chain++) {
    const place = random.weighted(weights)
    own[place] = own[place]! * CHAIN
  }
  return { codes, weights: own }
}
