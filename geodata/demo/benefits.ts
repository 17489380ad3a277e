import { randomStreams, type Random } from '../random.ts'
import type { Planted } from './planted.ts'
import { apportion } from './counts.ts'
import { medicalRecords, plannedRecords, plannedVisits, visitWeight } from './medical.ts'
import { monthlyPayments, type AddRecord } from './payments.ts'
import type { Population, VillagePlan } from './population.ts'
import { yearlyRecords } from './yearly.ts'

/** Shared records of the county at scale 1, exactly. */
export const RECORDS = 8_550_000

/** One record more of a person: index, item of BENEFIT_ITEMS, day, cents. */
export type AddBenefit = (person: number, item: number, day: number, amountCents: number, selfPaidCents: number) => void

/** How the records add up: what everybody's circumstances give, and doctor's visits for the rest. */
export interface RecordPlan {
  total: number
  planted: ReadonlyMap<number, Planted>
  /** which of the planted one is, for cases that stand exactly on a line */
  ordinals: ReadonlyMap<number, number>
  /** doctor's visits of each village besides the planned */
  visits: readonly number[]
}

export function planRecords(population: Population, seed: number, scale: number): RecordPlan {
  const total = Math.round(RECORDS * scale)
  const planted = new Map(population.planted.map((one) => [one.person, one]))
  const ordinals = new Map(population.planted.map(({ person }, ordinal) => [person, ordinal]))
  let counted = 0
  for (const village of population.villages) regularRecords(population, village, planted, seed, () => counted++)
  for (const one of population.planted) counted += plannedVisits(one) ?? 0
  const weights = population.villages.map((village) => weightsOf(population, village, planted).reduce((sum, weight) => sum + weight, 0))
  const left = total - counted
  if (left < 0) throw new RangeError(`regular records alone are ${counted}, more than ${total}`)
  return { total, planted, ordinals, visits: apportion(left, weights) }
}

/** All records of one village, person after person. */
export function villageBenefits(population: Population, villageIndex: number, plan: RecordPlan, seed: number, add: AddBenefit): void {
  const village = population.villages[villageIndex]!
  const { planted, ordinals } = plan
  const streams = randomStreams(seed)
  const random = streams('visits', village.code)
  const visits = drawVisits(weightsOf(population, village, planted), plan.visits[villageIndex]!, random)
  regularRecords(population, village, planted, seed, add, (person, place) => {
    const one = planted.get(person)
    const addOwn: AddRecord = (item, day, amount, self) => add(person, item, day, amount, self)
    if (one && plannedVisits(one) !== undefined) plannedRecords(population, one, ordinals.get(person)!, random, addOwn)
    else medicalRecords(population, person, visits[place]!, random, addOwn)
  })
}

/** What follows from age, work, land and groups; then `more` of each person. */
function regularRecords(
  population: Population,
  village: VillagePlan,
  planted: ReadonlyMap<number, Planted>,
  seed: number,
  add: AddBenefit,
  more: (person: number, place: number) => void = () => {},
): void {
  const random = randomStreams(seed)('benefits', village.code)
  const rural = village.classCode >= 200
  let current = 0
  const addOwn: AddRecord = (item, day, amount, self) => add(current, item, day, amount, self)
  for (let place = 0; place < village.people + village.departed; place++) {
    current = personAt(village, place)
    yearlyRecords(population, current, rural, random, addOwn)
    monthlyPayments(population, current, planted.get(current), random, addOwn)
    more(current, place)
  }
}

/** Index of the n-th of a village's people, the living first. */
const personAt = (village: VillagePlan, place: number): number =>
  place < village.people ? village.firstPerson + place : village.firstDeparted + place - village.people

function weightsOf(population: Population, village: VillagePlan, planted: ReadonlyMap<number, Planted>): Float64Array {
  return Float64Array.from({ length: village.people + village.departed }, (_, place) => {
    const person = personAt(village, place)
    if (plannedVisits(planted.get(person)) !== undefined) return 0
    // Of the departed only the months before they left are on file.
    return visitWeight(population, person) * (place < village.people ? 1 : 0)
  })
}

/** Deals visits out in proportion to the weights. */
function drawVisits(weights: Float64Array, count: number, random: Random): Uint16Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  weights.forEach((weight, place) => (sums[place] = sum += weight))
  const visits = new Uint16Array(weights.length)
  for (let visit = 0; visit < count; visit++) {
    const draw = random.next() * sum
    let [low, high] = [0, weights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > draw) high = middle
      else low = middle + 1
    }
    visits[low]!++
  }
  return visits
}
