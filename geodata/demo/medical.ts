import type { Random } from '../random.ts'
import type { Planted } from './planted.ts'
import { AS_OF, dayOf, monthOf, yearOf } from './calendar.ts'
import { ageOf, isLowIncome } from './groups.ts'
import { ITEM, PAYMENTS_SINCE, type AddRecord } from './payments.ts'
import { GROUP, inGroup, RESIDENCE, STATUS, type Population } from './population.ts'

/** The lines of the example configuration, cents. */
const POOR_LINE = 5_000_00
const OTHERS_LINE = 20_000_00
const MONTH_LINE = 500_00
/** First day of the twelve months that count. */
const YEAR_FROM = dayOf('2025-11-01')
/** Nobody but the planted comes near a line: bills over it are brought down as 大病保险 and 医疗救助 do. */
const [LOWEST_CAP, HIGHEST_CAP] = [0.5, 0.93]

interface Bill {
  item: number
  day: number
  total: number
  self: number
}

/** How often somebody sees a doctor, relative to others; 0: never on file. */
export function visitWeight(population: Population, person: number): number {
  if (!population.insured[person] && population.status[person] === STATUS.living) return 0
  const age = ageOf(population, person)
  const byAge = age < 5 ? 2.6 : age < 15 ? 1.2 : age < 45 ? 0.75 : age < 60 ? 1.3 : age < 75 ? 2.3 : 3
  const away = population.residence[person]! >= RESIDENCE.province ? 0.3 : 1
  const ill = population.disability[person]! > 0 || inGroup(population, person, GROUP.bedridden) ? 1.6 : 1
  return byAge * away * ill
}

/** Settlements of one person; exactly `visits` records. */
export function medicalRecords(population: Population, person: number, visits: number, random: Random, add: AddRecord): void {
  if (visits === 0) return
  const from = Math.max(PAYMENTS_SINCE, population.birthDay[person]!)
  const until = population.status[person] === STATUS.living ? AS_OF : Math.max(population.leftDay[person]!, from)
  const age = ageOf(population, person)
  const chronic = age > 50 && random.chance(age > 65 ? 0.3 : 0.14)
  const share = selfShare(population, person)
  const bills: Bill[] = []
  for (let visit = 0; visit < visits; visit++) {
    const kind = random.weighted(chronic ? [46, 8, 46] : [92, 8, 0])
    const item = [ITEM.outpatient, ITEM.inpatient, ITEM.chronic][kind]!
    const total = drawTotal(item, random)
    bills.push({
      item,
      day: random.integer(from, until),
      total,
      self: Math.round(total * share * random.between(0.75, 1.25) * (kind === 0 ? 1.25 : 1)),
    })
  }
  keepBelow(bills, isLowIncome(population, person) ? POOR_LINE : OTHERS_LINE, random)
  for (const bill of bills) add(bill.item, bill.day, bill.total - bill.self, bill.self)
}

/** Part of a bill that stays with the person. */
function selfShare(population: Population, person: number): number {
  if (inGroup(population, person, GROUP.destitute)) return 0.08
  if (isLowIncome(population, person)) return 0.17
  return population.employee[person] ? 0.26 : 0.38
}

/** Log-normal: outpatient about 70 yuan, chronic medicine 260, a stay in hospital 4,800. */
function drawTotal(item: number, random: Random): number {
  const [median, spread, least, most] =
    item === ITEM.outpatient ? [68, 0.7, 8, 900] : item === ITEM.chronic ? [260, 0.5, 40, 2000] : [4800, 0.75, 600, 120_000]
  return Math.round(Math.min(Math.max(median * Math.exp(spread * random.gaussian()), least), most) * 100)
}

function keepBelow(bills: Bill[], line: number, random: Random): void {
  for (const bill of bills) {
    if (bill.item !== ITEM.outpatient) continue
    const month = bills.filter((other) => other.item === ITEM.outpatient && sameMonth(other.day, bill.day))
    scaleDown(month, MONTH_LINE, random)
  }
  scaleDown(
    bills.filter(({ day }) => day >= YEAR_FROM),
    line,
    random,
  )
}

function scaleDown(bills: readonly Bill[], line: number, random: Random): void {
  const sum = bills.reduce((cents, { self }) => cents + self, 0)
  if (sum < line * HIGHEST_CAP) return
  const factor = (line * random.between(LOWEST_CAP, HIGHEST_CAP - 0.02)) / sum
  for (const bill of bills) bill.self = Math.floor(bill.self * factor)
}

const sameMonth = (a: number, b: number): boolean => yearOf(a) === yearOf(b) && monthOf(a) === monthOf(b)

/** Bills of the people in the plan: how many they are follows from the case alone. */
const PLANNED_BILLS: Partial<Record<Planted['case'], number>> = {
  yearOver: 4,
  nearYear: 4,
  nearGroup: 4,
  nearWindow: 3,
  monthOver: 5,
  nearMonth: 6,
}
export const plannedVisits = (planted: Planted | undefined): number | undefined =>
  planted?.anomaly === 'selfPaidOver' ? PLANNED_BILLS[planted.case]! : undefined

/** @param ordinal which of the planned cases it is: every eighth stands exactly on the line */
export function plannedRecords(population: Population, planted: Planted, ordinal: number, random: Random, add: AddRecord): void {
  const { person } = planted
  const line = isLowIncome(population, person) ? POOR_LINE : OTHERS_LINE
  const inYear = (): number => random.integer(YEAR_FROM, AS_OF)
  const bill = (item: number, day: number, self: number): void => add(item, day, Math.round(self * random.between(0.6, 2.2)), self)
  switch (planted.case) {
    case 'yearOver':
    case 'nearYear': {
      const over = ordinal % 8 === 0 ? line : Math.round(line * (1.01 + 1.1 * random.next() ** 2))
      const parts = splitCents(planted.case === 'yearOver' ? over : line - 1, 4, random)
      parts.forEach((cents) => bill(ITEM.inpatient, inYear(), cents))
      return
    }
    case 'nearGroup':
      splitCents(random.integer(POOR_LINE, OTHERS_LINE - 1), 4, random).forEach((cents) => bill(ITEM.inpatient, inYear(), cents))
      return
    case 'nearWindow':
      bill(ITEM.inpatient, YEAR_FROM - 1, Math.round(line * 0.6))
      bill(ITEM.inpatient, YEAR_FROM, Math.round(line * 0.5))
      bill(ITEM.inpatient, inYear(), Math.round(line * 0.3))
      return
    case 'monthOver':
    case 'nearMonth': {
      const month = dayOf(`2026-0${random.integer(2, 8)}-01`)
      const over = ordinal % 8 === 0 ? MONTH_LINE : random.integer(MONTH_LINE + 1, 1180_00)
      if (planted.case === 'monthOver') {
        splitCents(over, 5, random).forEach((cents) => bill(ITEM.outpatient, month + random.integer(0, 27), cents))
        return
      }
      splitCents(MONTH_LINE - 1, 3, random).forEach((cents) => bill(ITEM.outpatient, month + random.integer(0, 27), cents))
      splitCents(MONTH_LINE - 1, 3, random).forEach((cents) => bill(ITEM.outpatient, month - 1 - random.integer(0, 27), cents))
    }
  }
}

/** Whole cents in uneven parts that add up. */
function splitCents(cents: number, count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => random.between(0.4, 1.6))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = weights.map((weight) => Math.floor((cents * weight) / total))
  parts[0]! += cents - parts.reduce((sum, part) => sum + part, 0)
  return parts
}
