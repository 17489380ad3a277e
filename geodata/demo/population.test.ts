import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ageOn, AS_OF, DAYS_PER_YEAR } from './calendar.ts'
import { villageCounts } from './counts.ts'
import { isIdNumber, demoIdNumber, demoPhone } from './idNumber.ts'
import { MARRIAGE, RELATION } from './households.ts'
import { villageHouses } from './houses.ts'
import { FAMOUS } from './names.lists.ts'
import { fullName } from './names.ts'
import { ETHNICITY, POLITICS } from './people.ts'
import { emptyPopulation, GROUP, inGroup, RESIDENCE, STATUS, type Population } from './population.ts'
import { bandOf, BANDS, pyramidShare } from './pyramid.ts'
import { settleCounty, settleVillage, townHousesOf } from './settle.ts'

const SEED = 430821
const SCALE = 0.03
const counts = villageCounts(SEED, SCALE)
const county = settleCounty(counts, SEED, SCALE)
const { living, total, households } = county

const people = (from = 0, to = living): number[] => Array.from({ length: to - from }, (_, index) => from + index)
const age = (index: number): number => (AS_OF - county.birthDay[index]!) / DAYS_PER_YEAR
const members = (household: number): number[] =>
  Array.from({ length: households.size[household]! }, (_, place) => households.first[household]! + place)
const share = (suits: (index: number) => boolean, among = people()): number => among.filter(suits).length / among.length
const name = (index: number): string =>
  fullName({ surname: county.surname[index]!, given1: county.given1[index]!, given2: county.given2[index]! })

/** Columns in their order, so that any change anywhere shows. */
function digest(population: Population): string {
  const sum = createHash('sha256')
  for (const column of [...Object.values(population), ...Object.values(population.households)])
    if (ArrayBuffer.isView(column)) sum.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  return sum.digest('hex')
}

describe('counts', () => {
  test('people, households and departed are exactly as many as the scale says', () => {
    expect(living).toBe(730_000 * SCALE)
    expect(total - living).toBe(30_000 * SCALE)
    expect(households.size.length).toBe(240_000 * SCALE)
    expect(households.size.reduce((sum, size) => sum + size, 0)).toBe(living)
    for (const size of households.size) expect(size >= 1 && size <= 7).toBe(true)
  })

  test('the same seed gives the same county, another seed another', () => {
    expect(digest(settleCounty(counts, SEED, SCALE))).toBe(digest(county))
    expect(digest(settleCounty(villageCounts(1, SCALE), 1, SCALE))).not.toBe(digest(county))
  })

  test('a village drawn alone is the village of the whole county', () => {
    const alone = emptyPopulation(county.villages)
    const at = county.villages.findIndex(({ code }) => code === '430821109201')
    const village = county.villages[at]!
    settleVillage(alone, village, at, villageHouses(village, SEED), townHousesOf(counts, SEED), SEED)
    const planted = new Set(county.planted.map(({ person }) => person))
    for (const index of people(village.firstPerson, village.firstPerson + village.people)) {
      if (planted.has(index)) continue
      for (const column of ['birthDay', 'household', 'house', 'surname', 'given1', 'given2', 'groups', 'residence', 'employment'] as const)
        expect(alone[column][index]).toBe(county[column][index])
    }
  })
})

