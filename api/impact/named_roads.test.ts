import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namedRoads } from './named_roads.ts'

const piece = (id: number, name: string | null, meters: number, level: number, kind = 'national') => ({
  id,
  name,
  kind,
  meters,
  class: level,
  location: [110 + id / 1000, 29] as [number, number],
})

test('a road that is cut in many places is told once: all its metres, its worst, the place of its longest piece', () => {
  expect(
    namedRoads([
      piece(1, 'G353', 400.4, 2),
      piece(2, null, 690, 1, 'village'),
      piece(3, 'G353', 688.4, 1),
      piece(4, null, 90, 0, 'village'),
    ]),
  ).toEqual([{ ...piece(3, 'G353', 1089, 2) }, piece(2, null, 690, 1, 'village'), piece(4, null, 90, 0, 'village')])
})

test('roads of one name and two kinds are two', () => {
  expect(namedRoads([piece(1, '环城路', 10, 0, 'county'), piece(2, '环城路', 20, 0, 'village')]).map(({ id }) => id)).toEqual([2, 1])
})

test('no metre is lost, whatever comes in whatever order', () => {
  const one = fc.record({ name: fc.constantFrom(null, 'G353', 'S306'), meters: fc.nat(5000), level: fc.nat(3) })
  const lists = fc.array(one).map((all) => all.map(({ name, meters, level }, id) => piece(id, name, meters, level)))
  const sum = (all: readonly { meters: number }[]) => all.reduce((total, { meters }) => total + meters, 0)
  fc.assert(
    fc.property(lists, (list) => {
      const roads = namedRoads(list)
      expect(sum(roads)).toBe(sum(list))
      expect(roads).toEqual(roads.toSorted((a, b) => b.meters - a.meters))
      expect(namedRoads(list.toReversed())).toEqual(roads)
    }),
  )
})
