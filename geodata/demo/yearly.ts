import type { Random } from '../random.ts'
import { AS_OF, dayOf, DAYS_PER_YEAR } from './calendar.ts'
import { isLowIncome } from './groups.ts'
import { ITEM, type AddRecord } from './payments.ts'
import { EMPLOYMENT, GROUP, inGroup, RESIDENCE, STATUS, type Population } from './population.ts'

interface Season {
  from: number
  to: number
  /** share of those concerned who are done by the records' date */
  share: number
  cents: number
}
const season = (from: string, to: string, share: number, yuan = 0): Season => ({
  from: dayOf(from),
  to: dayOf(to),
  share,
  cents: yuan * 100,
})

/** 居民医保 is collected in the autumn before its year; the third is still going on. */
const PARTICIPATION = [
  season('2024-09-01', '2024-12-31', 0.985, 400),
  season('2025-09-01', '2025-12-31', 0.985, 400),
  season('2026-09-01', '2026-10-31', 0.36, 400),
]
const CONTRIBUTION = [season('2025-03-01', '2025-12-20', 0.74), season('2026-03-01', '2026-10-31', 0.6)]
const CONTRIBUTION_YUAN = [200, 300, 500, 1000, 2000, 3000]
const FARMING = [season('2025-05-12', '2025-06-20', 1), season('2026-05-11', '2026-06-18', 1)]
const TERMS = [
  season('2025-04-01', '2025-05-31', 1),
  season('2025-10-01', '2025-12-10', 1),
  season('2026-04-01', '2026-05-31', 1),
  season('2026-10-08', '2026-10-31', 0.5),
]
const SUMMERS = [season('2025-07-01', '2025-08-31', 1), season('2026-07-01', '2026-08-31', 1)]
const YEARS = [season('2025-07-01', '2025-12-31', 1), season('2026-01-01', '2026-10-31', 1)]

/** What is paid or paid in once a year or term: premiums, contributions, farm subsidies, aid for pupils, jobs, families. Amounts 示例. */
export function yearlyRecords(population: Population, person: number, rural: boolean, random: Random, add: AddRecord): void {
  const { birthDay, status, leftDay, insured, employee, employment, residence } = population
  const born = birthDay[person]!
  const living = status[person] === STATUS.living
  const until = living ? AS_OF : leftDay[person]!
  const poor = isLowIncome(population, person)
  const destitute = inGroup(population, person, GROUP.destitute)
  const each = (seasons: readonly Season[], share: number, record: (day: number, season: Season) => void): void => {
    for (const one of seasons) {
      if (!random.chance(one.share * share)) continue
      const day = random.integer(one.from, one.to)
      if (day >= born && day <= until) record(day, one)
    }
  }
  const ageOn = (day: number): number => (day - born) / DAYS_PER_YEAR

  if ((insured[person] && !employee[person]) || !living) {
    const own = destitute ? 0 : poor ? 0.5 : 1
    each(PARTICIPATION, 1, (day, { cents }) => add(ITEM.participation, day, cents, cents * own))
  }
  if (!employee[person] && employment[person] !== EMPLOYMENT.school) {
    const yuan = CONTRIBUTION_YUAN[random.weighted([54, 20, 12, 9, 3, 2])]!
    each(CONTRIBUTION, 0.96, (day) => {
      if (ageOn(day) < 17 || ageOn(day) >= 60) return
      if (destitute || poor) add(ITEM.contribution, day, 100_00, 0)
      else add(ITEM.contribution, day, yuan * 100, yuan * 100)
    })
  }
  if (!living) return
  if (rural && population.households.head[population.household[person]! - 1] === person) farmSubsidies(random, each, add)
  if (employment[person] === EMPLOYMENT.school && (poor || inGroup(population, person, GROUP.orphan))) {
    const cents = ageOn(AS_OF) < 12 ? 500_00 : ageOn(AS_OF) < 15 ? 625_00 : ageOn(AS_OF) < 18 ? 1000_00 : 1650_00
    each(TERMS, 0.9, (day) => add(ITEM.studentAid, day, cents, 0))
  }
  const worksAway = residence[person]! >= RESIDENCE.province && employment[person] === EMPLOYMENT.wages
  if (worksAway && poor) each(SUMMERS, 0.85, (day) => add(ITEM.travel, day, random.pick([200_00, 300_00, 400_00]), 0))
  if (employment[person] === EMPLOYMENT.wages && !worksAway)
    each(YEARS, 0.05, (day) => add(ITEM.steadyJobs, day, random.integer(8, 20) * 100_00, 0))
  if (rural && ageOn(AS_OF) >= 60.5 && !employee[person]) {
    // The family's history decides, and it doesn't change: drawn once.
    const awarded = random.chance(0.16) ? 1 : 0
    each(SUMMERS, awarded, (day) => void (ageOn(day) >= 60 && add(ITEM.familyAward, day, 960_00, 0)))
  }
  each(YEARS, poor ? 0.02 : 0.003, (day) => add(ITEM.relief, day, random.integer(5, 60) * 100_00, 0))
}

/** To the head of the household, by the land it tills: 2–8 mu of farmland, rice on a part, woods for some. */
function farmSubsidies(
  random: Random,
  each: (seasons: readonly Season[], share: number, record: (day: number) => void) => void,
  add: AddRecord,
): void {
  if (!random.chance(0.93)) return
  const mu = random.between(1.6, 7.5)
  each(FARMING, 1, (day) => add(ITEM.farmland, day, Math.round(mu * 105_00), 0))
  if (random.chance(0.42)) each(FARMING, 1, (day) => add(ITEM.rice, day + 40, Math.round(mu * 0.6 * 62_00), 0))
  if (random.chance(0.33)) {
    const woods = Math.round(random.between(4, 60) * 15_00)
    each(FARMING, 1, (day) => add(ITEM.forest, day + 60, woods, 0))
  }
}
