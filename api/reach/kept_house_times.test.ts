import { mkdtempSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CountryName, KeptHouseTimes } from './kept_house_times.ts'
import type { RoadLine } from './network.ts'
import type { Country } from './trip.ts'

const country: Omit<Country, 'roads'> = {
  grid: { west: 111, north: 29.5, step: 3 / 3600, width: 2, height: 2 },
  heights: Float32Array.of(1, 2, 3, Number.NaN),
  rivers: [Float64Array.of(111, 29.5, 111.001, 29.5)],
  reservoirs: [[Float64Array.of(111, 29.5, 111.001, 29.5, 111, 29.4)]],
  houses: Float64Array.of(111, 29.5, 111.001, 29.4),
}
const road = (id: number, end: number): RoadLine => ({ id, kind: 'village', line: Float64Array.of(111, 29.5, end, 29.5) })
const ids = Int32Array.of(4, 7)

test('a country has the same name for as long as nothing that times go over is another', () => {
  const nameOf = (change: Partial<Country> = {}, houses = ids) =>
    new CountryName({ ...country, ...change }, houses).with(change.roads ?? [road(1, 111.001)])
  const names = [
    nameOf(),
    nameOf({ heights: Float32Array.of(1, 2, 4, Number.NaN) }),
    nameOf({ grid: { ...country.grid, west: 111.1 } }),
    nameOf({ rivers: [] }),
    nameOf({ reservoirs: [] }),
    nameOf({ houses: Float64Array.of(111, 29.5, 111.001, 29.41) }),
    nameOf({ roads: [] }),
    nameOf({ roads: [road(1, 111.002)] }),
    nameOf({}, Int32Array.of(7, 4)),
  ]
  expect(new Set(names).size).toBe(names.length)
  expect(nameOf()).toBe(names[0])
})

test('what was kept is there after a restart, whole, and of the last country only', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-times-'))
  const trip = { goals: Float64Array.of(111, 29.5), mode: 'foot', limit: 240 } as const
  const minutes = Uint8Array.of(3, 255)
  await new KeptHouseTimes(dataDir).keep('a', trip, minutes)
  const again = new KeptHouseTimes(dataDir)
  expect(await again.find('a', trip, 2)).toEqual(minutes)
  expect(await again.find('a', { ...trip, mode: 'car' }, 2)).toBeUndefined()
  expect(await again.find('a', { ...trip, goals: Float64Array.of(111, 29.4) }, 2)).toBeUndefined()
  expect(await again.find('b', trip, 2)).toBeUndefined()
  expect(await again.find('a', trip, 3), 'of other houses').toBeUndefined()

  const [name] = readdirSync(join(dataDir, 'travel', 'a'))
  const path = join(dataDir, 'travel', 'a', name!)
  expect(statSync(path).mode & 0o077).toBe(0)
  truncateSync(path, statSync(path).size - 3)
  expect(await again.find('a', trip, 2), 'cut short').toBeUndefined()

  await again.keep('b', trip, minutes)
  expect(readdirSync(join(dataDir, 'travel'))).toEqual(['b'])
})
