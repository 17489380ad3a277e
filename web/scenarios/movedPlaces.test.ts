import { expect, test } from 'vitest'
import { movedPlaces } from './movedPlaces.ts'

const place = (key: string) => ({ key, name: key, at: [111, 29.4] as [number, number] })

test('a site that is new and one that is gone are told, whatever stays is not', () => {
  const [a, b, c] = ['v1', 'v2', 'v3'].map(place) as [ReturnType<typeof place>, ReturnType<typeof place>, ReturnType<typeof place>]
  expect(movedPlaces({ places: [a, b] }, { places: [c, b] })).toEqual({ chosen: [c], dropped: [a] })
  expect(movedPlaces({ places: [a, b] }, { places: [b, a] })).toEqual({ chosen: [], dropped: [] })
  // What was kept before sites were told says nothing of them.
  expect(movedPlaces({}, { places: [a] })).toEqual({ chosen: [], dropped: [] })
})
