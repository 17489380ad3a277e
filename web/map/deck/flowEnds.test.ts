import { expect, test } from 'vitest'
import { flowEnds } from './flowEnds.ts'

const cities = ['430100', '440300', '310100'] as const
const townships = Array.from({ length: 40 }, (_, n) => `4308211${String(n).padStart(2, '0')}`)
const PEOPLE = { '430100': 900, '440300': 800, '310100': 3 }

test('every sign has an arc to it, however weak beside the others', () => {
  const place = (code: keyof typeof PEOPLE) => ({
    code,
    name: code,
    nameEnglish: code,
    location: [113, 28] as [number, number],
    people: PEOPLE[code] * townships.length,
  })
  const { places, arcs } = flowEnds(
    {
      asOf: '2026-10-31',
      exact: true,
      origins: townships.map((code) => ({ code, name: code, seat: [111, 29.4] as [number, number], people: 2000 })),
      places: cities.map(place),
      flows: townships.flatMap((from) => cities.map((to) => ({ from, to, people: PEOPLE[to] }))),
    },
    [110.5, 29.1, 111.3, 29.7],
    false,
  )
  expect(new Set(arcs.map(({ place: { code } }) => code))).toEqual(new Set(places.map(({ code }) => code)))
  expect(arcs.length).toBeLessThan(townships.length * cities.length)
  expect(arcs.map(({ people }) => people)).toEqual(arcs.map(({ people }) => people).toSorted((a, b) => a - b))
})
