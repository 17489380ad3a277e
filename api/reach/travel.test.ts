import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { TRAVEL_MODES } from '../contract/travel.ts'
import type { RoadLine } from './network.ts'
import { Traveller } from './travel.ts'
import type { Alteration, Country } from './trip.ts'
import { Unwanted, Watch } from './watch.ts'

const STEP = 3 / 3600
const [WIDTH, HEIGHT] = [16, 13]
const at = ([column, row]: readonly [number, number]): [number, number] => [111 + column * STEP, 29.5 - row * STEP]
const lineOf = (places: readonly (readonly [number, number])[]) => Float64Array.from(places.flatMap((place) => at(place)))
const position = fc.tuple(fc.double({ min: 0, max: WIDTH - 1, noNaN: true }), fc.double({ min: 0, max: HEIGHT - 1, noNaN: true }))
const road = fc.record({
  kind: fc.constantFrom('national' as const, 'village' as const, 'path' as const),
  line: fc.array(position, { minLength: 2, maxLength: 4 }),
})
const roadLine = ({ kind, line }: { kind: RoadLine['kind']; line: [number, number][] }, id: number): RoadLine => ({
  id,
  kind,
  line: lineOf(line),
})
const box = fc.tuple(position, fc.double({ min: 0.3, max: 5, noNaN: true }))
const ringOf = ([[column, row], size]: [[number, number], number]) => [
  lineOf([[column, row], [column + size, row], [column + size, row + size], [column, row + size], [column, row]]), // prettier-ignore
]
const scene = fc.record({
  heights: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: WIDTH * HEIGHT, maxLength: WIDTH * HEIGHT }),
  river: fc.option(fc.array(position, { minLength: 2, maxLength: 4 }), { nil: undefined }),
  houses: fc.array(position, { maxLength: 12 }),
  roads: fc.array(road, { maxLength: 4 }),
  built: fc.array(road, { maxLength: 2 }),
  gone: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  areas: fc.array(box, { maxLength: 2 }),
  ground: fc.boolean(),
  goals: fc.array(position, { minLength: 1, maxLength: 4 }),
  others: fc.array(position, { maxLength: 2 }),
  mode: fc.constantFrom(...TRAVEL_MODES),
  limit: fc.constantFrom(5, 20, 180),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

const countryOf = ({ heights, river, houses }: Scene, roads: readonly RoadLine[]): Country => ({
  grid: { west: 111, north: 29.5, step: STEP, width: WIDTH, height: HEIGHT },
  heights: Float32Array.from(heights),
  rivers: river ? [lineOf(river)] : [],
  reservoirs: [],
  roads,
  houses: lineOf(houses),
})
const demandOf = ({ houses }: Scene) => Float64Array.from(houses, (_, index) => index % 4)
const capacityOf = (goals: Float64Array) => Float64Array.from({ length: goals.length / 2 }, (_, index) => 10 + index)

/** Everything a country answers of a trip. */
function answers(traveller: Traveller, scene: Scene, goals: Float64Array, altered?: Alteration) {
  const trip = { goals, mode: scene.mode, limit: scene.limit, altered }
  const { cells, houses } = traveller.toNearest(trip)
  const scores = traveller.scores(trip, capacityOf(goals), demandOf(scene), 'e2sfca')
  return { cells: [...cells], houses: [...houses], scores: [...scores] }
}

test('other goals are answered from those kept, and the same as by a country that was never asked', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const roads = given.roads.map(roadLine)
      const traveller = new Traveller(countryOf(given, roads))
      const [first, second] = [lineOf(given.goals), lineOf([...given.goals.slice(1), ...given.others])]
      answers(traveller, given, first)
      expect(answers(traveller, given, second)).toEqual(answers(new Traveller(countryOf(given, roads)), given, second))
      expect(answers(traveller, given, first)).toEqual(answers(new Traveller(countryOf(given, roads)), given, first))
    }),
    { numRuns: 60 },
  )
})

test('roads that are thought of, built and cut, answer as if they were on file so', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const roads = given.roads.map(roadLine)
      const built = given.built.map((one, index) => roadLine(one, -1 - index))
      const goals = lineOf(given.goals)
      const traveller = new Traveller(countryOf(given, roads))
      const plain = answers(traveller, given, goals)
      const thought = answers(traveller, given, goals, { roads: given.gone, areas: [], ground: false, built })
      const left = roads.filter(({ id }) => !given.gone.includes(id))
      expect(thought).toEqual(answers(new Traveller(countryOf(given, [...left, ...built])), given, goals))
      expect(answers(traveller, given, goals)).toEqual(plain)
    }),
    { numRuns: 120 },
  )
})

test('roads that change on file change what is kept, to the bit', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const roads = given.roads.map(roadLine)
      const goals = lineOf(given.goals)
      const traveller = new Traveller(countryOf(given, roads))
      const plain = answers(traveller, given, goals)
      const now = [...roads.filter(({ id }) => !given.gone.includes(id)), ...given.built.map((one, index) => roadLine(one, 10 + index))]
      traveller.replaceRoads(now)
      expect(answers(traveller, given, goals)).toEqual(answers(new Traveller(countryOf(given, now)), given, goals))
      traveller.replaceRoads(roads)
      expect(answers(traveller, given, goals)).toEqual(plain)
    }),
    { numRuns: 120 },
  )
})

test('areas cut what meets them, and answers do not depend on what was asked before', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const roads = given.roads.map(roadLine)
      const goals = lineOf(given.goals)
      const altered = { roads: [], areas: given.areas.map(ringOf), ground: given.ground, built: [] }
      const traveller = new Traveller(countryOf(given, roads))
      const plain = answers(traveller, given, goals)
      const cut = answers(traveller, given, goals, altered)
      expect(cut).toEqual(answers(new Traveller(countryOf(given, roads)), given, goals, altered))
      // Nobody gets anywhere sooner for it.
      for (const [house, minutes] of cut.houses.entries()) expect(minutes).toBeGreaterThanOrEqual(plain.houses[house]!)
      expect(answers(traveller, given, goals)).toEqual(plain)
    }),
    { numRuns: 120 },
  )
})

test('what is given up leaves nothing behind, and says how far it is while it is wanted', () => {
  const side = 200
  const country: Country = {
    grid: { west: 111, north: 29.5, step: STEP, width: side, height: side },
    heights: new Float32Array(side * side).fill(90),
    rivers: [],
    reservoirs: [],
    roads: [],
    houses: lineOf([
      [3, 3],
      [150, 150],
    ]),
  }
  const trip = { goals: lineOf([[100, 100]]), mode: 'foot', limit: 180 } as const
  const watch = new Watch()
  const traveller = new Traveller(country, new Watch(watch.shared))
  watch.giveUp()
  expect(() => traveller.toNearest(trip)).toThrow(Unwanted)
  watch.reset()
  expect(traveller.toNearest(trip)).toEqual(new Traveller(country).toNearest(trip))
  expect(watch.done()).toBeGreaterThan(0)
  expect(watch.done()).toBeLessThanOrEqual(Watch.whole)
})
