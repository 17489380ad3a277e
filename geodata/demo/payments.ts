import type { Random } from '../random.ts'
import type { Planted } from './planted.ts'
import { AS_OF, birthday, dayOf } from './calendar.ts'
import { GROUP, inGroup, STATUS, type Population } from './population.ts'

/** Takes one record: item of BENEFIT_ITEMS, day, cents paid to or for the person, cents the person paid. */
export type AddRecord = (item: number, day: number, amountCents: number, selfPaidCents: number) => void

export const ITEM = {
  participation: 101,
  outpatient: 201,
  inpatient: 202,
  chronic: 203,
  contribution: 301,
  pension: 302,
  farmland: 401,
  forest: 402,
  rice: 403,
  subsistence: 501,
  destitute: 502,
  oldAge: 503,
  disabledLiving: 504,
  severeCare: 505,
  relief: 506,
  studentAid: 601,
  steadyJobs: 701,
  travel: 702,
  veteran: 801,
  familyAward: 901,
} as const

/** Months whose payments are on file, as the day before the 1st: payment falls on that day + day of month. */
const MONTHS = Array.from({ length: 16 }, (_, index) => dayOf(new Date(Date.UTC(2025, 6 + index, 1)).toISOString().slice(0, 10)) - 1)
export const PAYMENTS_SINCE = MONTHS[0]! + 1
const NEW_YEAR = dayOf('2026-01-01')

/** Day of the month on which each item is paid. */
const PAYDAY: Readonly<Record<number, number>> = {
  [ITEM.pension]: 10,
  [ITEM.subsistence]: 15,
  [ITEM.destitute]: 15,
  [ITEM.oldAge]: 20,
  [ITEM.disabledLiving]: 20,
  [ITEM.severeCare]: 20,
  [ITEM.veteran]: 8,
}

/** Every month from the first payday on or after `from` until `to`. Amounts rise by a share at New Year. */
function payMonthly(add: AddRecord, item: number, from: number, to: number, cents: number, rise: number): void {
  const raised = Math.round((cents * (1 + rise)) / 100) * 100
  for (const month of MONTHS) {
    const day = month + PAYDAY[item]!
    if (day >= from && day <= to) add(item, day, day < NEW_YEAR ? cents : raised, 0)
  }
}

/** Monthly payments of one person: pension, relief, allowances, all amounts 示例. Nobody else is paid less, more or longer than the plan says. */
export function monthlyPayments(
  population: Population,
  person: number,
  planted: Planted | undefined,
  random: Random,
  add: AddRecord,
): void {
  const { status, birthDay, leftDay, employee, disability } = population
  const born = birthDay[person]!
  const until = status[person] === STATUS.living ? AS_OF : leftDay[person]!
  const continued = planted?.case === 'continued' ? Math.min(until + random.integer(62, 260), AS_OF) : until
  const yuan = (from: number, to: number): number => random.integer(from, to) * 100
  const at60 = birthday(born, 60)
  const dead = planted?.anomaly === 'paidAfterDeath'
  // Old people's pension: basic part and what the own account yields; staff pensions are those of an employer.
  const pensioned = random.chance(0.965) || dead
  if (at60 <= AS_OF && pensioned && status[person] !== STATUS.moved) {
    const cents = employee[person] ? yuan(1850, 4600) : yuan(158, 246)
    payMonthly(add, ITEM.pension, at60, dead ? continued : until, cents, employee[person] ? 0.02 : 0.1)
  }
  const at80 = birthday(born, 80)
  if (at80 <= AS_OF && status[person] !== STATUS.moved) payOldAge(born, at80, until, planted, random, add)
  if (status[person] === STATUS.moved && planted) payMonthly(add, ITEM.subsistence, born, continued, yuan(280, 460), 0.05)
  if (status[person] !== STATUS.living) return

  const poor = inGroup(population, person, GROUP.subsistence)
  if (poor) payMonthly(add, ITEM.subsistence, born, until, yuan(260, 520), 0.05)
  if (population.relievedUntil[person]! > 0)
    payMonthly(add, ITEM.subsistence, born, population.relievedUntil[person]!, yuan(260, 520), 0.05)
  if (inGroup(population, person, GROUP.destitute)) payMonthly(add, ITEM.destitute, born, until, yuan(780, 1080), 0.04)
  if (planted?.case === 'both') payMonthly(add, ITEM.destitute, AS_OF - random.integer(70, 300), until, yuan(780, 1080), 0.04)
  if (disability[person]! > 0) {
    if (poor || inGroup(population, person, GROUP.nearSubsistence)) payMonthly(add, ITEM.disabledLiving, born, until, 100_00, 0.1)
    if (disability[person]! % 10 <= 2) {
      const [from, to] = careMonths(planted, random)
      payMonthly(add, ITEM.severeCare, Math.max(from, born), to, 100_00, 0.1)
    }
  }
  if (inGroup(population, person, GROUP.veteran) && random.chance(0.5)) payMonthly(add, ITEM.veteran, born, until, yuan(640, 1180), 0.05)
}

/** Eighty, ninety and a hundred are paid differently; whose claim was never made is not paid at all. */
function payOldAge(born: number, at80: number, until: number, planted: Planted | undefined, random: Random, add: AddRecord): void {
  if (planted?.anomaly === 'allowanceUnclaimed') {
    if (planted.case === 'unpaid' || planted.case === 'nearDay') return
    until = planted.case === 'lapsed' ? AS_OF - random.integer(64, 210) : LAST_IN_FORCE
  }
  const at90 = Math.min(birthday(born, 90), AS_OF + 1)
  const at100 = Math.min(birthday(born, 100), AS_OF + 1)
  payMonthly(add, ITEM.oldAge, at80, Math.min(until, at90 - 1), 100_00, 0)
  payMonthly(add, ITEM.oldAge, at90, Math.min(until, at100 - 1), 200_00, 0)
  payMonthly(add, ITEM.oldAge, at100, until, 500_00, 0)
}

/** The September payment is the last: 41 days old, within the two months that count as in force. */
const LAST_IN_FORCE = dayOf('2026-09-30')

function careMonths(planted: Planted | undefined, random: Random): [from: number, to: number] {
  if (planted?.anomaly !== 'careUnclaimed') return [0, AS_OF]
  if (planted.case === 'unpaid') return [1, 0]
  return [0, planted.case === 'lapsed' ? AS_OF - random.integer(64, 210) : LAST_IN_FORCE]
}
