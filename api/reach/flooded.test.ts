import { expect, test } from 'vitest'
import { BEYOND } from '../contract/travel.ts'
import type { RoadLine } from './network.ts'
import { Traveller } from './travel.ts'
import type { Country } from './trip.ts'

const STEP = 3 / 3600
const [WIDTH, HEIGHT] = [21, 9]
const place = (column: number, row: number) => [111 + column * STEP, 29.5 - row * STEP] as const
const grid = { west: 111, north: 29.5, step: STEP, width: WIDTH, height: HEIGHT }
/** A plain with a house at its western end, a goal at its eastern one, and a road between them. */
const countryOf = (road: Pick<RoadLine, 'kind' | 'bridge'>): Country => ({
  grid,
  heights: new Float32Array(WIDTH * HEIGHT).fill(50),
  rivers: [],
  reservoirs: [],
  roads: [{ id: 7, ...road, line: Float64Array.from([...place(0, 4), ...place(20, 4)]) }],
  houses: Float64Array.from(place(1, 4)),
})
const trip = { goals: Float64Array.from(place(19, 4)), mode: 'foot', limit: 180 } as const
const columns = (...wanted: number[]) =>
  Uint32Array.from({ length: WIDTH * HEIGHT }, (_, cell) => cell).filter((cell) => wanted.includes(cell % WIDTH))
const alteration = (cells: Uint32Array) => ({ roads: [], areas: [], ground: false, built: [], flooded: { grid, cells } })

test('water across the plain cuts the road and the ground; beside it nothing changes', () => {
  const traveller = new Traveller(countryOf({ kind: 'village' }))
  const dry = traveller.toNearest(trip).houses[0]!
  expect(dry).toBeLessThan(BEYOND)
  expect(traveller.toNearest({ ...trip, altered: alteration(columns(10)) }).houses[0]).toBe(BEYOND)
  expect(traveller.cutRoads('foot', alteration(columns(10))).map(({ id }) => id)).toEqual([7])
  expect(traveller.toNearest({ ...trip, altered: alteration(new Uint32Array()) }).houses[0]).toBe(dry)
  expect(traveller.toNearest(trip).houses[0]).toBe(dry)
})

test('bridges and expressways stand above it', () => {
  for (const road of [{ kind: 'village', bridge: true }, { kind: 'expressway' }] as const) {
    const traveller = new Traveller(countryOf(road))
    expect(traveller.cutRoads('car', alteration(columns(10)))).toEqual([])
  }
  const bridge = new Traveller(countryOf({ kind: 'village', bridge: true }))
  expect(bridge.toNearest({ ...trip, altered: alteration(columns(10)) }).houses[0]).toBe(bridge.toNearest(trip).houses[0])
})
