import { describe, expect, test } from 'vitest'
import { BENEFIT_ITEMS, DATASETS } from '../../api/contract/codes.ts'
import { randomStreams } from '../random.ts'
import { planRecords, villageBenefits } from './benefits.ts'
import { AS_OF, birthday, dayOf } from './calendar.ts'
import { villageCounts } from './counts.ts'
import { DEPARTED_SINCE } from './departed.ts'
import { EVENT, villageEvents } from './events.ts'
import { isLowIncome } from './groups.ts'
import { ITEM } from './payments.ts'
import { GROUP, inGroup, RESIDENCE, STATUS } from './population.ts'
import { settleCounty } from './settle.ts'

const SEED = 430821
const SCALE = 0.02
const county = settleCounty(villageCounts(SEED, SCALE), SEED, SCALE)
const plan = planRecords(county, SEED, SCALE)

interface Benefit {
  person: number
  item: number
  day: number
  amount: number
  self: number
}
function allBenefits(): Benefit[] {
  const found: Benefit[] = []
  county.villages.forEach((_, village) =>
    villageBenefits(county, village, plan, SEED, (person, item, day, amount, self) => found.push({ person, item, day, amount, self })),
  )
  return found
}
const benefits = allBenefits()
const planted = new Map(county.planted.map((one) => [one.person, one]))
/** The first few records that break a rule. */
const none = (breaks: (one: Benefit) => boolean): Benefit[] => benefits.filter(breaks).slice(0, 3)
const living = (person: number): boolean => county.status[person] === STATUS.living

describe('records', () => {
  test('exactly as many as the scale says, of known items and data sets, and the same again', () => {
    expect(benefits.length).toBe(8_550_000 * SCALE)
    const items = new Set(BENEFIT_ITEMS.map(({ code }) => code))
    const datasets = new Set<number>(DATASETS.map(({ id }) => id))
    expect(none(({ item }) => !items.has(item) || !datasets.has(Math.floor(item / 100)))).toEqual([])
    expect(new Set(benefits.map(({ item }) => item)).size).toBe(items.size)
    expect(JSON.stringify(allBenefits()) === JSON.stringify(benefits)).toBe(true)
  })

  test('nothing before birth or after the records’ date; amounts are never negative', () => {
    expect(none(({ person, day }) => day < county.birthDay[person]! || day > AS_OF)).toEqual([])
    expect(none(({ amount, self }) => !Number.isInteger(amount) || !Number.isInteger(self) || amount < 0 || self < 0)).toEqual([])
  })

  test('each payment goes to whom it is meant for', () => {
    const aged = (years: number) => (one: Benefit) => one.day >= birthday(county.birthDay[one.person]!, years)
    const tagged =
      (group: number) =>
      ({ person }: Benefit) =>
        planted.has(person) || inGroup(county, person, group)
    const meant: Readonly<Record<number, (one: Benefit) => boolean>> = {
      [ITEM.pension]: aged(60),
      [ITEM.oldAge]: aged(80),
      [ITEM.contribution]: (one) => aged(16)(one) && !aged(61)(one),
      [ITEM.severeCare]: ({ person }) => county.disability[person]! > 0 && county.disability[person]! % 10 <= 2,
      [ITEM.veteran]: tagged(GROUP.veteran),
      [ITEM.destitute]: tagged(GROUP.destitute),
      [ITEM.subsistence]: (one) => tagged(GROUP.subsistence)(one) || one.day <= county.relievedUntil[one.person]!,
    }
    expect(none((one) => meant[one.item]?.(one) === false)).toEqual([])
  })

  test('who left is paid no longer, but for the planted', () => {
    expect(
      none(({ person, day }) => !living(person) && planted.get(person)?.case !== 'continued' && day > county.leftDay[person]!),
    ).toEqual([])
  })
})

describe('self-paid lines', () => {
  const since = dayOf('2025-11-01')
  const years = new Map<number, number>()
  const months = new Map<string, number>()
  for (const { person, item, day, self } of benefits) {
    if (item < 200 || item > 299 || day < since || !living(person)) continue
    years.set(person, (years.get(person) ?? 0) + self)
    const month = `${person}/${new Date(day * 86_400_000).toISOString().slice(0, 7)}`
    if (item === ITEM.outpatient) months.set(month, (months.get(month) ?? 0) + self)
  }
  const over = new Set<number>()
  for (const [person, cents] of years) if (cents >= (isLowIncome(county, person) ? 500_000 : 2_000_000)) over.add(person)
  for (const [month, cents] of months) if (cents >= 50_000) over.add(Number(month.split('/')[0]))

  test('exactly the planted are over a line', () => {
    const expected = county.planted.filter(({ anomaly, match }) => anomaly === 'selfPaidOver' && match).map(({ person }) => person)
    expect([...over].sort((a, b) => a - b)).toEqual(expected)
  })

  test('near misses are a cent short, a day too old, or spread over two months', () => {
    for (const { person, case: kind } of county.planted) {
      const line = isLowIncome(county, person) ? 500_000 : 2_000_000
      if (kind === 'nearYear') expect(years.get(person)).toBe(line - 1)
      if (kind === 'nearGroup') expect(years.get(person)).toSatisfy((cents: number) => cents >= 500_000 && cents < 2_000_000)
      if (kind === 'nearWindow') expect(years.get(person)).toBeLessThan(line)
      if (kind === 'nearMonth')
        expect([...months].filter(([key, cents]) => key.startsWith(`${person}/`) && cents === 49_999).length).toBe(2)
    }
  })
})

describe('change events', () => {
  const events = county.villages.map((village) => ({
    village,
    ...villageEvents(county, village, randomStreams(SEED)('events', village.code)),
  }))

  test('a million and more at full scale, in the order of their days, of the last three years', () => {
    expect(events.reduce((sum, { kind }) => sum + kind.length, 0)).toBeGreaterThan(1_000_000 * SCALE)
    for (const { day } of events) {
      expect(day).toEqual([...day].sort((a, b) => a - b))
      for (const one of day) expect(one > DEPARTED_SINCE && one <= AS_OF).toBe(true)
    }
  })

  test('they reconcile in every village: then + born + in − died − out = now', () => {
    for (const { village, person, kind } of events) {
      const count = (wanted: number): number => kind.filter((one) => one === wanted).length
      const everybody = [
        ...Array.from({ length: village.people }, (_, place) => village.firstPerson + place),
        ...Array.from({ length: village.departed }, (_, place) => village.firstDeparted + place),
      ]
      const opening = everybody.filter((one) => county.birthDay[one]! <= DEPARTED_SINCE && county.joinedDay[one] === 0).length
      expect(opening + count(EVENT.born) + count(EVENT.movedIn) - count(EVENT.died) - count(EVENT.movedOut)).toBe(village.people)
      expect(new Set(person.filter((_, place) => kind[place] === EVENT.born)).size).toBe(count(EVENT.born))
    }
  })

  test('who is away left last, who is at home came back last', () => {
    const last = new Map<number, number>()
    for (const { person, kind } of events)
      person.forEach((one, place) => {
        if (kind[place] === EVENT.left || kind[place] === EVENT.returned) last.set(one, kind[place]!)
      })
    for (const [person, kind] of last) expect(kind === EVENT.left).toBe(county.residence[person]! >= RESIDENCE.province)
  })
})
