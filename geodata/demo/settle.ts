import { randomStreams, type Random } from '../random.ts'
import { plantAnomalies } from './anomalies.ts'
import { AS_OF, yearOf } from './calendar.ts'
import type { VillageCount } from './counts.ts'
import { DEPARTED_SINCE, drawDeparted } from './departed.ts'
import { drawTownHouse, takeDwellings, type TownHouses } from './dwellings.ts'
import { giveGroups } from './groups.ts'
import { birthDayOf, drawHousehold, RELATION, type Member } from './households.ts'
import { drawSizes } from './households.templates.ts'
import { villageHouses, type House } from './houses.ts'
import { SEQUENCES } from './idNumber.ts'
import { drawName, drawOtherSurname, villageClans, type Clans } from './names.ts'
import { drawEducation, drawEmployee, drawEmployment, drawEthnicity, drawPolitics, drawTujiaShare, inheritEthnicity } from './people.ts'
import { emptyPopulation, RESIDENCE, STATUS, villagePlans, type Population, type VillagePlan } from './population.ts'
import { pyramidOf } from './pyramid.ts'
import { drawResidence } from './residence.ts'

/** Everybody of the county. Each village is drawn from its own streams, so that any of them can be drawn alone. */
export function settleCounty(counts: readonly VillageCount[], seed: number, scale: number): Population {
  const population = emptyPopulation(villagePlans(counts, seed, scale))
  const townHouses = townHousesOf(counts, seed)
  population.villages.forEach((village, index) => settleVillage(population, village, index, villageHouses(village, seed), townHouses, seed))
  population.planted = plantAnomalies(population, scale, randomStreams(seed)('anomalies'))
  rankBirthdays(population)
  return population
}

/** Houses with dwellings in the towns, by township, and of the county seat under ''. */
export function townHousesOf(counts: readonly VillageCount[], seed: number): TownHouses {
  const towns = new Map<string, number[]>()
  for (const village of counts) {
    if (village.classCode === 220 || village.classCode === 210) continue
    const key = village.classCode === 111 ? '' : village.townshipCode
    const ids = villageHouses(village, seed).flatMap(({ id, dwellings }) => (dwellings > 0 ? [id] : []))
    towns.set(key, [...(towns.get(key) ?? []), ...ids])
  }
  return towns
}

interface Setting {
  village: VillagePlan
  town: boolean
  clans: Clans
  tujiaShare: number
  townHouses: TownHouses
  random: Random
}

/** Fills the village's part of the columns. */
export function settleVillage(
  population: Population,
  village: VillagePlan,
  villageIndex: number,
  houses: readonly House[],
  townHouses: TownHouses,
  seed: number,
): void {
  const streams = randomStreams(seed)
  const random = streams('people', village.code)
  const tujiaTownship = village.townshipName.includes('土家族')
  const town = village.classCode === 111 || village.classCode === 112 || village.classCode === 121
  const tujiaShare = drawTujiaShare(tujiaTownship, random)
  const setting: Setting = { village, town, clans: villageClans(random, tujiaTownship), tujiaShare, townHouses, random }
  const dwellings = takeDwellings(houses, village.households, streams('dwellings', village.code))
  const sizes = village.households > 0 ? drawSizes(village.households, village.people, random) : new Uint8Array()
  const lacking = pyramidOf(village.people)
  let first = village.firstPerson
  sizes.forEach((size, index) => {
    const { houseId, group } = dwellings[index]!
    const household = village.firstHousehold + index
    const members = drawHousehold(size, lacking, random)
    writeHousehold(population, household, villageIndex, houseId, group, first, members)
    writeMembers(population, household, houseId, first, members, setting)
    first += size
  })
  giveGroups(population, village, town, streams('groups', village.code))
  drawDeparted(population, village, setting.clans, tujiaShare, streams('departed', village.code))
}

function writeHousehold(
  { households }: Population,
  id: number,
  village: number,
  house: number,
  group: number,
  first: number,
  members: readonly Member[],
): void {
  const index = id - 1
  households.village[index] = village
  households.house[index] = house
  households.group[index] = group
  households.size[index] = members.length
  households.first[index] = first
  households.head[index] = first + members.findIndex(({ relation }) => relation === RELATION.head)
}

function writeMembers(
  population: Population,
  household: number,
  houseId: number,
  first: number,
  members: readonly Member[],
  setting: Setting,
): void {
  const { village, town, clans, tujiaShare, townHouses, random } = setting
  const residence = drawResidence(members, town, random)
  const lineSurname = random.weighted(clans.weights)
  const lineEthnicity = drawEthnicity(tujiaShare, random)
  const townHouse = residence.includes(RESIDENCE.county) ? drawTownHouse(townHouses, village.townshipCode, random) : 0
  members.forEach((member, place) => {
    const index = first + place
    const { sex, line, age } = member
    const birthDay = birthDayOf(age)
    const birthYear = yearOf(birthDay)
    const name = drawName(random, clans, line ? lineSurname : drawOtherSurname(random), sex, birthYear)
    const education = drawEducation(age, birthYear, town, random)
    const employment = drawEmployment(age, education, residence[place]!, town, random)
    const employee = drawEmployee(employment, residence[place]!, town, random)
    population.household[index] = household
    population.house[index] = residence[place] === RESIDENCE.home ? houseId : residence[place] === RESIDENCE.county ? townHouse : 0
    population.relation[index] = member.relation
    population.sex[index] = sex
    population.birthDay[index] = birthDay
    population.marriage[index] = member.marriage
    population.ethnicity[index] = line ? lineEthnicity : drawEthnicity(tujiaShare, random)
    population.education[index] = education
    population.employment[index] = employment
    population.politics[index] = drawPolitics(member, education, employment, random)
    population.residence[index] = residence[place]!
    population.status[index] = STATUS.living
    population.employee[index] = employee ? 1 : 0
    population.insured[index] = employee || random.chance(0.952) ? 1 : 0
    population.surname[index] = name.surname
    population.given1[index] = name.given1
    population.given2[index] = name.given2
    population.mother[index] = member.mother < 0 ? -1 : first + member.mother
    population.father[index] = member.father < 0 ? -1 : first + member.father
    if (!line && member.generation === 'core' && age < 40 && random.chance(0.13))
      population.joinedDay[index] = random.integer(DEPARTED_SINCE + 61, AS_OF)
    population.spouse[index] = member.spouse < 0 ? -1 : first + member.spouse
  })
  members.forEach(({ generation, mother, father }, place) => {
    if (generation !== 'kid') return
    const of = (parent: number): number | undefined => (parent < 0 ? undefined : population.ethnicity[first + parent])
    population.ethnicity[first + place] = inheritEthnicity(of(mother), of(father), random) ?? population.ethnicity[first + place]!
  })
}

/** People of one birthday and sex get different sequence numbers, in the order of their ids. */
function rankBirthdays(population: Population): void {
  const seen = new Map<number, number>()
  for (let index = 0; index < population.total; index++) {
    const key = population.birthDay[index]! * 2 + population.sex[index]!
    const rank = seen.get(key) ?? 0
    if (rank >= SEQUENCES) throw new RangeError(`more than ${SEQUENCES} people share a birthday and sex`)
    population.rank[index] = rank
    seen.set(key, rank + 1)
  }
}