describe('households', () => {
  test('each has one head, grown up, and spouses are married to each other', () => {
    for (let household = 0; household < households.size.length; household++) {
      const heads = members(household).filter((index) => county.relation[index] === RELATION.head)
      expect(heads).toEqual([households.head[household]])
      expect(age(heads[0]!)).toBeGreaterThan(18)
    }
    for (const index of people()) {
      const spouse = county.spouse[index]!
      if (spouse < 0) continue
      expect(county.spouse[spouse]).toBe(index)
      expect(county.sex[spouse]).not.toBe(county.sex[index])
      expect(county.marriage[index]).toBe(MARRIAGE.married)
    }
  })

  test('mothers were 18 to 45 and fathers 20 to 55 when a child was born', () => {
    for (const index of people()) {
      const { [index]: mother } = county.mother
      const { [index]: father } = county.father
      if (mother! >= 0) expect(age(mother!) - age(index)).toSatisfy((gap: number) => gap >= 18 && gap < 45.1)
      if (father! >= 0) expect(age(father!) - age(index)).toSatisfy((gap: number) => gap >= 20 && gap < 55.1)
      if (mother! >= 0) expect(county.sex[mother!]).toBe(2)
      if (father! >= 0) expect(county.sex[father!]).toBe(1)
    }
  })

  test('by relation alone too: children younger than the head, parents and grandparents older', () => {
    for (const index of people()) {
      const head = age(households.head[county.household[index]! - 1]!)
      switch (county.relation[index]) {
        case RELATION.son:
        case RELATION.daughter:
          expect(head - age(index)).toBeGreaterThan(10)
          break
        case RELATION.grandchild:
          expect(head - age(index)).toBeGreaterThan(34)
          break
        case RELATION.parent:
          expect(age(index) - head).toBeGreaterThan(14)
          break
        case RELATION.grandparent:
          expect(age(index) - head).toBeGreaterThan(34)
      }
    }
  })

  test('everybody lives where they are said to: at the household’s house, elsewhere in the county, or outside', () => {
    const houses = counts.reduce((sum, count) => sum + count.houses, 0)
    for (const index of people()) {
      const house = county.house[index]!
      expect(house >= 0 && house <= houses).toBe(true)
      if (county.residence[index] === RESIDENCE.home) expect(house).toBe(households.house[county.household[index]! - 1])
      if (county.residence[index]! >= RESIDENCE.province) expect(house).toBe(0)
    }
  })

  test('no child under 16 is at home without anybody grown up', () => {
    for (let household = 0; household < households.size.length; household++) {
      const home = members(household).filter((index) => county.residence[index]! <= RESIDENCE.county)
      if (home.some((index) => age(index) < 16)) expect(home.some((index) => age(index) >= 18)).toBe(true)
    }
  })
})

describe('people', () => {
  test('the pyramid is the county’s: every band of men and of women to three quarters of a percent, small as the sample is', () => {
    const counted = new Float64Array(2 * BANDS)
    for (const index of people()) counted[(county.sex[index]! - 1) * BANDS + bandOf(age(index))]! += 100 / living
    for (const sex of [1, 2])
      for (let band = 0; band < BANDS; band++)
        expect(Math.abs(counted[(sex - 1) * BANDS + band]! - 100 * pyramidShare(sex, band))).toBeLessThan(0.75)
    expect(share((index) => age(index) >= 60)).toBeCloseTo(0.246, 1)
  })

  test('a third and more of the villagers of 20 to 44 are away; old people stay', () => {
    const village = (index: number): boolean => county.villages[households.village[county.household[index]! - 1]!]!.classCode === 220
    const away = (index: number): boolean => county.residence[index]! >= RESIDENCE.province
    const young = people().filter((index) => village(index) && age(index) >= 20 && age(index) < 45)
    expect(share(away, young)).toSatisfy((part: number) => part > 0.3 && part < 0.42)
    expect(
      share(
        away,
        people().filter((index) => age(index) >= 70),
      ),
    ).toBeLessThan(0.03)
  })

  test('marriage, school and work are of the person’s age', () => {
    for (const index of people()) {
      const years = age(index)
      if (county.marriage[index] !== MARRIAGE.single) expect(years).toBeGreaterThan(county.sex[index] === 1 ? 22 : 20)
      if (years < 6) expect(county.employment[index]).toBe(6)
      if (years >= 6 && years < 15) expect(county.employment[index]).toBe(5)
      if (county.employment[index] === 5) expect(years).toBeLessThan(26)
      if (county.employment[index] === 8) expect(years).toBeGreaterThanOrEqual(60)
      if (county.education[index] === 20) expect(years).toBeGreaterThanOrEqual(18)
      if (county.politics[index] === POLITICS.party) expect(years).toBeGreaterThanOrEqual(20)
    }
  })

  test('Tujia are nine in ten of the 土家族乡 and six in ten of all', () => {
    const township = (index: number): boolean =>
      county.villages[households.village[county.household[index]! - 1]!]!.townshipName.includes('土家族')
    const tujia = (index: number): boolean => county.ethnicity[index] === ETHNICITY.tujia
    expect(share(tujia, people().filter(township))).toBeCloseTo(0.9, 1)
    expect(share(tujia)).toBeCloseTo(0.6, 1)
  })

  test('nobody is somebody: prefix of no place, valid check character, no number twice, no famous name', () => {
    const numbers = new Set<string>()
    for (const index of people(0, total)) {
      const idNumber = demoIdNumber(county.birthDay[index]!, county.sex[index]!, county.rank[index]!)
      expect(isIdNumber(idNumber)).toBe(true)
      expect(idNumber.startsWith('430899')).toBe(true)
      expect(Number(idNumber[16]) % 2).toBe(county.sex[index] === 1 ? 1 : 0)
      numbers.add(idNumber)
      expect(FAMOUS.has(name(index))).toBe(false)
    }
    expect(numbers.size).toBe(total)
    expect(new Set(people(0, total).map((index) => demoPhone(index + 1))).size).toBe(total)
  })

  test('the departed were here: born before they left, within the years on file', () => {
    for (const index of people(living, total)) {
      expect(county.status[index]).not.toBe(STATUS.living)
      expect(county.leftDay[index]).toBeGreaterThan(county.birthDay[index]! + 18 * 365)
      expect(county.leftDay[index]).toBeLessThanOrEqual(AS_OF)
    }
  })
})

