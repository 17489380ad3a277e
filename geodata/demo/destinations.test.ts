import { expect, test } from 'vitest'
import { DESTINATIONS } from '../../api/contract/destinations.ts'
import { randomStreams } from '../random.ts'
import { villageCounts } from './counts.ts'
import { AS_OF } from './calendar.ts'
import { villageDestinations } from './destinations.ts'
import { RESIDENCE } from './population.ts'
import { settleCounty } from './settle.ts'

const SEED = 7
const SCALE = 0.02
const population = settleCounty(villageCounts(SEED, SCALE), SEED, SCALE)
const all = (seed: number) => {
  const streams = randomStreams(seed)
  return population.villages.flatMap((village) => villageDestinations(population, village, streams('destinations', village.code)))
}
const gone = all(SEED)

test('everybody who lives outside the county went to one place that has a name, and nobody else', () => {
  const away = Array.from({ length: population.living }, (_, person) => person).filter(
    (person) => population.residence[person]! >= RESIDENCE.province,
  )
  expect(gone.map(({ person }) => person)).toEqual(away)
  const known = new Set(DESTINATIONS.map(({ code }) => code))
  for (const { placeCode } of gone) expect(known.has(placeCode), placeCode).toBe(true)
})

test('within the province they went to other cities of Hunan, else out of it', () => {
  for (const { person, placeCode } of gone) {
    const hunan = placeCode.startsWith('43')
    expect(hunan).toBe(population.residence[person] === RESIDENCE.province)
    expect(placeCode).not.toBe('430800')
  }
})

test('nobody left before birth or after the records’ date', () => {
  for (const { person, since } of gone) {
    expect(since).toBeGreaterThanOrEqual(population.birthDay[person]!)
    expect(since).toBeLessThan(AS_OF)
  }
})

test('most who leave the province work in Guangdong, and villages differ', () => {
  const country = gone.filter(({ placeCode }) => !placeCode.startsWith('43'))
  const share = country.filter(({ placeCode }) => placeCode.startsWith('44')).length / country.length
  expect(share).toBeGreaterThan(0.5)
  expect(share).toBeLessThan(0.8)
})

test('same seed, same places; another seed, others', () => {
  expect(all(SEED)).toEqual(gone)
  expect(all(SEED + 1)).not.toEqual(gone)
})
