import { expect, test } from 'vitest'
import { CELL, glow, type Spot } from './heat.ts'

const SIZE = 512
/** A tile of the geographic scheme whose north-west corner is at a place, as tiles are asked for at a level. */
function tileAt(level: number, west: number, north: number) {
  const degrees = 180 / 2 ** level
  return { size: SIZE, x: (lon: number) => ((lon - west) / degrees) * SIZE, y: (lat: number) => ((north - lat) / degrees) * SIZE }
}
/** Square kilometres of a place of the grid, about 29.4° north. */
const cellArea = (level: number) => ((180 / 2 ** level / (SIZE / CELL)) * 110.9) ** 2 * Math.cos((29.4 * Math.PI) / 180)

test('a coarse picture shows as many people as a fine one', () => {
  const spots: Spot[] = Array.from({ length: 60 }, (_, index) => ({
    lon: 111 + (index % 8) * 0.005,
    lat: 29.4 + Math.floor(index / 8) * 0.005,
    density: 100 + index,
    reach: 0.0081,
  }))
  const people = [5, 6, 7, 8, 9, 10].map((level) => {
    const degrees = 180 / 2 ** level
    return glow(tileAt(level, 111.02 - degrees / 2, 29.42 + degrees / 2), spots).reduce((sum, here) => sum + here, 0) * cellArea(level)
  })
  const finest = people.at(-1)!
  for (const found of people) expect(found / finest).toSatisfy((share: number) => share > 0.85 && share < 1.15)
})