describe('groups', () => {
  const has = (group: number) => (index: number) => inGroup(county, index, group)

  test('rates are a hill county’s', () => {
    const rates: readonly (readonly [number, number])[] = [
      [GROUP.subsistence, 0.035],
      [GROUP.destitute, 0.009],
      [GROUP.liftedFromPoverty, 0.14],
      [GROUP.monitored, 0.008],
      [GROUP.disabled, 0.045],
      [GROUP.party, 0.045],
    ]
    for (const [group, rate] of rates) expect(share(has(group)) / rate).toSatisfy((ratio: number) => ratio > 0.7 && ratio < 1.35)
  })

  test('高龄 is eighty and over; 低保 and 特困 exclude each other; certificates have type and grade', () => {
    for (const index of people()) {
      expect(has(GROUP.aged)(index)).toBe(ageOn(county.birthDay[index]!, AS_OF) >= 80)
      expect(has(GROUP.subsistence)(index) && has(GROUP.destitute)(index)).toBe(false)
      expect(has(GROUP.disabled)(index)).toBe(county.disability[index]! > 0)
      if (county.disability[index]! > 0) expect(String(county.disability[index])).toMatch(/^[1-7][1-4]$/)
      expect(has(GROUP.party)(index)).toBe(county.politics[index] === POLITICS.party)
    }
  })

  test('who is alone, and who was left behind, follows from who is at home', () => {
    const away = (index: number): boolean => county.residence[index]! >= RESIDENCE.province
    for (const index of people()) {
      const home = members(county.household[index]! - 1).filter((other) => county.residence[other] === RESIDENCE.home)
      if (has(GROUP.aloneAged)(index)) expect(home).toEqual([index])
      if (has(GROUP.emptyNest)(index)) expect(home.length > 1 && home.every((other) => age(other) >= 59.9)).toBe(true)
      if (has(GROUP.leftChild)(index)) {
        const parents = [county.mother[index]!, county.father[index]!].filter((parent) => parent >= 0)
        expect(age(index) < 16 && parents.length > 0 && parents.every(away) && !away(index)).toBe(true)
      }
      if (has(GROUP.leftWoman)(index)) expect(away(county.spouse[index]!)).toBe(true)
    }
  })
})
